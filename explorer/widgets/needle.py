"""The line one types into at the head of a dialog."""

from collections.abc import Callable

from textual import events

from explorer.widgets.as_typed import AsTyped


class Needle(AsTyped):
    """A bare input that leaves some letters to the dialog's own keys."""

    DEFAULT_CSS = """
    Needle, Needle:focus {
        border: none; height: 1; padding: 0; width: 1fr; min-width: 1;
        background: $ink-raised; color: $ink-text; background-tint: 0%;
    }
    Needle > .input--placeholder { color: $ink-muted; }
    Needle > .input--cursor { background: $ink-accent; color: $ink-raised; text-style: none; }
    """

    def __init__(
        self,
        placeholder: str,
        reserved: str = "",
        goes_on: Callable[[str], bool] = lambda typed: False,
        first: str = "",
    ) -> None:
        """Take the words shown while it is empty, and the letters that are not for it.

        A reserved blank is typed all the same where a name goes on with it: "united " kingdom. Those of `first` are not
        for it while it is empty.
        """
        # The first cell is the cursor's, so that it hides no letter of the placeholder.
        super().__init__(placeholder=f" {placeholder}", compact=True, select_on_focus=False)
        self.reserved = reserved
        self.first = first
        self.goes_on = goes_on
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Reserved letters go on to the screen's bindings."""
        return character is not None and character.isprintable() and not self._leaves(character)

    def _leaves(self, character: str) -> bool:
        if not self.value and character in self.first:
            return True
        return character in self.reserved and not (character == " " and self.goes_on(f"{self.value} "))

    async def _on_key(self, event: events.Key) -> None:
        if event.character and self._leaves(event.character):
            event.prevent_default()
            return
        await super()._on_key(event)
