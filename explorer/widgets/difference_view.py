"""The lines that compare the shown quote with what was pasted; gone where nothing was."""

from explorer.draw.difference import difference_lines
from explorer.widgets.sheet import Sheet


class DifferenceView(Sheet):
    """As many lines as the comparison takes, at most so many."""

    DEFAULT_CSS = "DifferenceView.gone { display: none; }"

    def __init__(self) -> None:
        """Compare nothing yet."""
        super().__init__(id="difference", classes="gone")

    def compare(self, paste: str, quote: str, most: int) -> None:
        """Show how a quote differs from what was pasted; nothing where either is empty."""
        width = self.screen.size.width
        lines = difference_lines(paste, quote, width, most) if paste and quote else []
        self.set_class(not lines, "gone")
        self.styles.height = max(1, len(lines))
        self.draw(lambda width, height: lines)
