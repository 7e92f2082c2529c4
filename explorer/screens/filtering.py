"""A list narrowed by what one types into its head."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on

from db.ask.query import Query
from explorer.answer import Answer
from explorer.draw.heads import Head
from explorer.draw.piece import Line, Piece, cut, plain
from explorer.draw.rows import Look
from explorer.layout import Pane
from explorer.pages import paged
from explorer.screens.desk_query import DeskQuery
from explorer.stack import Tail
from explorer.widgets.filter_bar import FilterBar
from explorer.widgets.row_list import RowList

if TYPE_CHECKING:
    from db.ask.narrow import Narrowed

SIGN = 5
"""Cells of a head before what is typed."""
Row = TypeVar("Row")


class Filtering(DeskQuery):
    """The desk's filters of single lists: of who speaks and of the articles; quotes are searched."""

    def action_filter(self) -> None:
        """Type to narrow the list; in the quotes that is the search."""
        if self.pane == "quotes":
            self.call_later(self.run_action, "search")
            return
        self._stood.setdefault(self.pane, self.panes.of(self.pane).cursor)
        self.filter_bar.open(self.typed.get(self.pane, ""))
        self.settle()

    def end_filter(self, *panes: Pane) -> bool:
        """Put lists back as they were; whether any was narrowed."""
        typing = self.filter_bar.is_open
        if typing:
            self.filter_bar.close()
            self.panes.of(self.pane).focus(scroll_visible=False)
        ended = [pane for pane in panes or (*self.typed,) if pane in self.typed]
        for pane in ended:
            self._put_back(pane)
        if typing or ended:
            self.settle()
        return typing or bool(ended)

    def _put_back(self, pane: Pane) -> None:
        """Show all rows again; the cursor stays on its row where that is among the first, else goes back."""
        row = self.panes.of(pane).row
        del self.typed[pane]
        self.found.pop(pane, None)
        stood = self._stood.pop(pane, 0)
        if self.answer is None:
            return
        first = self.answer.actors if pane == "actors" else self.answer.sources
        ids = [one.id for one in first]
        place = ids.index(row.id) if row is not None and row.id in ids else stood
        self.panes.show_list(pane, self.answer, place)

    @on(FilterBar.Typed)
    def _filter_typed(self, message: FilterBar.Typed) -> None:
        pane = self.pane
        if not message.value.strip():
            if pane in self.typed:
                self._put_back(pane)
            self._stood.setdefault(pane, self.panes.of(pane).cursor)
            self.draw()
            return
        self.typed[pane] = message.value
        self.later(partial(self._read_found, pane, message.value, self.shown, 0), f"filter-{pane}")

    async def _read_found(self, pane: Pane, typed: str, query: Query, cursor: int) -> None:
        if pane == "actors":
            actors = await self.loader.aside(lambda library, cancel: library.actors_named(query, typed, cancel=cancel))
            self._show_found(self.panes.actors, actors, typed, query, cursor)
        else:
            sources = await self.loader.aside(
                lambda library, cancel: library.sources_named(query, typed, cancel=cancel)
            )
            self._show_found(self.panes.sources, sources, typed, query, cursor)

    def _show_found(
        self, rows: RowList[Row], found: Narrowed[Row] | None, typed: str, query: Query, cursor: int
    ) -> None:
        if found is None or self.typed.get(rows.pane) != typed or query != self.shown:
            return
        self.found[rows.pane] = (found.total, found.cut)
        tail = () if found.rows else (Tail(partial(_nothing, typed)),)
        rows.show(len(found.rows), paged(found.rows), tail, cursor)
        self.draw()

    def show_answer(self, answer: Answer) -> None:
        """Show what a query leaves; a narrowed list is narrowed anew."""
        super().show_answer(answer)
        for pane, typed in self.typed.items():
            cursor = self.panes.of(pane).cursor
            self.later(partial(self._read_found, pane, typed, answer.query, cursor), f"filter-{pane}")

    @on(FilterBar.Entered)
    def _filter_entered(self) -> None:
        self.filter_bar.close()
        self.panes.of(self.pane).focus(scroll_visible=False)
        self.settle()

    @on(FilterBar.Left)
    def _filter_left(self) -> None:
        self.settle()

    @on(FilterBar.Moving)
    def _filter_moving(self, message: FilterBar.Moving) -> None:
        self.panes.of(self.pane).move(message.by)

    # Drawing

    def heads(self) -> list[Head]:
        """The heads; where they are tabs, that of the list one types for alone."""
        heads = super().heads()
        if self.filter_bar.is_open and self.layout_now.tabs:
            heads = [head for head in heads if head.pane == self.pane]
        return heads

    def _place_bar(self) -> None:
        """Put what one types into over its head, as far as the count leaves room."""
        x = 0
        for pane, width in self.layout_now.panes:
            if pane == self.pane:
                count = next((len(head.count) for head in self.heads() if head.pane == pane), 0)
                self.filter_bar.settle(x + SIGN, width - SIGN - count - 3)
            x += width + 1

    def draw(self) -> None:
        """Draw the lines around the panes."""
        super().draw()
        self._place_bar()
        for pane in ("actors", "sources"):
            rows = self.panes.of(pane)
            holds = self.filter_bar.is_open and pane == self.pane
            if rows.holds != holds:
                rows.holds = holds
                rows.redraw()


def _nothing(typed: str, width: int, look: Look) -> list[Line]:
    return [(Piece(cut(f"   nothing like “{plain(typed.strip())}”", width), "muted"),)]
