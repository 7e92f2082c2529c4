"""One row of an article's text as lines of a width: each a span of the text, so nothing is altered."""

from typing import NamedTuple

from rich.cells import get_character_cell_size

from db.read.article import Span, ZoneKind
from explorer.draw.piece import plain

FURNITURE: frozenset[ZoneKind] = frozenset({"byline", "dateline", "caption", "boilerplate"})
"""Zones that are not the story."""


class TextLine(NamedTuple):
    """One line of the reader: a span of the article's text and the zone it lies in."""

    start: int
    end: int
    zone: ZoneKind
    paragraph: Span
    """The paragraph's span."""
    folded: int = 0
    """Lines of the article that this one stands for; 0 for one that shows its own words."""


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """A row of a text broken at blanks into spans at most that many cells wide; a longer word is broken anywhere."""
    width = max(1, width)
    drawn = plain(text[start:end])
    even = drawn.isascii() or all(get_character_cell_size(letter) == 1 for letter in set(drawn))
    spans = _letters(drawn, width) if even else _cells(drawn, width)
    return [(start + one, start + two) for one, two in spans]


def _letters(text: str, width: int) -> list[Span]:
    """The lines of a text whose every letter takes one cell."""
    spans: list[Span] = []
    begin, end = 0, len(text)
    while end - begin > width:
        stop = text.rfind(" ", begin + 1, begin + width + 1)
        if stop < 0:
            stop = begin + width
        spans.append((begin, stop))
        begin = stop
        while begin < end and text[begin] == " ":
            begin += 1
    if begin < end:
        spans.append((begin, end))
    return spans


def _cells(text: str, width: int) -> list[Span]:
    """The lines of any text."""
    spans: list[Span] = []
    end = len(text)
    begin, used, blank = 0, 0, -1
    place = 0
    while place < end:
        letter = text[place]
        if letter == " ":
            blank = place
        size = 1 if letter < "\x7f" else get_character_cell_size(letter)
        if used + size > width and place > begin:
            stop = place if letter == " " else blank if blank > begin else place
            spans.append((begin, stop))
            begin = stop
            while begin < end and text[begin] == " ":
                begin += 1
            place, used, blank = begin, 0, -1
            continue
        used += size
        place += 1
    if begin < end:
        spans.append((begin, end))
    return spans
