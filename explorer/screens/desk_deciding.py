"""Deciding on the desk: the list is asked again and the cursor stays; the review queue and the decisions open here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.ask.query import Query
from explorer.acting import told
from explorer.answer import Answer
from explorer.config import config_of
from explorer.draw.words import grouped, many
from explorer.screens.deciding import Deciding
from explorer.screens.desk_query import DeskQuery
from explorer.toast import TOLD

if TYPE_CHECKING:
    from db.store.session import Done


class DeskDeciding(Deciding[None], DeskQuery):
    """The desk's own part of deciding."""

    _done: tuple[int, ...] = ()
    """The quotes that were decided on here one after another, for the cursor to go back to."""

    _expected: tuple[Done | None, Query, int] | None = None
    """What was decided last, None where that was on another screen; and the quotes that were shown of a query then."""

    def expect(self, done: Done, quiet: bool) -> None:
        """Note how many quotes are shown, to tell how many of them go."""
        answer = self.answer
        if answer is None or answer.query != self.shown or self.shown.is_empty:
            return
        before = self._expected[2] if self._expected is not None else answer.counts.quotes
        away = not self.is_seen or (self._expected is not None and self._expected[0] is None)
        self._expected = None if away or quiet else done, answer.query, before

    def show_answer(self, answer: Answer) -> None:
        """Show what a query leaves; quotes that went with what was decided are told."""
        super().show_answer(answer)
        expected, self._expected = self._expected, None
        if expected is None or expected[1] != answer.query:
            return
        done, _, before = expected
        gone = before - answer.counts.quotes
        if gone <= 0:
            return
        if done is not None:
            self.app.clear_notifications()
            self.app.notify(told(done, self.app, gone), timeout=TOLD, markup=False)
        else:
            key = config_of(self.app).keys.told("review.decisions")
            self.tell(f"{grouped(gone)} {many(gone, 'quote')} no longer in this list · {key} shows what was decided")

    async def _ids(self) -> tuple[int, ...]:
        """The quotes to decide on; from another pane only marked ones: nobody looks at the quotes’ cursor."""
        if self.pane != "quotes" and not self.marks.ids("quotes"):
            self.tell(f"this is for quotes: {config_of(self.app).keys.told('move.quotes')} goes to them")
            return ()
        return await super()._ids()

    def before_deciding(self, ids: Sequence[int]) -> Callable[[Done | None], None]:
        """Stay on the quote under the cursor, or go to the next one where it goes away."""
        self.keep_quote()
        rows, gone = self.panes.quotes, set(ids)
        after = (rows.rows.get(place) for place in range(rows.cursor + 1, min(rows.rows.total, rows.cursor + 1 + FAR)))
        before = (rows.rows.get(place) for place in range(rows.cursor - 1, max(-1, rows.cursor - 1 - FAR), -1))
        left = (row.id for found in (after, before) for row in found if row is not None and row.id not in gone)
        self._spare = next(left, None)
        return partial(self._decided_on, ids)

    def _decided_on(self, ids: Sequence[int], done: Done | None) -> None:
        """Marks stay for what is done next, but on quotes that have left every list."""
        self._done = (*self._done[-STEPS:], *ids[:1])
        if done is not None and done.verb == "reject":
            self.marks.remove("quotes", ids)
            self.panes.quotes.redraw()

    def decided(self) -> None:
        """What was decided elsewhere is not among the steps that are known here."""
        if not self.on_top:
            self._done = ()
        super().decided()

    def action_undo(self) -> None:
        """Take back what was decided last, and go to that quote."""
        self.before_deciding(())
        if self._done and self.quote is not None:
            self._spare, self._keep = self.quote.id, self._done[-1]
            self._done = self._done[:-1]
        super().action_undo()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.before_deciding(())
        super().action_redo()

    def show_again(self) -> None:
        """Ask again; the article of the quote is read again too, as its other quotes may have changed."""
        if self._keep is None:
            self.keep_quote()
        self._changed = True
        self._also_of = None
        self.ask()

    async def action_review(self) -> None:
        """Go through the quotes that are shown, the least certain first."""
        from explorer.review import begun
        from explorer.screens.review import ReviewScreen

        await self._come()  # what was decided just now is not to be judged again
        self.keep_quote()
        sitting = await begun(self.loader, self.shown)
        if sitting is None:
            return
        if sitting.current is None:
            shown = self.answer is not None and self.answer.counts.quotes
            self.tell("every quote that is shown was decided on already" if shown else "no quote is shown")
            return
        self.app.push_screen(ReviewScreen(self.loader, sitting), self._came_back)

    def action_decisions(self) -> None:
        """Show what was decided, the newest first."""
        from explorer.screens.decisions import DecisionsScreen

        self.app.push_screen(DecisionsScreen(self.loader))

    def _came_back(self, quote_id: int | None) -> None:
        raise NotImplementedError


STEPS = 100
FAR = 400
"""Rows in which the next quote is looked for."""
