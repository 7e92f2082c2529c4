"""The query one asks: what it leaves is read on threads, and the old rows stay until it comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

from db.ask.query import Query
from explorer.answer import Answer
from explorer.history import Entry
from explorer.layout import PANES
from explorer.screens.desk_quote import DeskQuote

SLOW = 0.15
"""Seconds after which an ellipsis replaces the counts."""
QUICK = 0.2
"""Seconds the first frame waits for what is to stand in it."""


class DeskQuery(DeskQuote):
    """The desk's part that asks, and shows the answer."""

    async def on_mount(self) -> None:
        """Ask for the first query; what comes at once stands in the first frame."""
        self.set_up()
        if self.loader.is_quick(self.shown):
            self.ask()
            with suppress(TimeoutError):  # nothing is drawn while this waits
                await asyncio.wait_for(self._filled.wait(), QUICK)
        else:
            self.call_after_refresh(self.ask)  # what searches is imported then: the first frame would wait for it

    def watch_shown(self) -> None:
        """Another query: read what it leaves."""
        self.ask()

    def visit(self, query: Query, stood: Entry | None = None) -> None:
        """Show another query as a step one can go back from, to how it stood if that is not how it stands now."""
        if stood is None:
            self.keep_quote()
            self.note_view()
        else:
            self.history = self.history.at(stood.quote_id).seen(stood.view)
        self.history = self.history.visit(query)
        self.problems = ()
        self.set_query(query)

    def note_view(self) -> None:
        """Note in the history how the screen stands."""
        self.history = self.history.seen(self.panes.view(self.pane, self.zoomed))

    def set_query(self, query: Query) -> None:
        """Show a query, history untouched."""
        if not self.bar.typing and self.bar.input.value != query.text:
            self.bar.input.value = query.text
        if query == self.shown:
            self.draw()
        self.shown = query

    def ask(self) -> None:
        """Read what the query leaves; the old rows stay until it comes."""
        if self._slow is not None:
            self._slow.stop()
        self._slow = self.set_timer(SLOW, self._doubt)
        self.workers.cancel_group(self, "pages")
        for pane in PANES:
            self.panes.of(pane).rows.asked.clear()
        self.later(partial(self._ask, self.shown), "answer")

    async def _ask(self, query: Query) -> None:
        answer = await self.loader.answer(query, self._keep, self._spare)
        if answer is None or answer.query != self.shown:
            return
        spare, self._spare = self._spare, None
        if self._slow is not None:
            self._slow.stop()
        self._slow, self._unsure = None, False
        self.answer = answer
        self.show_answer(answer)
        if spare is not None and self.quote is not None and self.quote.id == spare:
            self._keep = spare
        self.draw()
        self.look()
        self.call_after_refresh(self.loader.warm)

    def show_answer(self, answer: Answer) -> None:
        """Show what a query leaves, as it stood when one goes back to it."""
        self.panes.show(answer, self.typed)
        view, self._restore = self._restore, None
        if view is not None:
            self.panes.restore(view, self.quote is not None and self.quote.id == self._keep)

    def _doubt(self) -> None:
        """Say that the counts are being made, unless the answer came while this was on its way."""
        if self._slow is not None:
            self._unsure = True
            self.draw()
