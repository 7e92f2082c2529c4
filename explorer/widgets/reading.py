"""The lower half: the rule with the article's title, the article, and the facts of the quote."""

from collections.abc import Sequence

from textual.app import ComposeResult

from explorer.detail import Also, Detail
from explorer.draw.also import also_lines
from explorer.draw.article import Shown
from explorer.draw.facts import facts_column, facts_line
from explorer.draw.piece import Line, Piece
from explorer.draw.title import title_rule
from explorer.draw.words import KINDS
from explorer.steps import missed
from explorer.widgets.article_view import ArticleView
from explorer.widgets.bare import Column, Row
from explorer.widgets.difference_view import DifferenceView
from explorer.widgets.sheet import Sheet

ROOMY = 44
"""Columns of facts from which the article's other quotes are named there."""


class Reading(Column):
    """The selected quote in its article."""

    DEFAULT_CSS = """
    Reading { height: 1fr; }
    Reading .bar { width: 1; height: 1fr; }
    Reading #facts { height: 1fr; }
    Reading .gone { display: none; }
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._detail: Detail | None = None
        self._also: Also | None = None
        self._paste = ""
        self._height = 0

    def compose(self) -> ComposeResult:
        """Rule, one line of facts, article and a column of facts."""
        yield Sheet(id="title")
        yield Sheet(id="fact-line", classes="gone")
        yield DifferenceView()
        with Row():
            yield ArticleView(id="article")
            yield Sheet(id="facts-bar", classes="bar")
            yield Sheet(id="facts")

    def on_mount(self) -> None:
        """Draw the rules before anything is read."""
        self.query_one("#facts-bar", Sheet).draw(lambda width, height: [(Piece("│", "line"),)] * height)
        self.show(None)

    def show_also(self, also: Also) -> None:
        """Name the article's other quotes, where there is room beside it."""
        self._also = also
        self.query_one("#facts", Sheet).draw(self._column)

    def _column(self, width: int, height: int) -> Sequence[Line]:
        detail, also = self._detail, self._also
        if detail is None or detail.card is None:
            return [(Piece(" in no quote", "faint"),)] if detail else []
        lines = facts_column(detail.card, width)
        if also is not None and also.article_id == detail.page.id and width >= ROOMY:
            where = detail.page.outlet or "this article"
            room = height - len(lines) - 1
            lines += [(), *also_lines(also.quotes, detail.card.row.id, width, room, where)]
        return lines

    def settle(self, height: int, facts: int) -> None:
        """Take that many lines under the rule, and that many columns for the facts: 0 makes them one line."""
        self.set_class(height <= 0, "gone")
        self.display = height > 0
        self._height = height
        self._compare()
        self.query_one("#facts-bar", Sheet).set_class(facts == 0, "gone")
        column = self.query_one("#facts", Sheet)
        column.set_class(facts == 0, "gone")
        column.styles.width = max(1, facts)
        self.query_one("#fact-line", Sheet).set_class(facts > 0, "gone")

    def on_resize(self) -> None:
        """Another width: what is compared breaks into other lines."""
        self._compare()

    def _compare(self) -> None:
        """Show what was pasted beside the quote, in a third of the height."""
        card = self._detail.card if self._detail else None
        self.query_one(DifferenceView).compare(self._paste, card.row.text if card else "", max(3, self._height // 3))

    def show(self, detail: Detail | None, paste: str = "") -> None:
        """Show another quote, beside it what was pasted; None shows nothing."""
        self._detail, self._paste = detail, paste
        self._compare()
        title = self.query_one("#title", Sheet)
        article = self.query_one(ArticleView)
        if detail is None:
            title.draw(lambda width, height: [title_rule(None, None, width)])
            article.show(None, Shown())
            self.query_one("#facts", Sheet).draw(self._column)
            self.query_one("#fact-line", Sheet).draw(lambda width, height: [])
            return
        page, card = detail.page, detail.card
        shown = shown_of(detail)
        ordinal = ordinal_of(detail)
        miss = _miss(detail)
        title.draw(lambda width, height: [title_rule(page, ordinal, width, miss)])
        article.show(page, shown)
        if card is None:
            note: Line = (Piece("   in no quote", "faint"),)
            self.query_one("#facts", Sheet).draw(self._column)
            self.query_one("#fact-line", Sheet).draw(lambda width, height: [note])
            return
        self.query_one("#facts", Sheet).draw(self._column)
        self.query_one("#fact-line", Sheet).draw(lambda width, height: [facts_line(card, width)])


def shown_of(detail: Detail, whole: bool = False) -> Shown:
    """What is lit."""
    if detail.passage is not None:
        return Shown(None, (detail.passage.start, detail.passage.end), whole)
    wanted = detail.card.row.id if detail.card else None
    mark = next((mark for mark in detail.page.marks if mark.quote_id == wanted), None)
    return Shown(mark, None, whole)


def ordinal_of(detail: Detail) -> int | None:
    """Which quote of its article is shown, counted from 1."""
    if detail.card is None:
        return None
    ids = [mark.quote_id for mark in detail.page.marks]
    return ids.index(detail.card.row.id) + 1 if detail.card.row.id in ids else None


def _miss(detail: Detail) -> Line:
    if detail.miss is None or detail.card is None:
        return ()
    row = detail.card.row
    words = missed(detail.miss, row)
    start: Line = (Piece("Nearest miss", bold=True), Piece(" · ", "faint"))
    glyph = f"{KINDS[row.kind]} {row.kind}"
    if words.endswith(glyph):
        return (*start, Piece(words.removesuffix(glyph), "muted"), Piece(glyph, "who"))
    return (*start, Piece(words, "muted"))
