"""Pieces become strips: the colours of the theme that is on."""

from collections.abc import Mapping
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from explorer.draw.piece import Ground, Ink, Line
from explorer.themes import INK

Colours = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def _style(
    colours: Colours, ink: Ink, ground: Ground, bold: bool, underline: bool, italic: bool, reverse: bool
) -> Style:
    table = dict(colours)
    if ink == "faint" and ground in ("select", "rest"):
        ink = "muted"  # faint is too weak there
    return Style(
        color=table[ink], bgcolor=table[ground], bold=bold, underline=underline, italic=italic, reverse=reverse
    )


class Inks:
    """The colours of one theme, as styles of pieces."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the colours out of a theme's CSS variables; what is missing is Ink's."""
        self.colours: Colours = tuple((name, variables.get(f"ink-{name}", colour)) for name, colour in INK.items())

    def style(self, ink: Ink = "text", ground: Ground = "background") -> Style:
        """One plain style."""
        return _style(self.colours, ink, ground, False, False, False, False)

    def strip(self, line: Line, width: int, ground: Ground = "background") -> Strip:
        """A line as a strip of exactly that width, on a ground."""
        segments = [
            Segment(piece.text, _style(
                self.colours, piece.ink, piece.on or ground, piece.bold, piece.underline, piece.italic, piece.reverse
            ))
            for piece in line
            if piece.text
        ]  # fmt: skip
        return Strip(segments).adjust_cell_length(max(0, width), self.style(ground=ground))


_LAST: dict[tuple[str, str], Inks] = {}


def inks_of(app: App[object]) -> Inks:
    """The inks of the app's theme, made once a theme."""
    variables = app.theme_variables
    key = (app.theme, variables.get("ink-background", ""))
    if key not in _LAST:
        _LAST[key] = Inks(variables)
    return _LAST[key]
