"""The frame of the desk: search, trail, panes and reader, drawn where the size says."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer

from db.ask.connection import LibraryError
from db.ask.query import Query, QueryError
from explorer.answer import Answer
from explorer.config import config_of
from explorer.country_numbers import Numbers
from explorer.draw.heads import Head, heads_line, tabs_line
from explorer.draw.problem import problem_line
from explorer.draw.trail import trail_line
from explorer.history import History, View
from explorer.layout import PANES, Layout, Pane, arrange
from explorer.loader import Loader
from explorer.marks import Marks
from explorer.pane_head import PaneState, pane_head
from explorer.screens.quote_screen import QuoteScreen
from explorer.widgets.bare import Column, Row
from explorer.widgets.filter_bar import FilterBar
from explorer.widgets.foot import Foot
from explorer.widgets.offer_list import OfferList
from explorer.widgets.panes import Panes
from explorer.widgets.reading import Reading
from explorer.widgets.row_list import RowList
from explorer.widgets.search_bar import SearchBar
from explorer.widgets.sheet import Sheet
from explorer.widgets.side_card import SideCard

if TYPE_CHECKING:
    from db.ask.completion import Named, NamedField


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
        with Row(id="body"):
            with Column(id="main"):
                yield Sheet(id="heads")
                yield Panes()
                yield Reading()
            yield SideCard()
        yield Foot()

    async def _names(self, field: NamedField, typed: str, limit: int) -> list[Named] | None:
        """Read the values of a field; what cannot be read is not offered."""
        try:
            return await self.loader.aside(lambda library, cancel: library.named(field, typed, limit, cancel=cancel))
        except (LibraryError, sqlite3.Error):
            return None

    def set_up(self) -> None:
        """Put everything in its place."""
        self.call_after_refresh(self._mount_closed)
        for pane in PANES:
            self.panes.of(pane).marked = partial(self._is_marked, pane)
        self.bar.input.value = self.shown.text
        self.settle()
        if self.pane != "quotes":
            self.panes.of(self.pane).focus(scroll_visible=False)

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

    def heads(self) -> list[Head]:
        """The heads of the panes that are shown; of all three where they are tabs."""
        shown = PANES if self.layout_now.tabs else [pane for pane, _ in self.layout_now.panes]
        return [pane_head(self._state(pane), self.answer, self.shown.order) for pane in shown]

    def _state(self, pane: Pane) -> PaneState:
        """How a list stands: what one does in it, not what is in it."""
        here = pane == self.pane
        return PaneState(
            pane,
            self.layout_now.width(pane),
            here and not self.bar.typing,
            self._unsure,
            self.found.get(pane),
            self.marks.count(pane),
            self.typed.get(pane, ""),
            here and self.filter_bar.is_open,
        )

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

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time all has its style already, from where it was put in."""
        event.refresh_styles = self.stack_updates > 0

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the terminal."""
        if self.is_mounted and event.size != self._settled:
            self.settle()

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
