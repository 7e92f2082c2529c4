"""A timeline in columns: quotes by month, those whose month was worked out in another shade."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from explorer.draw.bar import INFERRED
from explorer.draw.piece import Ink, Line, Piece, cut_line
from explorer.draw.words import number

if TYPE_CHECKING:
    from db.ask.profile import Month

EIGHTHS = " ▁▂▃▄▅▆▇█"
WIDEST = 6
"""Cells of one month, at most."""


def timeline(months: Sequence[Month], width: int, height: int, ink: Ink = "who") -> list[Line]:
    """Columns over a line of years, so many lines high in all; the number beside them is the highest column's."""
    if not months or height < 2:
        return []
    first, last = _count(months[0].month), _count(months[-1].month)
    most = number(max(month.all for month in months))
    room = width - len(most) - 2
    if room < 4:
        return []
    step = ceil((last - first + 1) / room)
    columns = [(0, 0)] * ((last - first) // step + 1)
    for month in months:
        place = (_count(month.month) - first) // step
        stated, inferred = columns[place]
        columns[place] = (stated + month.all - month.inferred, inferred + month.inferred)
    size = max(1, min(WIDEST, room // len(columns)))
    gap = 1 if size > 2 else 0
    tallest = max(stated + inferred for stated, inferred in columns)
    most = number(tallest)
    lines: list[Line] = []
    for level in reversed(range(height - 1)):
        label = most if level == height - 2 else ""
        cells = "".join(_cell(column, tallest, level, height - 1) * (size - gap) + " " * gap for column in columns)
        lines.append((Piece(f" {label:>{len(most)}} ", "faint"), Piece(cells, ink)))
    years = _years(first, last, step, size)
    lines.append((Piece(" " * (len(most) + 2)), Piece(years, "faint")))
    return [cut_line(line, width) for line in lines]


def _count(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _cell(column: tuple[int, int], tallest: int, level: int, levels: int) -> str:
    """One cell of a column: what was worked out stands on what is known."""
    stated, inferred = column
    whole = stated + inferred
    if not whole:
        return " "
    filled = max(1, round(whole / tallest * levels * 8)) - level * 8
    if filled <= 0:
        return " "
    known = round(stated / tallest * levels * 8) - level * 8
    if inferred and known < min(8, filled) / 2:
        return INFERRED
    return EIGHTHS[min(8, filled)]


def _years(first: int, last: int, step: int, size: int) -> str:
    """The years under their first column, as many as there is room for."""
    line = ""
    for place in range((last - first) // step + 1):
        year = (first + place * step) // 12
        begins = place == 0 or (first + (place - 1) * step) // 12 != year
        at = place * size
        if begins and (not line or at > len(line)):
            line = line.ljust(at) + str(year)
    return line
