"""The frame of the desk: what a query leaves, read on threads and drawn where the size says."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer

from db.ask.connection import LibraryError
from db.ask.query import Query, QueryError
from db.ask.row import PassageRow, QuoteRow, Step
from explorer.answer import Answer, Detail, Loader
from explorer.config import config_of
from explorer.country_numbers import Numbers
from explorer.draw.heads import Head, heads_line, tabs_line
from explorer.draw.problem import problem_line
from explorer.draw.trail import trail_line
from explorer.history import History, View
from explorer.layout import PANES, Layout, Pane, arrange
from explorer.marks import Marks
from explorer.screens.quote_screen import QuoteScreen
from explorer.steps import SORT_WORDS, drop, running_text
from explorer.widgets.filter_bar import FilterBar
from explorer.widgets.foot import Foot
from explorer.widgets.offer_list import OfferList
from explorer.widgets.panes import Panes
from explorer.widgets.reading import ROOMY, Reading
from explorer.widgets.row_list import RowList
from explorer.widgets.search_bar import SearchBar
from explorer.widgets.sheet import Sheet
from explorer.widgets.side_card import SideCard

if TYPE_CHECKING:
    from db.ask.completion import Named, NamedField

SLOW = 0.15
"""Seconds after which an ellipsis replaces the counts."""
QUICK = 0.2
"""Seconds the first frame waits for what is to stand in it."""


class DeskFrame(QuoteScreen[None]):
    """Search, trail, three panes and the reader: a function of one query."""

    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = "#quotes"

    shown: reactive[Query] = reactive(Query(), init=False)
    """What is asked for; everything on the screen follows."""

    def __init__(self, loader: Loader, history: History, numbers: Numbers | None = None) -> None:
        """Take what reads, the history whose present is the query to begin with, and the digits of countries."""
        super().__init__()
        self.loader = loader
        self.history = history
        self.numbers = numbers or Numbers()
        query, view = history.now.query, history.now.view
        self.answer: Answer | None = None
        self.pane: Pane = view.pane
        self.zoomed = view.zoomed
        self.problems: tuple[QueryError, ...] = ()
        """What of the text being typed cannot be read."""
        self.marks = Marks()
        self.typed: dict[Pane, str] = {}
        """What lists are narrowed by."""
        self.found: dict[Pane, tuple[int, bool]] = {}
        """How many rows are left of narrowed lists, and whether there may be more."""
        self._stood: dict[Pane, int] = {}
        """Where the cursors of lists stood that are being narrowed."""
        self._restore: View | None = view if view != View() else None
        """How the screen is to stand once what is asked has come."""
        self.base = query.with_text("")
        self.searching = False
        """Something has been typed since the search box got the keys."""
        self._keep: int | None = history.now.quote_id
        self._spare: int | None = None
        """The quote to stand on where the one to keep is gone."""
        self._changed = False
        """The article that is shown is to be read again."""
        self._settled: Size | None = None  # what everything was put in its place for
        self._unsure = False
        self._also_of: int | None = None
        self._slow: Timer | None = None
        self.offers = OfferList()
        self.filter_bar = FilterBar()
        """What one types into to narrow a list."""
        self._filled = asyncio.Event()  # set once an answer and its quote have been shown
        self.set_reactive(DeskFrame.shown, query)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield SearchBar(self._names, self.offers)
        yield Sheet(id="trail")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield Sheet(id="heads")
                yield Panes()
                yield Reading()
            yield SideCard()
        yield Foot()

    async def _names(self, field: NamedField, typed: str, limit: int) -> list[Named] | None:
        """Read the values of a field; what cannot be read is not offered."""
        loader = self.loader
        try:
            return await loader.aside(lambda cancel: loader.library.named(field, typed, limit, cancel=cancel))
        except (LibraryError, sqlite3.Error):
            return None

    async def on_mount(self) -> None:
        """Ask for the first query; what comes at once stands in the first frame."""
        self.call_after_refresh(self._mount_closed)
        for pane in PANES:
            self.panes.of(pane).marked = partial(self._is_marked, pane)
        self.bar.input.value = self.shown.text
        self.settle()
        if self.pane != "quotes":
            self.panes.of(self.pane).focus(scroll_visible=False)
        if self.loader.is_quick(self.shown):
            self.ask()
            with suppress(TimeoutError):  # nothing is drawn while this waits
                await asyncio.wait_for(self._filled.wait(), QUICK)
        else:
            self.call_after_refresh(self.ask)  # what searches is imported then: the first frame would wait for it

    def _mount_closed(self) -> None:
        """Add what nobody sees yet, once the first frame stands."""
        if self.is_attached:
            self.mount(self.offers, self.filter_bar)

    @property
    def panes(self) -> Panes:
        """The three lists."""
        return self.query_one(Panes)

    @property
    def bar(self) -> SearchBar:
        """The search line."""
        return self.query_one(SearchBar)

    @property
    def layout_now(self) -> Layout:
        """Where everything stands."""
        return arrange(self.size.width, self.size.height, self.pane, self.zoomed)

    def _is_marked(self, pane: Pane, row: object) -> bool:
        return self.marks.has(pane, getattr(row, "id", None))

    # One query

    def watch_shown(self) -> None:
        """Another query: read what it leaves."""
        self.ask()

    def visit(self, query: Query) -> None:
        """Show another query as a step one can go back from."""
        self.keep_quote()
        self.note_view()
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

    # The selected quote

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

    # Drawing

    def settle(self) -> None:
        """Put everything where the size says."""
        self._settled = self.size
        layout = self.layout_now
        self.bar.settle(self.size.width)
        self.offers.settle()
        self.panes.settle(layout)
        self.query_one(SideCard).settle(layout)
        self.query_one(Reading).settle(layout.reader_height, layout.facts)
        self.draw()

    def heads(self) -> list[Head]:
        """The heads of the panes that are shown; of all three where they are tabs."""
        layout, answer = self.layout_now, self.answer
        typing = self.bar.typing
        shown = PANES if layout.tabs else [pane for pane, _ in layout.panes]
        counts = answer.counts if answer else None
        actors, quotes, sources = (counts.all_actors, counts.all_quotes, counts.all_sources) if counts else (0, 0, 0)
        made: dict[Pane, tuple[str, str, str, int, int, str]] = {
            "actors": ("1", "Actors", "Act", self._total("actors"), actors, "by count"),
            "quotes": ("2", "Quotes", "Quotes", counts.quotes if counts else 0, quotes, SORT_WORDS[self.shown.order]),
            "sources": ("3", "Sources", "Src", self._total("sources"), sources, "by count"),
        }
        unsure = self._unsure or answer is None
        cut = counts is not None and counts.cut
        return [
            Head(
                *made[pane],
                layout.width(pane),
                pane == self.pane and not typing,
                unsure,
                self.found[pane][1] if pane in self.found else cut and pane == "quotes",
                self.marks.count(pane),
                self.typed.get(pane, ""),
                self.filter_bar.is_open and pane == self.pane,
            )
            for pane in shown
        ]

    def _total(self, pane: Pane) -> int:
        """How many rows of a list are left."""
        if pane in self.found:
            return self.found[pane][0]
        answer = self.answer
        return 0 if answer is None else answer.actor_total if pane == "actors" else answer.source_total

    def draw(self) -> None:
        """Draw the lines around the panes."""
        answer = self.answer
        width = self.size.width
        counts = answer.counts if answer else None
        self.bar.show_counts(counts, self._unsure)
        # What is still being chosen is not wrong yet.
        wrong = next(iter(() if self.bar.offering or self.bar.waiting else self.problems), None)
        self.bar.mark(wrong)
        if wrong is not None:
            problem = problem_line(wrong, self.bar.column_of(wrong.position), width)
            self.query_one("#trail", Sheet).draw(lambda width, height: [problem])
        elif counts is not None and answer is not None:
            line = trail_line(list(answer.steps), counts, width, bool(self.history.past), config_of(self.app).keys)
            self.query_one("#trail", Sheet).draw(lambda width, height: [line])
        heads = self.heads()
        rule = tabs_line(heads, width) if self.layout_now.tabs and not self.zoomed else heads_line(heads, width)
        self.query_one("#heads", Sheet).draw(lambda width, height: [rule])
        self.query_one(Foot).show(self.place)
        self.panes.quotes.holds = self.bar.typing

    @property
    def place(self) -> str:
        """What has the keys, as the footer knows it."""
        if self.bar.typing:
            return "offers" if self.bar.choosing else "search"
        if self.filter_bar.is_open:
            return "filter"
        empty = self.answer is not None and not self.answer.counts.quotes and bool(self.answer.drops)
        return "empty" if empty and self.pane == "quotes" else self.pane

    # What happens to it

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the terminal."""
        if self.is_mounted and event.size != self._settled:
            self.settle()

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        if message.pane == "quotes":
            row = self.quote
            self._keep = row.id if row is not None and message.by_hand else self._keep
            self.look()

    @on(RowList.Scrolled)
    def _scrolled(self) -> None:
        self.panes.show_bars()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another part has the keys."""
        pane = self.panes.focused
        if pane is not None:
            # Whatever way one left the search box, it says what is searched for.
            self.problems = ()
            self.bar.input.value = self.shown.text
        if pane is not None and pane != self.pane:
            self.pane = pane
            self.settle()
        elif self.bar.typing:
            self.base = self.shown.with_text("")
            self.searching = False
            self._keep = None
        self.panes.quotes.redraw()
        self.draw()
