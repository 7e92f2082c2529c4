"""A dialog for a note of one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.filter import LineFilter
from textual.widgets import TextArea

from explorer.ascii_filter import AsciiFilter
from explorer.draw.keys import keys_line
from explorer.draw.piece import safe
from explorer.draw.words import grouped
from explorer.screens.dialog import Dialog
from explorer.widgets.sheet import Sheet

WIDTH, HEIGHT = 64, 9


class NoteArea(TextArea):
    """Lines one types; enter is the dialog's, nothing is taken for a sign of ours, nothing acts on the screen."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one for our own signs."""
        return [one for one in super().get_line_filters() if not isinstance(one, AsciiFilter)]

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, one character for each of its own; the text stays as it was written."""
        return Text(safe(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            return
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)


class NoteScreen(Dialog[str | None]):
    """A note to write; gives back its text, None where nothing is to change."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; background: $ink-background 55%; }
    NoteScreen #dialog {
        layout: vertical; background: $ink-raised; border: heavy $ink-accent; border-title-color: $ink-accent;
        border-title-style: bold; border-title-background: $ink-raised; padding: 0 1;
    }
    NoteScreen NoteArea, NoteScreen NoteArea:focus {
        border: none; padding: 0; height: 1fr; min-height: 1; background: $ink-raised; color: $ink-text;
        background-tint: 0%; scrollbar-size-vertical: 0;
    }
    NoteArea .text-area--cursor { background: $ink-accent; color: $ink-raised; }
    NoteArea .text-area--selection { background: $ink-select; }
    """
    AUTO_FOCUS = "NoteArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", show=False),
        Binding("escape", "cancel", "cancel", show=False),
    ]

    def __init__(self, title: str, held: str) -> None:
        """Take what it is a note on, and the note there is."""
        super().__init__()
        self._title, self._held = title, held
        self._before = ""
        """The note as the lines give it back untouched."""

    def compose(self) -> ComposeResult:
        """Lines and their keys, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = f"{self._title} · empty removes it" if self._held else self._title
            area = NoteArea(self._held, compact=True, highlight_cursor_line=False)
            area.cursor_blink = False
            yield area
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        self.area.move_cursor(self.area.document.end)
        self._before = self.area.text
        keys = (("enter", "keep"), ("ctrl+j", "new line"), ("esc", "cancel"))
        self.query_one("#keys", Sheet).draw(lambda width, height: [keys_line(keys, width)])
        self.on_resize()

    def on_resize(self) -> None:
        """Take the place there is."""
        width, height = self.app.size
        whole = width < 60 or height < 20
        dialog = self.query_one("#dialog")
        dialog.styles.width = max(1, width if whole else WIDTH)
        dialog.styles.height = max(1, min(height, HEIGHT))

    @property
    def area(self) -> NoteArea:
        """The lines."""
        return self.query_one(NoteArea)

    def action_keep(self) -> None:
        """Give the note back, one that was not touched as it was; one that is too long is not lost."""
        from db.store.decide import LONGEST_NOTE  # what writes is not needed to open the dialog

        text = self.area.text
        if len(text) > LONGEST_NOTE:
            words = f"a note has at most {grouped(LONGEST_NOTE)} characters, this one {grouped(len(text))}: shorten it"
            self.notify(words, severity="error", markup=False)
            return
        self.dismiss(self._held if text == self._before else text.strip())

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
