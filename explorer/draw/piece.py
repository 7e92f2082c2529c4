"""A piece of a line: text in one ink; a line is a tuple of pieces, measured in terminal cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, get_character_cell_size

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


def plain(text: str) -> str:
    """Data as one line that cannot harm a terminal: one character for each, so spans stay true."""
    if text.isprintable():
        return text
    return visible("".join(" " if letter.isspace() else letter for letter in text))


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
            text = cut(piece.text, room) if size > room else piece.text[:-1] + "…"
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


def text_of(line: Iterable[Piece]) -> str:
    """The line without its inks."""
    return "".join(piece.text for piece in line)
