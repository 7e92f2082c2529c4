"""The quote one is on, read and shown in its article."""

from __future__ import annotations

from functools import partial

from textual import on

from db.ask.row import PassageRow, QuoteRow, Step
from explorer.detail import Detail
from explorer.screens.desk_frame import DeskFrame
from explorer.steps import drop, running_text
from explorer.widgets.reading import ROOMY, Reading
from explorer.widgets.row_list import RowList


class DeskQuote(DeskFrame):
    """The desk's part that follows the cursor of the quotes."""

    @property
    def quote(self) -> QuoteRow | None:
        """The quote under the cursor."""
        return self.panes.quotes.row

    def keep_quote(self) -> None:
        """Stay on the selected quote while the list changes."""
        if self.quote is not None:
            self._keep = self.quote.id

    def look(self) -> None:
        """Read the quote under the cursor in its article."""
        row = self.quote
        if row is not None:
            self.history = self.history.at(row.id)
            self.later(partial(self._look_at, row.id), "detail")
            return
        held = self.panes.quotes.held
        if isinstance(held, PassageRow):
            self.later(partial(self._look_passage, held), "detail")
        elif isinstance(held, tuple) and held[1] and self.answer is not None and len(self.answer.steps) > 1:
            self.later(partial(self._look_miss, held[0]), "detail")
        else:
            self.show_detail(None)

    async def _look_at(self, quote_id: int) -> None:
        page = self.detail.page if self.detail is not None and not self._changed else None
        detail = await self.loader.detail(quote_id, page)
        if detail is not None and self.quote is not None and self.quote.id == quote_id:
            self.show_detail(detail)

    async def _look_passage(self, row: PassageRow) -> None:
        detail = await self.loader.passage(row)
        if detail is not None and self.panes.quotes.held == row:
            self.show_detail(detail)

    async def _look_miss(self, step: Step) -> None:
        query = self.shown
        detail = await self.loader.miss(drop(query, step), step)
        held = self.panes.quotes.held
        if query == self.shown and isinstance(held, tuple) and held[0] == step:
            self._show(detail)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a quote in the reader; None shows nothing, whatever is still being read."""
        if detail is None:
            self.workers.cancel_group(self, "detail")
        self._show(detail)

    def _show(self, detail: Detail | None) -> None:
        self.detail, self._changed = detail, False
        self._filled.set()
        self.query_one(Reading).show(detail, running_text(self.answer.query) if self.answer is not None else "")
        if detail is not None and self.layout_now.facts >= ROOMY and detail.page.id != self._also_of:
            self.later(partial(self._read_also, detail.page.id), "also")

    async def _read_also(self, article_id: int) -> None:
        if (also := await self.loader.also(article_id)) is not None:
            self._also_of = article_id
            self.query_one(Reading).show_also(also)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        if message.pane == "quotes":
            row = self.quote
            self._keep = row.id if row is not None and message.by_hand else self._keep
            self.look()
