"""The first line: what is searched for, and the counts of what is left."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from db.ask.row import Counts
from explorer.draw.piece import Piece, length
from explorer.draw.trail import counts_line
from explorer.widgets.sheet import Sheet

WIDE = 60


class SearchBar(Horizontal):
    """An input between a slash and the counts."""

    DEFAULT_CSS = """
    SearchBar { height: 1; background: $ink-surface; }
    SearchBar #slash { width: 3; }
    SearchBar #counts { width: 0; }
    SearchBar Input {
        width: 1fr; min-width: 1; height: 1; border: none; padding: 0;
        background: transparent; color: $ink-text;
    }
    SearchBar Input:focus { border: none; background: transparent; background-tint: transparent 0%; }
    SearchBar Input>.input--placeholder { color: $ink-faint; text-style: none; }
    SearchBar Input>.input--cursor { background: $ink-accent; color: $ink-background; text-style: none; }
    SearchBar.filled Input { text-style: bold; }
    SearchBar.typing { background: $ink-raised; }
    """

    def compose(self) -> ComposeResult:
        """Slash, input, counts."""
        yield Sheet(id="slash", ground="surface")
        yield Input(compact=True, select_on_focus=False)
        yield Sheet(id="counts", ground="surface")

    def on_mount(self) -> None:
        """Draw the slash."""
        self._slash(False)

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one(Input)

    @property
    def typing(self) -> bool:
        """The keys go to the input."""
        return self.input.has_focus

    def _slash(self, typing: bool) -> None:
        slash = (Piece(" "), Piece("/", "accent", bold=True) if typing else Piece("/", "faint"), Piece(" "))
        self.query_one("#slash", Sheet).draw(lambda width, height: [slash], "raised" if typing else "surface")

    def show_counts(self, counts: Counts | None, unsure: bool = False) -> None:
        """Show the counts, or an ellipsis in their place while they are being made."""
        sheet = self.query_one("#counts", Sheet)
        line = counts_line(counts, self.app.size.width, unsure)
        sheet.styles.width = length(line)
        sheet.draw(lambda width, height: [line], "raised" if self.typing else "surface")

    def settle(self, width: int) -> None:
        """Say what can be searched for, as far as there is room."""
        self.input.placeholder = "search names, words, titles, outlets" if width >= WIDE else "search"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Words are bold, the hint of what can be searched for is not."""
        self.set_class(bool(event.value), "filled")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Light up while typing."""
        self.add_class("typing")
        self._slash(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Dim when the keys go elsewhere."""
        self.remove_class("typing")
        self._slash(False)
