"""The desk: what the keys and the mouse do to its query."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from db.ask.row import PassageRow
from explorer.commands import bindings
from explorer.history import NOTHING_AHEAD, NOTHING_BEHIND, History
from explorer.layout import PANES
from explorer.screens.desk_cards import DeskCards
from explorer.screens.filtering import Filtering
from explorer.screens.paging import Paging
from explorer.screens.returning import Returning
from explorer.screens.saving import Saving
from explorer.screens.stepping import Stepping
from explorer.steps import drop_last
from explorer.widgets.row_list import RowList
from explorer.widgets.sheet import Sheet


class Desk(Returning, DeskCards, Filtering, Stepping, Saving, Paging):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]

    # The query

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

    def _travel(self, history: History, nothing: str) -> None:
        if history is self.history:
            self.tell(nothing)
        else:
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
        self._travel(self.history.back(), NOTHING_BEHIND)

    def action_forward(self) -> None:
        """Forward again."""
        self.note_view()
        self._travel(self.history.forward(), NOTHING_AHEAD)

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
            if verb == "drop" or not self.edit_step(step):
                self.drop_step(step)
        elif verb == "keep":
            self.keep_steps(int(rest))
        elif verb == "pane":
            self.focus_pane(PANES[int(rest) - 1])
        elif verb == "back":
            self.action_back()
        elif verb == "read":
            self._open_quote()
        elif verb == "quote":
            self.later(partial(self._read_quote, int(rest)), "detail")
