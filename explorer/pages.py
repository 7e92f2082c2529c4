"""The rows of a list, fetched a page at a time."""

from collections.abc import Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")
PAGE = 200
"""Rows in a page."""


def paged(rows: Sequence[Row]) -> dict[int, Sequence[Row]]:
    """All rows of a list as pages by number."""
    return {start // PAGE: rows[start : start + PAGE] for start in range(0, len(rows), PAGE)}


class Pages(Generic[Row]):
    """The rows of a list that have been fetched."""

    def __init__(self, total: int = 0, pages: dict[int, Sequence[Row]] | None = None) -> None:
        self.total = total
        self.pages = pages if pages is not None else {}
        self.asked: set[int] = set()

    def get(self, index: int) -> Row | None:
        """A row, None where its page is not here."""
        page = self.pages.get(index // PAGE)
        return page[index % PAGE] if page is not None and index % PAGE < len(page) else None

    def here(self) -> list[Row]:
        """All rows that have been fetched."""
        return [row for _, page in sorted(self.pages.items()) for row in page]

    def missing(self, index: int) -> int | None:
        """The page to ask for so that a row comes, None where it is here or has been asked for."""
        number = index // PAGE
        if number in self.pages or number in self.asked or not 0 <= index < self.total:
            return None
        self.asked.add(number)
        return number
