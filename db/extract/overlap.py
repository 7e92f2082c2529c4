"""Overlap: which of many things may share words with some, found without looking at all of them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from db.read.article import Span

WIDTH = 128
"""Code points of a cell."""
Thing = TypeVar("Thing")


class Overlap(Generic[Thing]):
    """Things by the cells of text their spans touch."""

    def __init__(self) -> None:
        self._cells: dict[int, list[Thing]] = {}

    def add(self, thing: Thing, spans: Iterable[Span]) -> None:
        """Take in one more thing."""
        for cell in _cells(spans):
            self._cells.setdefault(cell, []).append(thing)

    def near(self, spans: Iterable[Span]) -> list[Thing]:
        """The things that touch a cell of some spans: all that share words with them, and a few that do not."""
        found = {id(thing): thing for cell in _cells(spans) for thing in self._cells.get(cell, ())}
        return list(found.values())


def _cells(spans: Iterable[Span]) -> dict[int, None]:
    return dict.fromkeys(cell for s, e in spans for cell in range(s // WIDTH, e // WIDTH + 1))
