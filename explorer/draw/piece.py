"""A piece of a line: text in one ink; a line is a tuple of pieces, measured in terminal cells."""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from rich.cells import cell_len, get_character_cell_size

from db.dataclass import dataclass
from explorer.draw.glyph import shield
from explorer.text import visible

Ink = Literal[
    "text", "muted", "faint", "line", "accent", "match", "who", "denied", "unreal", "relayed", "lit-text", "background"
]
Ground = Literal["background", "surface", "raised", "select", "rest", "lit", "text", "accent"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one ink."""

    text: str
    ink: Ink = "text"
    bold: bool = False
    underline: bool = False
    italic: bool = False
    reverse: bool = False
    on: Ground | None = None
    """Its own background; None leaves the background of the line."""
    tag: str | None = None
    """What a click on it means: a name the widget knows."""

    def with_text(self, text: str) -> "Piece":
        """The same ink on other text."""
        return Piece(text, self.ink, self.bold, self.underline, self.italic, self.reverse, self.on, self.tag)


Line = tuple[Piece, ...]


_NOTHING = "\u034f"
"""A combining character that takes no cell and shows nothing, in every terminal."""
_WIDENING = frozenset((*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)))
"""Variation selectors and skin tones."""
_FLAGS = range(0x1F1E6, 0x1F200)


class _Table(dict[int, str]):
    """Code point to the character drawn in its place, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        drawn = " " if letter.isspace() else visible(letter)
        if point in _FLAGS:  # two of them are a flag of two cells or of four: the letters of its country are two
            drawn = chr(ord("A") + point - _FLAGS.start)
        # What joins, widens or hides is worth other cells in each terminal; without it a letter has one width.
        if drawn == letter and (unicodedata.category(letter) == "Cf" or point in _WIDENING):
            drawn = _NOTHING
        self[point] = drawn
        return drawn


_TABLE = _Table()


def safe(text: str) -> str:
    """Data as one line to be drawn: one character for each, so spans stay true, and as wide in every terminal."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_TABLE)


def plain(text: str) -> str:
    """Data as one line to be drawn: safe, and its own signs kept where ours are drawn in ASCII."""
    return shield(safe(text))


def width_of(text: str) -> int:
    """Terminal cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """The text, its end replaced by … where it is wider than that many cells."""
    if width <= 0:
        return ""
    # A terminal cell holds at most one character but a wide one, so a long text need not be measured whole.
    if len(text) <= width * 4 and width_of(text) <= width:
        return text
    used = 0
    for place, letter in enumerate(text):
        size = get_character_cell_size(letter)
        if used + size > width - 1:
            return text[:place] + "…"
        used += size
    return text


def left(text: str, width: int) -> str:
    """The text cut and padded on the right to exactly that many cells."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def right(text: str, width: int) -> str:
    """The text cut and padded on the left to exactly that many cells."""
    text = cut(text, width)
    return " " * (width - width_of(text)) + text


def length(line: Iterable[Piece]) -> int:
    """Terminal cells a line takes."""
    return sum(width_of(piece.text) for piece in line)


def cut_line(line: Line, width: int) -> Line:
    """The line, its end replaced by … where it is wider than that many cells."""
    if length(line) <= width:
        return line
    kept: list[Piece] = []
    room = width
    for piece in line:
        size = width_of(piece.text)
        if size >= room:
            text = cut(piece.text if size > room else piece.text + "…", room)
            return (*kept, piece.with_text(text)) if room > 0 else tuple(kept)
        kept.append(piece)
        room -= size
    return tuple(kept)


def spread(start: Line, end: Line, width: int, filler: Piece | None = None) -> Line:
    """A line with one part at either end, and blanks or a filler between; the start gives way."""
    room = width - length(end)
    if room <= 0:
        return cut_line(end, width)
    start = cut_line(start, room)
    gap = room - length(start)
    between = (filler or Piece(" ")).text
    middle = Piece(between * gap) if filler is None else filler.with_text(between * gap)
    return (*start, middle, *end) if gap > 0 else (*start, *end)


def fill(text: str, width: int, most: int = 6) -> list[str]:
    """The text broken at blanks into at most so many lines of that width, the last one cut where there is more."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += " " + word
        elif len(lines) < most:
            lines.append(cut(word, width))
        else:
            lines[-1] = cut(lines[-1] + " …", width)
            break
    return lines


def text_of(line: Iterable[Piece]) -> str:
    """The line without its inks."""
    return "".join(piece.text for piece in line)
