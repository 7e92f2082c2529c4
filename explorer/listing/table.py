"""A table for people: as wide as the terminal, and whole where nobody looks: piped, nothing of it is cut."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from explorer.draw.piece import Line, Piece, cut_line, length
from explorer.listing.cell import Row, cell
from explorer.listing.column import Column, Value
from explorer.text import one_line

R = TypeVar("R", bound=Row)
_LOOKED_AT = 50
"""Rows that say how wide the columns are."""
_WIDEST = 24
"""Cells of the widest column beside the last."""
_GAP = Piece("  ")


def table(columns: Sequence[Column[R]], rows: Iterable[R], room: int | None) -> Iterator[Line]:
    """Lines in columns; `room` are the cells of the terminal, which gets a line of names too; None is no terminal."""
    rest = iter(rows)
    first = [_cells(columns, row) for row in islice(rest, _LOOKED_AT)]
    names: list[Line] = [(Piece(column.name, "muted", underline=True),) for column in columns]
    shown = [names, *first] if room is not None else first
    right = [all(_is_number(line[at]) for line in first) for at in range(len(columns))]
    wanted = [max((length(line[at]) for line in shown), default=0) for at in range(len(columns))]
    widths = [min(width, _WIDEST) for width in wanted[:-1]] + wanted[-1:]
    if room is not None:
        widths = fitted(widths, room - length([_GAP]) * (len(columns) - 1))
    for cells in chain(shown, (_cells(columns, row) for row in rest)):
        line: list[Piece] = []
        for at, (drawn, width) in enumerate(zip(cells, widths, strict=True)):
            drawn = drawn if room is None else cut_line(drawn, width)
            blank = Piece(" " * max(0, width - length(drawn)))
            line += [*([_GAP] if at else []), *((blank, *drawn) if right[at] else (*drawn, blank))]
        yield tuple(line) if room is None else cut_line(tuple(line), room)


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Widths that the room holds: the last column gives way down to half of it, then the widest of the others."""
    last = min(widths[-1], max(room // 2, room - sum(widths[:-1])))
    left, found = room - last, list(widths[:-1])
    while found and sum(found) > max(left, len(found)):
        found[found.index(max(found))] -= 1
    return [*found, max(0, last)]


def _cells(columns: Sequence[Column[R]], row: R) -> list[Line]:
    return [cell(row, column.name) or _plain(column.value(row)) for column in columns]


def _plain(value: Value) -> Line:
    if value is None:
        return (Piece("–", "faint"),)
    if isinstance(value, bool):
        return (Piece("yes" if value else "no"),)
    if isinstance(value, list):
        return (Piece(one_line(" ".join(value))),)
    return (Piece(one_line(str(value)), tag="number" if isinstance(value, int | float) else None),)


def _is_number(line: Line) -> bool:
    return len(line) == 1 and line[0].tag == "number"
