"""What every dialog over the desk is: modal, closed once, and closed by the key that opens it."""

from typing import ClassVar, Generic, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

from explorer.commands import BY_ID, of
from explorer.config import config_of
from explorer.draw.piece import safe
from explorer.screens.layer import Layer
from explorer.toast import forget

Result = TypeVar("Result")
NARROW = 60
"""Columns below which a dialog takes the whole screen."""
CLOSES = "[@click=screen.cancel]esc closes[/]"
"""For a border: words that close the dialog when they are clicked."""


class Dialog(Layer[Result], ModalScreen[Result], Generic[Result]):
    """A dialog that gives back one result."""

    DEFAULT_CSS = """
    Dialog ToastRack { margin-bottom: 0; }
    Dialog.-roomy Toast { width: auto; }
    Dialog.-roomy.-airy ToastRack { margin-bottom: 1; }
    Dialog.-narrow ToastRack { dock: top; align: right top; }
    Dialog.-narrow.-typed ToastRack { margin-top: 2; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-roomy")]  # noqa: RUF012 - Textual says of what it is
    """What is told covers no keys at the foot: it stands under the dialog, above the foot of the screen where there is
    room, or over the title of a narrow one, but below the line one types into."""
    where = ""
    """Its name in the table of commands, if it has any."""
    OPENED_BY: ClassVar[tuple[str, ...]] = ()
    """The commands that open it: their keys close it, too, but for those that mean something in it."""

    def on_mount(self) -> None:
        """Let the keys that open it close it, as a person has them; where there is little room, cover nothing of it."""
        self.set_class(bool(self.query(Input)), "-typed")
        if self.app.size.width < NARROW:
            forget(self.app)
        keys = config_of(self.app).keys
        own = {key for command in of(self.where) for key in keys.keys(command)}
        own |= {key for key, held in self._bindings.key_to_bindings.items() if any(one.id is None for one in held)}
        for name in self.OPENED_BY:
            for key in keys.keys(BY_ID[name]):
                if key not in own:
                    self._bindings.bind(key, "cancel", show=False)

    def say(self, words: str) -> None:
        """Say something in the lower frame; what comes while it closes is for nobody."""
        if not self.closing:
            # A border label is markup where it is a string.
            self.query_one("#dialog").border_subtitle = safe(words).replace("[", "\\[")
