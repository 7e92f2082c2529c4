"""What reaches the terminal, in ASCII where a person wants that."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from explorer.draw.glyph import to_ascii


class AsciiFilter(LineFilter):
    """Puts ASCII in the place of every sign and line of the app, borders included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells with other characters."""
        return [
            segment if segment.text.isascii() else Segment(to_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]
