"""The command palette in the colours of the house."""

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, SearchIcon

from explorer.provider import Everything


class Palette(CommandPalette):
    """Textual's palette over commands, speakers, sources and countries."""

    CSS_PATH = "palette.tcss"
    closing = False

    def __init__(self) -> None:
        """Take everything there is to offer."""
        super().__init__([Everything], placeholder="a command, a speaker, a source, a country")

    def on_mount(self) -> None:
        """Put our sign in place."""
        self.query_one(SearchIcon).icon = "›"

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the first time; keys that reach it while it closes are for nobody."""
        if self.closing or not self.is_current:
            return AwaitComplete()
        self.closing = True
        return super().dismiss(result)
