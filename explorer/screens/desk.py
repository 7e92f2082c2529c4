"""The desk: what the keys and the mouse do to its query."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from db.ask.query import COUNTRY_FIELDS, Query
from db.ask.row import ActorRow, PassageRow, QuoteRow, SourceRow, Step
from explorer.commands import bindings
from explorer.config import config_of
from explorer.draw.piece import safe
from explorer.history import History
from explorer.layout import PANES, Pane
from explorer.screens.desk_cards import DeskCards
from explorer.screens.filtering import Filtering
from explorer.screens.paging import Paging
from explorer.screens.returning import Returning
from explorer.screens.saving import Saving
from explorer.screens.searching import Searching
from explorer.steps import CERTAINLY, SORT_WORDS, drop, drop_last, next_sort, toggle, typed_over, without_countries
from explorer.widgets.row_list import RowList
from explorer.widgets.search_bar import SearchBar
from explorer.widgets.sheet import Sheet

CHOSEN_IN: Mapping[str, Pane] = {"speaker": "actors", "source": "sources", "outlet": "sources"}
"""The list in which what a condition asks for is chosen."""


class Desk(Returning, DeskCards, Filtering, Searching, Saving, Paging):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]

    # Moving

    def _list(self) -> RowList[ActorRow] | RowList[QuoteRow] | RowList[SourceRow]:
        """The list the moving keys move: the quotes while one types."""
        return self.panes.quotes if self.bar.typing else self.panes.of(self.pane)

    def action_move_down(self) -> None:
        """One row down."""
        self._list().move(1)

    def action_move_up(self) -> None:
        """One row up."""
        self._list().move(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self._list().page(1)

    def action_page_up(self) -> None:
        """One page up."""
        self._list().page(-1)

    def action_first(self) -> None:
        """The first row."""
        self._list().go(0)

    def action_last(self) -> None:
        """The last row."""
        rows = self._list()
        rows.go(rows.stops - 1)

    def focus_pane(self, pane: Pane) -> None:
        """Give the keys to a pane, showing it where it is hidden."""
        if self.pane != pane:
            self.pane = pane
            self.settle()
        self.panes.of(pane).focus(scroll_visible=False)

    def _turn(self, by: int, stop: bool = False) -> None:
        at = PANES.index(self.pane) + by
        if self.bar.typing:
            self.leave_search()
        elif not stop or 0 <= at < len(PANES):
            self.focus_pane(PANES[at % len(PANES)])

    def action_next_pane(self) -> None:
        """The next pane, round and round."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self._turn(-1)

    def action_pane_left(self) -> None:
        """The pane on the left, if there is one."""
        self._turn(-1, stop=True)

    def action_pane_right(self) -> None:
        """The pane on the right, if there is one."""
        self._turn(1, stop=True)

    def action_pane(self, number: int) -> None:
        """One pane by its number."""
        self.focus_pane(PANES[number - 1])

    def action_zoom(self) -> None:
        """Give the pane the whole width, or give it back."""
        self.zoomed = not self.zoomed
        self.settle()

    # The query

    def action_search(self) -> None:
        """Type into the search box."""
        self.bar.input.focus(scroll_visible=False)
        self.bar.input.cursor_position = len(self.bar.input.value)

    def leave_search(self) -> None:
        """Go from the search box to the list; what was typed stays."""
        self.bar.close_list()
        if self.problems:
            self.warn(f"left out: {' · '.join(safe(one.message) for one in self.problems)}")
            self.problems = ()
        self.focus_pane("quotes")
        self.bar.input.value = self.shown.text

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self.bar.typing and (event.value != self.shown.text or self.problems):
            self.read_typed(event.value)

    def read_typed(self, text: str) -> None:
        """Ask what is typed, as far as it can be read."""
        from db.ask.language import parse_all  # not before one types

        typed, self.problems = parse_all(text)
        query = typed_over(self.base, typed)
        if not self.searching:
            self.note_view()
        # One search is one step back, however many letters it took.
        self.history, before = self.history.amend(query) if self.searching else self.history.visit(query), self.history
        self.searching = self.searching or self.history is not before
        self.set_query(query)
        self.draw()

    @on(SearchBar.HelpAsked)
    def action_query_help(self) -> None:
        """Show how a search is written."""
        from explorer.screens.query_help import QueryHelp

        self.app.push_screen(QueryHelp())

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.take_meant()
        self.leave_search()

    def action_sort(self) -> None:
        """Sort the quotes another way."""
        self.visit(next_sort(self.shown))
        if self.layout_now.tabs and not self.zoomed:  # heads that are tabs have no room to say it
            self.tell(SORT_WORDS[self.shown.order])

    def action_aloud(self) -> None:
        """Show what was said aloud alone, or thoughts and plans too."""
        self.visit(toggle(self.shown, "aloud", ["yes"]))

    def action_certain(self) -> None:
        """Show what is certain alone, or doubtful quotes too."""
        self.visit(toggle(self.shown, "confidence", [CERTAINLY]))

    def action_clear_countries(self) -> None:
        """Take the country filters away."""
        self._take_away(without_countries(self.shown), "countries")

    def drop_step(self, step: Step) -> None:
        """Take one condition away."""
        self._take_away(drop(self.shown, step), f"{step.label} {step.value}".strip())

    def _take_away(self, query: Query, what: str) -> None:
        if query != self.shown:
            self.visit(query)
            self.bar.input.value = query.text
            self.base = query.with_text("")
            self.tell(f"removed: {what} · {config_of(self.app).keys.told('app.back')} brings it back")

    def action_escape(self) -> None:
        """Back out one step: search, narrowed list, zoom, marks, pane, then the newest filter."""
        if self.stop_reading():
            return
        if self.filter_bar.is_open:
            self.end_filter(self.pane)
        elif self.bar.typing:
            if self.bar.input.value:
                self.bar.input.value = ""
            else:
                self.problems = ()
                self.leave_search()
        elif self.stop_asking():
            pass
        elif self.zoomed:
            self.action_zoom()
        elif self.end_filter(self.pane) or self.clear_marks(self.pane):
            pass
        elif self.pane != "quotes":
            self.focus_pane("quotes")
        elif self.end_filter() or self.clear_marks():
            pass
        elif self.answer is not None and self.answer.steps and not self.shown.is_empty:
            query = drop_last(self.shown)
            self.visit(query)
            self.bar.input.value = query.text

    def _travel(self, history: History) -> None:
        if history is not self.history:
            entry = history.now
            self.history = history
            self._keep, self._restore = entry.quote_id, entry.view
            self.end_filter()
            self.zoomed = entry.view.zoomed
            self.focus_pane(entry.view.pane)
            self.settle()
            self.bar.input.value = entry.query.text
            if entry.query == self.shown:
                self.ask()
            self.set_query(entry.query)

    def action_back(self) -> None:
        """What was shown before, with its cursors, its pane, and as it was scrolled."""
        self.note_view()
        self._travel(self.history.back())

    def action_forward(self) -> None:
        """Forward again."""
        self.note_view()
        self._travel(self.history.forward())

    def action_country(self) -> None:
        """Choose countries; the panes follow while one chooses."""
        from explorer.screens.country import CountryScreen

        before = self.shown
        self.keep_quote()

        def chosen(query: Query | None) -> None:
            self.numbers = dialog.numbers
            self.set_query(before)
            if query is not None:
                self.visit(query)

        dialog = CountryScreen(self.loader, before, self.set_query, self.numbers)
        self.app.push_screen(dialog, chosen)

    # Rows

    def action_open(self) -> None:
        """Narrow to the row, open the quote in its article, or drop the filter."""
        if self.pane == "quotes":
            self._open_quote()
        else:
            self.narrow_to_rows()

    def _open_quote(self) -> None:
        held = self.panes.quotes.held
        if isinstance(held, tuple):
            self.drop_step(held[0])
        elif self.detail is not None and (self.quote is not None or isinstance(held, PassageRow)):
            from explorer.screens.reader import Reader

            reader = Reader(self.loader, self.detail, self.answer, bool(self.history.past))
            self.app.push_screen(reader, self._came_back)

    async def _read_quote(self, quote_id: int) -> None:
        """Open a quote that may not be in the list."""
        if (detail := await self.loader.detail(quote_id)) is not None:
            self.show_detail(detail)
            from explorer.screens.reader import Reader

            self.app.push_screen(Reader(self.loader, detail, self.answer, bool(self.history.past)), self._came_back)

    def _came_back(self, quote_id: int | None) -> None:
        """Back from the reader: the quote that was read there is the selected one, where it is in the list."""
        if quote_id is not None:
            self._keep = quote_id
            self.ask()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(Sheet.Tagged)
    def _tagged(self, message: Sheet.Tagged) -> None:
        verb, _, rest = message.tag.partition(":")
        steps = self.answer.steps if self.answer is not None else ()
        if verb in ("drop", "edit") and int(rest) < len(steps):
            step = steps[int(rest)]
            if verb == "drop" or not self._edit_step(step):
                self.drop_step(step)
        elif verb == "keep":
            self._keep_steps(int(rest))
        elif verb == "pane":
            self.focus_pane(PANES[int(rest) - 1])
        elif verb == "back":
            self.action_back()
        elif verb == "read":
            self._open_quote()
        elif verb == "quote":
            self.later(partial(self._read_quote, int(rest)), "detail")

    def _edit_step(self, step: Step) -> bool:
        """Go where a condition is chosen; whether there is such a place."""
        if step.field == "text":
            self.action_search()
        elif step.field in COUNTRY_FIELDS:
            self.action_country()
        elif step.field in CHOSEN_IN:
            self.focus_pane(CHOSEN_IN[step.field])
        else:
            return False
        return True

    def _keep_steps(self, count: int) -> None:
        """Take away the conditions after the first so many."""
        query, gone = self.shown, self.answer.steps[count:] if self.answer is not None else ()
        for step in gone:
            query = drop(query, step)
        self._take_away(query, ", ".join(f"{step.label} {step.value}".strip() for step in gone))
