"""The lines that compare the shown quote with what was pasted; gone where nothing was."""

from explorer.draw.piece import Line
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
        if self.parent is not self.screen:  # a card may stand at the right of it
            width = self.container_size.width or width
        lines: list[Line] = []
        if paste and quote:
            from explorer.draw.difference import difference_lines  # most searches are no running text

            lines = difference_lines(paste, quote, width, most)
        self.set_class(not lines, "gone")
        self.styles.height = max(1, len(lines))
        self.draw(lambda width, height: lines)
