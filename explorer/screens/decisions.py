"""What was decided, the newest first: what became of it, and each to be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from db.ask.cancel import Cancel
from db.ask.decided import DecisionCounts, DecisionRow
from explorer import acts
from explorer.acting import NOTHING_AGAIN, carry_out
from explorer.commands import bindings
from explorer.detail import Detail
from explorer.draw.decisions import decision_row, head_line, none_lines
from explorer.draw.piece import Piece, plain
from explorer.loader import Loader
from explorer.pages import PAGE
from explorer.screens.quote_screen import QuoteScreen
from explorer.stack import Tail
from explorer.widgets.foot import Foot
from explorer.widgets.row_list import RowList
from explorer.widgets.sheet import Sheet
from explorer.writer import writer_of

if TYPE_CHECKING:
    from db.ask.library import Library


class DecisionsScreen(QuoteScreen[None]):
    """A list of decisions on the whole screen."""

    where = "decisions"
    CSS_PATH = "decisions.tcss"
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [*Screen.BINDINGS, *bindings("decisions")]

    def __init__(self, loader: Loader) -> None:
        """Take what reads."""
        super().__init__()
        self.loader = loader
        self.detail: Detail | None = None
        self.orphans = False
        """Only those that found no words any more are shown."""
        self.counts = DecisionCounts(0, 0)

    def compose(self) -> ComposeResult:
        """Head, rule, list, footer."""
        yield Sheet(id="top", ground="surface")
        yield Sheet(id="rule")
        rows = RowList[DecisionRow]("quotes", decision_row)
        rows.lines = 2
        yield rows
        yield Foot()

    def on_mount(self) -> None:
        """Ask for them."""
        self.query_one("#rule", Sheet).draw(lambda width, height: [(Piece("━" * width, "accent"),)])
        self.query_one(Foot).show(self.place)
        self.decided()

    @property
    def rows(self) -> RowList[DecisionRow]:
        """The list."""
        found: RowList[DecisionRow] = self.query_one(RowList)
        return found

    # Reading

    def decided(self) -> None:
        """Something was decided: read again, the cursor stays on its row."""
        self.later(self._read, "answer")

    async def _read(self) -> None:
        only, held = self.orphans, self.rows.row
        page = self.rows.cursor // PAGE

        def read(library: Library, cancel: Cancel) -> tuple[DecisionCounts, dict[int, list[DecisionRow]]]:
            counts = library.decision_counts(cancel=cancel)
            pages = {
                number: library.decisions(number * PAGE, PAGE, orphans=only, cancel=cancel)
                for number in sorted({0, page})
            }
            return counts, pages

        found = await self.loader.aside(read)
        if found is None or only != self.orphans:
            return
        self.counts, pages = found
        total = self.counts.orphans if only else self.counts.all
        here = {row.id: number * PAGE + at for number, rows in pages.items() for at, row in enumerate(rows)}
        cursor = here.get(held.id, self.rows.cursor) if held is not None else 0
        empty = () if total else (Tail(lambda width, look: none_lines(only, width), 2),)
        self.rows.show(total, dict(pages), empty, cursor)
        counts = self.counts
        self.query_one("#top", Sheet).draw(lambda width, height: [head_line(counts.all, counts.orphans, only, width)])

    @on(RowList.Needed)
    def _needed(self, message: RowList.Needed) -> None:
        self.later(partial(self._fetch, message.page), "pages", exclusive=False)

    async def _fetch(self, page: int) -> None:
        only, pages = self.orphans, self.rows.rows
        try:
            found = await self.loader.aside(
                lambda library, cancel: library.decisions(page * PAGE, PAGE, orphans=only, cancel=cancel)
            )
        finally:
            pages.asked.discard(page)
        if found is not None and self.rows.rows is pages:
            self.rows.fill(page, found)

    # Keys

    async def action_open(self) -> None:
        """Open the quote that was decided on."""
        row = self.rows.row
        if row is None:
            return
        if row.quote_id is None:
            self.tell(plain(row.reason) if row.reason else "it is about actors: there is no quote to open")
        elif not row.stands:
            self.tell("the quote is in no list: it was rejected")
        elif (detail := await self.loader.detail(row.quote_id)) is not None:
            from explorer.screens.reader import Reader

            self.app.push_screen(Reader(self.loader, detail, None, True))

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.call_later(self.run_action, "open")

    def action_orphans(self) -> None:
        """Show only what found no words any more, or all."""
        self.orphans = not self.orphans
        self.rows.cursor = 0
        self.decided()

    def action_reload(self) -> None:
        """Read them again."""
        self.decided()

    def action_undo_this(self) -> None:
        """Take back the decision under the cursor, with all that was decided at once with it."""
        if (row := self.rows.row) is not None:
            carry_out(self.app, acts.undo(row.step))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        carry_out(self.app, acts.redo(), nothing=NOTHING_AGAIN)

    def action_escape(self) -> None:
        """Wait no longer for another program, or leave."""
        if not writer_of(self.app).give_up():
            self.dismiss(None)

    def action_move_down(self) -> None:
        """One row down."""
        self.rows.move(1)

    def action_move_up(self) -> None:
        """One row up."""
        self.rows.move(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.rows.page(1)

    def action_page_up(self) -> None:
        """One page up."""
        self.rows.page(-1)

    def action_first(self) -> None:
        """The newest."""
        self.rows.go(0)

    def action_last(self) -> None:
        """The oldest."""
        self.rows.go(self.rows.stops - 1)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What lay over it may have decided something."""
        if self.is_mounted and self.counts.all:
            self.decided()
