"""One quote in its article, as the reader shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.ask.row import ArticlePage, PassageRow, QuoteCard, Step
from db.dataclass import dataclass

if TYPE_CHECKING:
    from db.ask.beside import Beside


@dataclass(frozen=True, slots=True)
class Detail:
    """One quote with its article; no card where a sentence that is in no quote is shown."""

    page: ArticlePage
    card: QuoteCard | None
    passage: PassageRow | None = None
    miss: Step | None = None
    """The one filter the quote does not match."""


def holds(page: ArticlePage, card: QuoteCard) -> bool:
    """Whether a quote stands in an article as it was read: it may have been built or corrected anew meanwhile."""
    start, end = card.spans[0]
    mark = next((mark for mark in page.marks if mark.quote_id == card.row.id), None)
    return (
        page.id == card.row.article_id
        and mark is not None
        and (mark.spans, mark.kind, mark.status) == (card.spans, card.row.kind, card.row.status)
        and end <= len(page.text)
        and card.row.text.startswith(page.text[start:end])
    )


@dataclass(frozen=True, slots=True)
class Also:
    """All quotes of an article in the order of its text."""

    article_id: int
    quotes: tuple[Beside, ...] = ()
