"""An article laid out for a width, a row of its text at a time: only what is in sight is ever broken into lines."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.ask.row import ZoneRow
from db.read.article import Span, ZoneKind
from explorer.draw.wrap import FURNITURE, TextLine, wrap

Place = tuple[int, int]
"""A row of the text, and one of its lines."""
LEAST_FOLD = 2
"""Lines of boilerplate from which folding them saves room."""


class Row(NamedTuple):
    """One row of the article's text: a paragraph, a blank, or boilerplate folded to one line."""

    start: int
    """Of its words, white space before them left out."""
    end: int
    zone: ZoneKind
    paragraph: Span
    folded: int = 0


class Flow:
    """The lines of a text; tight leaves out the blanks beside what is not the story; kept spans are never folded."""

    def __init__(
        self,
        text: str,
        zones: Sequence[ZoneRow],
        width: int,
        *,
        tight: bool = False,
        fold: bool = False,
        kept: Sequence[Span] = (),
        broken: dict[Span, list[Span]] | None = None,
    ) -> None:
        """Find the rows; their lines are made when they are looked at, if not broken before for the same width."""
        self._text = text
        self._width = max(1, width)
        rows = _rows(text, zones)
        if fold:
            rows = _fold(rows, kept)
        if tight:
            rows = _squeeze(rows)
        while rows and rows[-1].start == rows[-1].end:
            rows.pop()
        first = next((place for place, row in enumerate(rows) if row.start < row.end), 0)
        self.rows = rows[first:]
        self._starts = [row.paragraph[0] for row in self.rows]
        self._lines: dict[int, list[TextLine]] = {}
        self._broken = broken if broken is not None else {}

    def lines(self, at: int) -> list[TextLine]:
        """The lines of one row, at least one."""
        lines = self._lines.get(at)
        if lines is None:
            row = self.rows[at]
            if row.folded or row.start == row.end:
                spans = [(row.start, row.end)]
            else:
                spans = self._broken.get((row.start, row.end)) or wrap(self._text, row.start, row.end, self._width)
                self._broken[row.start, row.end] = spans
            lines = [TextLine(start, end, row.zone, row.paragraph, row.folded) for start, end in spans]
            self._lines[at] = lines
        return lines

    def line(self, place: Place) -> TextLine:
        """The line at a place."""
        return self.lines(place[0])[place[1]]

    def place_of(self, offset: int) -> Place:
        """The line an offset of the text is on."""
        if not self.rows:
            return 0, 0
        at = max(0, bisect_right(self._starts, offset) - 1)
        lines = self.lines(at)
        return at, max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)

    def moved(self, place: Place, by: int) -> Place:
        """The place so many lines further down, or up where it is less than 0, as far as there are lines."""
        at, line = place
        while by > 0 and at < len(self.rows):
            left = len(self.lines(at)) - 1 - line
            if by <= left:
                return at, line + by
            if at == len(self.rows) - 1:
                return at, line + left
            by -= left + 1
            at, line = at + 1, 0
        while by < 0:
            if line + by >= 0:
                return at, line + by
            if at == 0:
                return 0, 0
            by += line + 1
            at, line = at - 1, len(self.lines(at - 1)) - 1
        return at, line

    @property
    def end(self) -> Place:
        """The last line."""
        return (len(self.rows) - 1, len(self.lines(len(self.rows) - 1)) - 1) if self.rows else (0, 0)

    def lowest(self, height: int) -> Place:
        """The line on top of a view of that height which ends with the last one."""
        return self.moved(self.end, 1 - max(1, height))

    def top_for(self, offset: int, height: int, above: int) -> Place:
        """The line to show first so that the offset's line has so many above it, and no blank on top."""
        # Nothing is gained by a blank line, nor by room left empty under the last one.
        top = min(self.moved(self.place_of(offset), -above), self.lowest(height))
        if top > (0, 0) and self.rows and self.rows[top[0]].start == self.rows[top[0]].end:
            top = self.moved(top, 1)
        return top

    def seen(self, top: Place, height: int) -> Iterator[tuple[Place, TextLine]]:
        """The lines of a view of that height."""
        at, first = top
        left = height
        while left > 0 and at < len(self.rows):
            for number, line in enumerate(self.lines(at)[first : first + left], first):
                yield (at, number), line
                left -= 1
            at, first = at + 1, 0


def _rows(text: str, zones: Sequence[ZoneRow]) -> list[Row]:
    rows: list[Row] = []
    place = zone = 0
    for row in text.split("\n"):
        start, end = place, place + len(row)
        place = end + 1
        words = row.strip()
        if not words:
            rows.append(Row(start, start, "body", (start, start)))
            continue
        begins = start if row[0] == words[0] else start + len(row) - len(row.lstrip())
        while zone < len(zones) and zones[zone].end <= begins:
            zone += 1
        inside = zone < len(zones) and zones[zone].start <= begins
        kind: ZoneKind = zones[zone].kind if inside else "body"
        rows.append(Row(begins, begins + len(words), kind, (start, end)))
    return rows


def _fold(rows: list[Row], kept: Sequence[Span]) -> list[Row]:
    """Put one row in the place of boilerplate and the blanks inside it, but where something kept stands."""
    folded: list[Row] = []
    place = 0
    while place < len(rows):
        end = count = 0
        after = place
        while after < len(rows) and (rows[after].zone == "boilerplate" or rows[after].start == rows[after].end):
            if rows[after].start < rows[after].end:
                end, count = after + 1, count + 1
            elif after == place:
                break
            after += 1
        last = max(end, place + 1)
        start, stop = rows[place].start, rows[last - 1].end
        if count >= LEAST_FOLD and not any(one < stop and start < two for one, two in kept):
            folded.append(
                Row(start, stop, "boilerplate", (rows[place].paragraph[0], rows[last - 1].paragraph[1]), count)
            )
        else:
            folded += rows[place:last]
        place = last
    return folded


def _squeeze(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for place, row in enumerate(rows):
        if row.start == row.end:
            beside = [other.zone for other in (rows[place - 1], rows[min(place + 1, len(rows) - 1)])]
            if any(zone in FURNITURE or zone == "title" for zone in beside):
                continue
        kept.append(row)
    return kept
