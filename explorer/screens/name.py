"""A dialog that asks for one line: a name, for instance."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from explorer.draw.keys import keys_line
from explorer.screens.dialog import Dialog
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet

WIDTH, HEIGHT = 64, 5


class NameScreen(Dialog[str | None]):
    """One line to type into; gives back what stands in it, None where nobody wants it."""

    DEFAULT_CSS = """
    NameScreen { align: center middle; background: $ink-background 55%; }
    NameScreen #dialog {
        layout: vertical; background: $ink-raised; border: heavy $ink-accent; border-title-color: $ink-accent;
        border-title-style: bold; border-title-background: $ink-raised;
    }
    NameScreen Needle, NameScreen Needle:focus { margin: 0 1; }
    """
    AUTO_FOCUS = "Needle"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]

    def __init__(self, title: str, value: str, does: str) -> None:
        """Take what is asked for, what stands in the line at first, and what enter does with it."""
        super().__init__()
        self._title, self._value, self._does = title, value, does

    def compose(self) -> ComposeResult:
        """A line and its keys, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = self._title
            yield Needle("")
            yield Sheet(ground="raised")
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Put the value in the line, all of it to be typed over."""
        needle = self.query_one(Needle)
        needle.value = self._value
        needle.select_all()
        keys = (("enter", self._does), ("esc", "cancel"))
        self.query_one("#keys", Sheet).draw(lambda width, height: [keys_line(keys, width)])
        self._fit()

    def on_resize(self) -> None:
        """Take the width there is."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        dialog = self.query_one("#dialog")
        dialog.styles.width = max(1, min(WIDTH, width))
        dialog.styles.height = max(1, min(HEIGHT, height))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Close without a word."""
        self.dismiss(None)
