"""The lines of a list: rows of one height, and under them a tail of parts of any height."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from db.dataclass import dataclass
from explorer.draw.piece import Line
from explorer.draw.rows import Look


@dataclass(frozen=True, slots=True)
class Tail:
    """Something under the last row: a divider, a sentence, a filter to drop."""

    draw: Callable[[int, Look], list[Line]]
    height: int = 1
    stops: bool = False
    """The cursor may stand on it."""
    held: object = None
    """What it stands for."""
    at_once: bool = False
    """It is a button: one click does what it is for."""


class Place(NamedTuple):
    """Where a line of a list is."""

    stop: int
    """The place of the cursor it belongs to, or of the next one where the cursor does not stand on it."""
    line: int
    """Which line of its row or part it is."""
    part: Tail | None
    """The part of the tail, None on a row."""


@dataclass(frozen=True, slots=True)
class Stack:
    """How many rows there are, how high each is, and what stands under them."""

    rows: int = 0
    lines: int = 1
    """Of a row."""
    tail: tuple[Tail, ...] = ()

    @property
    def height(self) -> int:
        """Lines in all."""
        return self.rows * self.lines + sum(part.height for part in self.tail)

    @property
    def stops(self) -> int:
        """How many places the cursor can stand on."""
        return self.rows + sum(part.stops for part in self.tail)

    def part_at(self, stop: int) -> Tail | None:
        """The part of the tail a place of the cursor is on; None on a row, or past the end."""
        stops = [part for part in self.tail if part.stops]
        place = stop - self.rows
        return stops[place] if 0 <= place < len(stops) else None

    def span(self, stop: int) -> tuple[int, int]:
        """The lines of a place of the cursor: first, and one past the last."""
        if stop < self.rows or not self.tail:
            return stop * self.lines, (stop + 1) * self.lines
        top, seen = self.rows * self.lines, self.rows
        for part in self.tail:
            if part.stops:
                if seen == stop:
                    return top, top + part.height
                seen += 1
            top += part.height
        return top, top

    def place_of(self, line: int) -> Place | None:
        """Where a line is; None below the last."""
        rows = self.rows * self.lines
        if line < rows:
            return Place(*divmod(line, self.lines), None)
        top, stop = rows, self.rows
        for part in self.tail:
            if line < top + part.height:
                return Place(stop, line - top, part)
            top += part.height
            stop += part.stops
        return None

    def stop_at(self, line: int) -> int | None:
        """The place of the cursor a line belongs to."""
        place = self.place_of(line)
        return place.stop if place is not None and (place.part is None or place.part.stops) else None

    def top_for(self, stop: int, top: int, height: int, centre: bool = False) -> int:
        """The line first in sight so that a place of the cursor is seen in a height, `top` where it is seen now.

        Centred, a place that was below comes to the middle, not to the foot.
        """
        if height <= 0:
            return top
        first, past = self.span(stop)
        if stop == 0 and past <= height:
            first = 0
        if first < top:
            return first
        if past <= top + height:
            return top
        wanted = first - (height // 2 // max(1, self.lines)) * self.lines if centre else past - height
        return max(0, min(wanted, self.height - height))

    def thumb(self, top: int, height: int) -> tuple[int, int]:
        """The lines of a rule that high to thicken for the lines in sight: first, and one past the last."""
        if self.height <= height or height <= 0:
            return 0, 0
        size = max(1, height // 3)
        start = round((height - size) * top / max(1, self.height - height))
        return start, start + size
