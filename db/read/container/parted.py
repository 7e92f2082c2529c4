"""The rows of a table written as text, and what a quotation mark that is never closed must not take along."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

UNCLOSED = "a quotation mark is opened and never closed"


class Unclosed(NamedTuple):
    """A line in which a quotation mark is opened that nothing closes."""

    cells: list[str]
    """Its cells as they stand, with that mark."""


def parted(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | Unclosed | csv.Error]]:
    """Yield each row with the line it begins at, from 1; behind a line with an unclosed mark the next one is a row."""
    rest = iter(lines)
    again: deque[str] = deque()
    held: list[str] = []
    ended = False

    def feed() -> Iterator[str]:
        nonlocal ended
        while again:
            held.append(again.popleft())
            yield held[-1]
        for line in rest:
            held.append(line)
            yield line
        ended = True

    number = 1
    reader = csv.reader(feed(), delimiter=delimiter)
    while True:
        found: list[str] | Unclosed | csv.Error
        try:
            found = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            found = error
        if (len(held) > 1 or ended) and _is_unclosed(held, delimiter):
            found = Unclosed(_as_it_stands(held[0], delimiter))
            again.extendleft(reversed(held[1:]))
            del held[1:]
            ended = False
            reader = csv.reader(feed(), delimiter=delimiter)
        yield number, found
        number += len(held)
        held.clear()


def _is_unclosed(lines: list[str], delimiter: str) -> bool:
    """Tell whether a cell that runs on over lines ends with none of its own marks, but with one that opens another."""
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) != 1
    except csv.Error:
        return len(lines) > 1 or _ends_open(lines[0], delimiter)


def _ends_open(line: str, delimiter: str) -> bool:
    """Tell whether a line ends inside a cell; what follows it would then belong to that cell."""
    return len(list(csv.reader([line, delimiter], delimiter=delimiter))) == 1


def _as_it_stands(line: str, delimiter: str) -> list[str]:
    line = line.rstrip("\r\n")
    if not _ends_open(line + "\n", delimiter):
        return next(csv.reader([line], delimiter=delimiter), [])
    *before, last = next(csv.reader([line], delimiter=delimiter))
    return [*before, *line[line.rindex(f'"{_doubled(last)}') :].split(delimiter)]


def _doubled(cell: str) -> str:
    return cell.replace('"', '""')
