"""The desk's cursors: which list has the keys, and where one stands in it."""

from __future__ import annotations

from db.ask.row import ActorRow, QuoteRow, SourceRow
from explorer.layout import PANES, Pane
from explorer.screens.desk_query import DeskQuery
from explorer.widgets.row_list import RowList


class Moving(DeskQuery):
    """The desk's part that moves."""

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

    def turn(self, by: int, stop: bool = False) -> None:
        """Go on to another pane, round and round unless one is to stop at the last."""
        at = PANES.index(self.pane) + by
        if not stop or 0 <= at < len(PANES):
            self.focus_pane(PANES[at % len(PANES)])

    def action_next_pane(self) -> None:
        """The next pane, round and round."""
        self.turn(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self.turn(-1)

    def action_pane_left(self) -> None:
        """The pane on the left, if there is one."""
        self.turn(-1, stop=True)

    def action_pane_right(self) -> None:
        """The pane on the right, if there is one."""
        self.turn(1, stop=True)

    def action_pane(self, number: int) -> None:
        """One pane by its number."""
        self.focus_pane(PANES[number - 1])

    def action_zoom(self) -> None:
        """Give the pane the whole width, or give it back."""
        self.zoomed = not self.zoomed
        self.settle()
