"""The card of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.ask.cancel import Cancel
from db.ask.query import Filter, Query
from db.ask.source_card import SourceCard
from explorer.draw.card import Row
from explorer.draw.source_card import source_rows
from explorer.library_threads import Aside
from explorer.screens.card import Cards, CardScreen

if TYPE_CHECKING:
    from db.ask.profile import Profile


class SourceCardScreen(CardScreen[SourceCard]):
    """What is known of an article, and who speaks in it, how and when."""

    OPENED_BY = ("quote.source",)
    TITLE_OF = "Source"

    def __init__(self, loader: Aside[Cards], query: Query, article_id: int) -> None:
        """Take what reads, what is asked now, and which article."""
        super().__init__(loader, query)
        self.article_id = article_id

    def read(self, library: Cards, cancel: Cancel) -> SourceCard:
        """Read it, on a thread."""
        return library.source_card(self.article_id, self.asked, cancel=cancel)

    def rows_of(self, card: SourceCard) -> list[Row]:
        """Its lines."""
        return source_rows(card)

    def own(self, card: SourceCard) -> tuple[Filter, ...]:
        """The condition that it stands in this article."""
        return (Filter("source", (card.label,)),)

    def profile_of(self, card: SourceCard) -> Profile:
        """What its quotes are like."""
        return card.profile
