"""A quote on a page of its own, to be printed: what is known of it, and its paragraph between its neighbours."""

from collections.abc import Iterator

from db.ask.row import ArticlePage, QuoteCard
from db.read.article import Span
from explorer.draw.article import Shown, article_line
from explorer.draw.facts import facts_column
from explorer.draw.piece import Line, Piece, cut, cut_line, plain
from explorer.draw.title import source_line
from explorer.draw.wrap import TextLine, wrap

_ENDLESS = 100_000
"""Cells of a line that nobody looks at in a terminal."""
_LABEL = 9
_AROUND = 1
"""Paragraphs before the quote, and after it."""


def leaf(page: ArticlePage, card: QuoteCard, width: int | None) -> Iterator[Line]:
    """The lines; None is no terminal, where nothing is cut."""
    room = width or _ENDLESS
    yield cut_line((Piece(" "), *source_line(page)), room)
    if page.title:
        yield (Piece(" "), Piece(cut(plain(page.title), room - 1), bold=True))
    yield ()
    yield from facts_column(card, room)
    yield from _places(card, room)
    yield ()
    yield from _paragraphs(page, card, room)


def _places(card: QuoteCard, room: int) -> Iterator[Line]:
    """Where it stands, for those who look it up: number, file and line, address."""
    for name, value in (("quote", str(card.row.id)), ("file", f"{card.path}:{card.line}"), ("address", card.url)):
        if value:
            yield (Piece(f" {name:<{_LABEL - 1}}", "faint"), Piece(cut(plain(value), max(1, room - _LABEL)), "muted"))


def _paragraphs(page: ArticlePage, card: QuoteCard, room: int) -> Iterator[Line]:
    mark = next((mark for mark in page.marks if mark.quote_id == card.row.id), None)
    shown = Shown(mark, None if mark else (card.spans[0][0], card.spans[-1][1]), whole=False)
    furniture = {zone.start for zone in page.zones if zone.kind == "boilerplate"}
    rows = [row for row in _rows(page.text) if row[0] not in furniture or any(_meet(row, lit) for lit in shown.lit)]
    own = [place for place, row in enumerate(rows) if any(_meet(row, lit) for lit in shown.lit)]
    first, last = (own[0], own[-1]) if own else (0, 0)
    for place, row in list(enumerate(rows))[max(0, first - _AROUND) : last + _AROUND + 1]:
        for start, end in wrap(page.text, *row, max(1, room - 3)):
            yield article_line(page.text, TextLine(start, end, "body", row), shown, ())
        if place < last + _AROUND:
            yield ()


def _meet(row: Span, lit: Span) -> bool:
    return lit[0] < row[1] and row[0] < lit[1]


def _rows(text: str) -> list[Span]:
    """The paragraphs: lines that say something."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((start, start + len(line.rstrip())))
        start += len(line)
    return found
