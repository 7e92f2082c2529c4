"""Marked rows, and what is done with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.ask.cancel import Cancel
from db.ask.query import Field, Query
from db.ask.row import ActorRow, QuoteRow, SourceRow
from explorer.draw.words import grouped, many
from explorer.layout import PANES, Pane
from explorer.marks import MOST
from explorer.screens.desk_query import DeskQuery
from explorer.session import known_by
from explorer.steps import toggle

if TYPE_CHECKING:
    from db.ask.library import Library

FEW = 50
"""Rows one filter is made of at most: the query stays short enough to be typed, saved and read back."""


class Marking(DeskQuery):
    """The desk's marks: each pane has its own, and they stay when rows go out of sight."""

    def targets(self) -> tuple[int, ...]:
        """The ids of the quotes an action is for: those marked, in that order, else the one under the cursor."""
        # What is read in its article comes a moment after the cursor.
        return self.marks.ids("quotes") or ((self.quote.id,) if self.quote is not None else super().targets())

    def to_export(self) -> tuple[Query | Sequence[int], int | None, bool]:
        """The marked quotes, else all that is shown."""
        if marked := self.marks.ids("quotes"):
            return marked, len(marked), True
        answer = self.answer
        known = answer.counts.quotes if answer is not None and answer.query == self.shown else None
        return self.shown, known, False

    def action_mark(self) -> None:
        """Mark the row, or take its mark away."""
        rows = self.panes.of(self.pane)
        row = rows.row
        if row is None:
            return
        if self.marks.count(self.pane) >= MOST and not self.marks.has(self.pane, row.id):
            self.complain(f"{grouped(MOST)} rows are marked: no more can be")
            return
        self.marks.toggle(self.pane, row.id, label_of(row))
        rows.redraw()
        rows.move(1)
        self.draw()

    def action_mark_all(self) -> None:
        """Mark all rows of the list, or none where all of them are."""
        held = self.panes.of(self.pane).rows
        if not held.total:
            return
        here = held.here()
        if len(here) >= min(held.total, MOST):
            self._mark_all(self.pane, here, held.total)
        else:
            self.later(partial(self._read_all, self.pane, self.shown, held.total), "mark")

    async def _read_all(self, pane: Pane, query: Query, total: int) -> None:
        def read(library: Library, cancel: Cancel) -> list[ActorRow] | list[QuoteRow] | list[SourceRow]:
            if pane == "actors":
                return library.actors(query, 0, MOST, cancel=cancel)
            if pane == "quotes":
                return library.quotes(query, 0, MOST, cancel=cancel)
            return library.sources(query, 0, MOST, cancel=cancel)

        found = await self.loader.aside(read)
        if found is not None and query == self.shown:
            self._mark_all(pane, found, total)

    def _mark_all(self, pane: Pane, found: list[ActorRow] | list[QuoteRow] | list[SourceRow], total: int) -> None:
        rows = {row.id: label_of(row) for row in found[:MOST]}
        if len(set(self.marks.ids(pane)).union(rows)) > MOST:
            self.marks.clear(pane)
        if not self.marks.toggle_all(pane, rows):
            self.tell(f"{grouped(len(rows))} {many(len(rows), 'mark')} taken away")
        elif total > len(rows):
            self.complain(f"the first {grouped(MOST)} of {grouped(total)} are marked: narrow the list to mark others")
        self.panes.of(pane).redraw()
        self.draw()

    def clear_marks(self, *panes: Pane) -> bool:
        """Take the marks of some panes away; whether there were any."""
        count = sum(self.marks.clear(pane) for pane in panes or PANES)
        if count:
            for pane in panes or PANES:
                self.panes.of(pane).redraw()
            self.tell(f"{grouped(count)} {many(count, 'mark')} taken away")
            self.draw()
        return count > 0

    def narrow_to_rows(self) -> None:
        """Narrow to the marked actors or articles, else to the one under the cursor."""
        field: Field = "speaker" if self.pane == "actors" else "source"
        row = self.panes.of(self.pane).row
        labels = self.marks.labels(self.pane) or ((label_of(row),) if row is not None else ())
        if len(labels) > FEW:
            self.complain(f"{grouped(len(labels))} rows are marked: a filter takes {FEW} at most")
        elif labels:
            self.marks.clear(self.pane)
            self.visit(toggle(self.shown, field, labels))


def label_of(row: ActorRow | QuoteRow | SourceRow) -> str:
    """What a filter calls a row; by what a quote, which has no name, is known again."""
    return known_by(row.text) if isinstance(row, QuoteRow) else row.label
