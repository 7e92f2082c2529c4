"""Overlap: which of many drafts may share words with one, found without looking at all of them."""

from collections.abc import Iterable

from db.extract.draft import Draft
from db.read.article import Span

WIDTH = 128
"""Code points of a cell."""


class Overlap:
    """Drafts by the cells of text their spans touch."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._cells: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in one more draft."""
        for cell in _cells(draft.spans):
            self._cells.setdefault(cell, []).append(draft)

    def near(self, spans: Iterable[Span]) -> list[Draft]:
        """The drafts that touch a cell of some spans: all that share words with them, and a few that do not."""
        found = {id(draft): draft for cell in _cells(spans) for draft in self._cells.get(cell, ())}
        return list(found.values())


def _cells(spans: Iterable[Span]) -> dict[int, None]:
    return dict.fromkeys(cell for s, e in spans for cell in range(s // WIDTH, e // WIDTH + 1))
