"""The rows of the desk's lists, read a page at a time as they come into sight."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on

from db.ask.cancel import Cancel
from explorer.pages import PAGE
from explorer.screens.desk_query import DeskQuery
from explorer.widgets.row_list import RowList

if TYPE_CHECKING:
    from db.ask.library import Library

Row = TypeVar("Row")


class Paging(DeskQuery):
    """The desk's reading of rows that are not here yet."""

    @on(RowList.Needed)
    def _needed(self, message: RowList.Needed) -> None:
        if self.answer is None:
            return
        query, page = self.answer.query, message.page
        offset = page * PAGE
        work: Callable[[], Awaitable[None]]
        if message.pane == "quotes":
            work = partial(
                self._fetch,
                self.panes.quotes,
                page,
                lambda library, cancel: library.quotes(query, offset, PAGE, cancel=cancel),
            )
        elif message.pane == "actors":
            work = partial(
                self._fetch,
                self.panes.actors,
                page,
                lambda library, cancel: library.actors(query, offset, PAGE, cancel=cancel),
            )
        else:
            work = partial(
                self._fetch,
                self.panes.sources,
                page,
                lambda library, cancel: library.sources(query, offset, PAGE, cancel=cancel),
            )
        self.later(work, "pages", exclusive=False)

    async def _fetch(self, rows: RowList[Row], page: int, read: Callable[[Library, Cancel], list[Row]]) -> None:
        """Read a page of what is shown; one that does not come may be asked for again."""
        pages = rows.rows
        try:
            found = await self.loader.aside(read)
        finally:
            pages.asked.discard(page)
        if found is not None and rows.rows is pages:
            rows.fill(page, found)
            if rows.pane == "quotes" and rows.cursor // PAGE == page:
                self.look()
