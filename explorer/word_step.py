"""The ends of a stretch of text, moved by words or by characters."""

import re

from db.read.article import Span

_WORD = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")


def moved(text: str, span: Span, side: int, by: int, letters: bool = False) -> Span:
    """The span with one end moved: side 0 is its begin, 1 its end; by whole words and signs, or by characters.

    What it begins and ends with is never a blank, and at least one character stays.
    """
    start, end = span
    place = span[side]
    if letters:
        place = _over_blanks(text, place, side, by)
    else:
        places = _places(text, side, place)
        found = [spot for spot in places if (spot > place if by > 0 else spot < place)]
        place = (found[0] if by > 0 else found[-1]) if found else place
    if side == 0:
        return (place, end) if 0 <= place < end else span
    return (start, place) if start < place <= len(text) else span


def _over_blanks(text: str, place: int, side: int, by: int) -> int:
    place += by
    while 0 < place < len(text) and text[place - side].isspace():
        place += by
    return max(0, min(place, len(text)))


def _places(text: str, side: int, place: int) -> list[int]:
    """Where words and signs begin, or end, near a place."""
    first, last = max(0, place - 400), min(len(text), place + 400)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return [match.end() if side else match.start() for match in _WORD.finditer(text, first, last)]
