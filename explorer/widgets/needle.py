"""The line one types into at the head of a dialog."""

from textual import events
from textual.widgets import Input


class Needle(Input):
    """A bare input that leaves some letters to the dialog's own keys."""

    DEFAULT_CSS = """
    Needle, Needle:focus {
        border: none; height: 1; padding: 0; width: 1fr; min-width: 1;
        background: $ink-raised; color: $ink-text; background-tint: 0%;
    }
    Needle > .input--placeholder { color: $ink-muted; }
    Needle > .input--cursor { background: $ink-accent; color: $ink-raised; text-style: none; }
    """

    def __init__(self, placeholder: str, reserved: str = "") -> None:
        """Take the words shown while it is empty and the letters that are not for it."""
        # The first cell is the cursor's, so that it hides no letter of the placeholder.
        super().__init__(placeholder=f" {placeholder}", compact=True, select_on_focus=False)
        self.reserved = reserved
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Reserved letters go on to the screen's bindings."""
        return character is not None and character.isprintable() and character not in self.reserved

    async def _on_key(self, event: events.Key) -> None:
        if event.character and event.character in self.reserved:
            event.prevent_default()
            return
        await super()._on_key(event)
