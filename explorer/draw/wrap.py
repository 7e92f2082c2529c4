"""An article's text as lines of a width: each line a span of the text, so nothing is altered."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import get_character_cell_size

from db.ask.row import ZoneRow
from db.read.article import ZoneKind

FURNITURE: frozenset[ZoneKind] = frozenset({"byline", "dateline", "caption", "boilerplate"})
"""Zones that are not the story."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the reader: a span of the article's text and the zone it lies in."""

    start: int
    end: int
    zone: ZoneKind
    paragraph: tuple[int, int]
    """The paragraph's span."""


@lru_cache(maxsize=16)
def wrap(text: str, zones: tuple[ZoneRow, ...], width: int, tight: bool = False) -> tuple[TextLine, ...]:
    """The lines of a text; tight leaves out the blank lines beside what is not the story."""
    width = max(1, width)
    starts = [zone.start for zone in zones]
    lines: list[TextLine] = []
    place = 0
    for row in text.split("\n"):
        start, end = place, place + len(row)
        place = end + 1
        stripped = row.rstrip()
        if not stripped:
            lines.append(TextLine(start, start, "body", (start, start)))
            continue
        begins = start + len(row) - len(row.lstrip())
        at = bisect_right(starts, begins) - 1
        zone: ZoneKind = zones[at].kind if at >= 0 and zones[at].end > begins else "body"
        paragraph = (start, end)
        spans = _cells(text, begins, start + len(stripped), width)
        lines += [TextLine(one, two, zone, paragraph) for one, two in spans]
    while lines and lines[-1].start == lines[-1].end:
        lines.pop()
    while lines and lines[0].start == lines[0].end:
        lines.pop(0)
    return tuple(_squeeze(lines) if tight else lines)


def _squeeze(lines: list[TextLine]) -> list[TextLine]:
    kept: list[TextLine] = []
    for place, line in enumerate(lines):
        if line.start == line.end:
            beside = [other.zone for other in (lines[place - 1], lines[min(place + 1, len(lines) - 1)])]
            if any(zone in FURNITURE or zone == "title" for zone in beside):
                continue
        kept.append(line)
    return kept


def _cells(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """A paragraph broken at blanks into spans at most that many cells wide; a longer word is broken anywhere."""
    spans: list[tuple[int, int]] = []
    begin, used, blank = start, 0, -1
    place = start
    while place < end:
        letter = text[place]
        if letter in " \t":
            blank = place
        size = 1 if letter < "\x7f" else get_character_cell_size(letter)
        if used + size > width and place > begin:
            stop = place if letter in " \t" else blank if blank > begin else place
            spans.append((begin, stop))
            begin = stop
            while begin < end and text[begin] in " \t":
                begin += 1
            place, used, blank = max(begin, stop), 0, -1
            continue
        used += size
        place += 1
    if begin < end:
        spans.append((begin, end))
    return spans


def line_at(lines: tuple[TextLine, ...], offset: int) -> int:
    """The line an offset of the text is on."""
    return max(0, bisect_right([line.start for line in lines], offset) - 1)


def first_line(lines: tuple[TextLine, ...], offset: int, height: int, above: int) -> int:
    """The line to show first so that the offset's line has so many above it, and no blank on top."""
    top = max(0, line_at(lines, offset) - above)
    # Nothing is gained by a blank line, nor by room left empty under the last one.
    top = min(top, max(0, len(lines) - height))
    if top and top < len(lines) and lines[top].start == lines[top].end:
        top += 1
    return top
