"""The reader: one article on the whole screen, with who carried the words and its other quotes."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from db.ask.difference import pasted
from explorer.answer import Answer
from explorer.commands import BY_ID, bindings
from explorer.config import config_of
from explorer.detail import Also, Detail
from explorer.draw.facts import facts_line
from explorer.draw.piece import Line, Piece, plain, spread
from explorer.draw.side import side_lines
from explorer.draw.trail import trail_line
from explorer.history import NOTHING_AHEAD
from explorer.loader import Loader
from explorer.screens.carding import Carding
from explorer.screens.deciding import Deciding
from explorer.screens.quote_screen import QuoteScreen
from explorer.screens.scrolling import Scrolling
from explorer.widgets.article_view import ArticleView
from explorer.widgets.difference_view import DifferenceView
from explorer.widgets.find_bar import FindBar
from explorer.widgets.foot import Foot
from explorer.widgets.reading import ordinal_of, shown_of
from explorer.widgets.sheet import Sheet

MEASURE = 84
SIDE = 38
"""Columns beside the article, at least."""
WIDE = 90


class Reader(Carding[int | None], Deciding[int | None], Scrolling):
    """An article at one of its quotes; gives back the quote one ended at."""

    where = "reader"
    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    def __init__(self, loader: Loader, detail: Detail, answer: Answer | None, back: bool) -> None:
        """Take what reads, the quote to begin with, and the answer it comes from."""
        super().__init__()
        self.loader = loader
        self.detail = detail
        self.answer = answer
        self._back = back
        self._also = Also(detail.page.id)
        self._versions: int | None = None
        self.begin_at: int | None = None
        """The place of the text to begin at, where that is not the quote's."""
        self._counted: int | None = None
        """The quote whose versions are counted."""

    def compose(self) -> ComposeResult:
        """Title, trail, rule, article and side, footer."""
        yield Sheet(id="top", ground="surface")
        yield Sheet(id="trail")
        yield Sheet(id="rule")
        yield Sheet(id="fact-line")
        yield DifferenceView()
        with Horizontal():
            yield ArticleView(id="article", measure=MEASURE, third=True)
            yield Sheet(id="side")
        yield FindBar()
        yield Foot()

    def on_mount(self) -> None:
        """Show the quote, and read the article's others."""
        self.view.hint = f" · {config_of(self.app).keys.shown(BY_ID['reader.fold'])} unfolds"
        self.settle()
        self.show()
        self.later(self._read_also, "also", exclusive=False)
        if self.begin_at is not None:
            self.call_after_refresh(self.view.go_to, self.begin_at)

    async def _read_versions(self, quote_id: int) -> None:
        found = await self.loader.aside(lambda library, cancel: library.versions(quote_id, cancel=cancel))
        if found:
            self._versions = len(found)
            self.show_side()

    async def _read_also(self) -> None:
        if self.detail is not None and (found := await self.loader.also(self.detail.page.id)) is not None:
            self._also = found
            self.show_side()

    @property
    def side(self) -> int:
        """Columns beside the article, its rule included; 0 where there is no room."""
        width = self.size.width
        return max(SIDE + 1, width - MEASURE - 5) if width >= WIDE else 0

    def settle(self) -> None:
        """Put everything where the size says."""
        side = self.query_one("#side", Sheet)
        side.set_class(self.side == 0, "gone")
        side.styles.width = max(1, self.side)
        self.query_one("#fact-line", Sheet).set_class(self.side > 0, "gone")
        width, beside = self.size.width, self.side
        rule: Line = (Piece("━" * width, "accent"),)
        if beside:
            rule = (Piece("━" * (width - beside) + "┭", "accent"), Piece("─" * (beside - 1), "line"))
        self.query_one("#rule", Sheet).draw(lambda width, height: [rule])
        self.query_one(Foot).show(self.place)

    def show(self) -> None:
        """Show the quote in its article."""
        detail = self.detail
        if detail is None:
            return
        page, ordinal = detail.page, ordinal_of(detail)
        title = Piece(plain(page.title or page.doc), bold=True)
        start: Line = (Piece(" "), Piece("Reader ", "accent", bold=True), title)
        end: Line = (Piece(f" quote {ordinal} of {len(page.marks)} ", "muted"),) if ordinal else (Piece(" "),)
        self.query_one("#top", Sheet).draw(lambda width, height: [spread(start, end, width)])
        if self.answer is not None:
            answer = self.answer
            line = trail_line(list(answer.steps), answer.counts, self.size.width, self._back, config_of(self.app).keys)
            self.query_one("#trail", Sheet).draw(lambda width, height: [line])
        self.view.show(page, shown_of(detail, whole=True))
        card = detail.card
        if card is not None and card.row.id != self._counted and self.side:
            self._versions, self._counted = None, card.row.id
            self.later(partial(self._read_versions, card.row.id), "versions")
        if card is not None:
            self.query_one("#fact-line", Sheet).draw(lambda width, height: [facts_line(card, width)])
        paste = pasted(self.answer.query.text) if self.answer is not None else ""
        most = max(2, self.size.height // 4)
        self.query_one(DifferenceView).compare(paste, card.row.text if card else "", most)
        self.show_side()

    def show_side(self) -> None:
        """Draw what stands beside the article."""
        self.query_one("#side", Sheet).draw(self._side_lines)

    def _side_lines(self, width: int, height: int) -> list[Line]:
        detail = self.detail
        if detail is None:
            return []
        turning = config_of(self.app).keys if self.where == "reader" else None  # other keys do it elsewhere, or none
        return side_lines(detail.page, detail.card, self._also.quotes, width, height, self._versions, turning)

    # Keys

    def action_next_quote(self) -> None:
        """The next quote of the article, or the next place found."""
        self._turn(1)

    def action_previous_quote(self) -> None:
        """The quote before, or the place found before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        detail = self.detail
        if self.finding:
            self.step(by)
            return
        if detail is None or not detail.page.marks:
            return
        ids = [mark.quote_id for mark in detail.page.marks]
        if detail.card is not None and detail.card.row.id in ids:
            at = ids.index(detail.card.row.id) + by
        else:
            start = detail.passage.start if detail.passage else 0
            after = sum(mark.spans[0][0] < start for mark in detail.page.marks)
            at = after if by > 0 else after - 1
        if 0 <= at < len(ids):
            self.go(ids[at])

    def go(self, quote_id: int) -> None:
        """Show another quote of the article."""
        self.later(partial(self._go, quote_id), "detail")

    async def _go(self, quote_id: int) -> None:
        page = self.detail.page if self.detail is not None else None
        if (detail := await self.loader.detail(quote_id, page)) is not None:
            self.detail = detail
            self.show()

    def show_again(self) -> None:
        """Read the quote and its article again; where it is gone, the next one of the article."""
        self.later(self._read_again, "detail")

    def action_reload(self) -> None:
        """Read the quote and its article again."""
        self.show_again()

    async def _read_again(self) -> None:
        if self.detail is None or self.detail.card is None:
            return
        ids = [mark.quote_id for mark in self.detail.page.marks]
        held = self.detail.card.row.id
        at = ids.index(held) if held in ids else 0
        wanted = [held, *ids[at + 1 :], *reversed(ids[:at])]
        left = await self.loader.aside(lambda library, cancel: library.cards(wanted, cancel=cancel))
        if left is None:
            return
        if not left and self.on_top:
            self.dismiss(None)
        elif not left:  # a dialog lies over it: only the topmost screen can go
            self.stale = True
        elif (detail := await self.loader.detail(left[0].row.id)) is not None:
            self.detail = detail
            self.show()
            self.later(self._read_also, "also", exclusive=False)

    def action_country(self) -> None:
        """Back to the desk, to choose countries there."""
        below = next(
            (screen for screen in reversed(self.app.screen_stack[:-1]) if isinstance(screen, QuoteScreen)), None
        )
        self.action_back()
        if below is not None:
            self.app.call_later(below.run_action, "country")

    def action_escape(self) -> None:
        """End the find, or go back to the desk."""
        if self.stop_reading():
            return
        if self.finding:
            self.end_find()
            return
        card = self.detail.card if self.detail else None
        self.dismiss(card.row.id if card else None)

    def action_back(self) -> None:
        """Back to the desk."""
        self.finding = False
        self.action_escape()

    def action_forward(self) -> None:
        """Say that there is nothing further."""
        self.tell(NOTHING_AHEAD)

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the terminal."""
        if self.is_mounted:
            self.settle()
            self.show()

    @on(ArticleView.Pressed)
    def _pressed(self, message: ArticleView.Pressed) -> None:
        self.go(message.quote_id)

    @on(Sheet.Tagged)
    def _tagged(self, message: Sheet.Tagged) -> None:
        verb, _, rest = message.tag.partition(":")
        if verb == "quote":
            self.go(int(rest))
        elif verb in ("back", "drop", "edit", "keep"):
            self.action_escape()
