"""Cards over the desk and the reader: of the speaker, of the article, of all that is shown, and of versions."""

from __future__ import annotations

from functools import partial
from typing import Generic, Protocol, TypeVar, runtime_checkable

from db.ask.query import Query
from explorer.answer import Answer
from explorer.detail import Detail
from explorer.loader import Loader
from explorer.screens.working import Working

Result = TypeVar("Result")


@runtime_checkable
class Narrowing(Protocol):
    """A screen that shows a query."""

    def visit(self, query: Query) -> None:
        """Show another query as a step one can go back from."""
        ...


class Carding(Working[Result], Generic[Result]):
    """A screen from whose quote one can ask who speaks and what it stands in."""

    loader: Loader
    detail: Detail | None
    answer: Answer | None

    @property
    def asked(self) -> Query:
        """The query the cards are under."""
        return self.answer.query if self.answer is not None else Query()

    @property
    def card_actor(self) -> int | None:
        """Whose card is asked for; None where nobody is known."""
        card = self.detail.card if self.detail else None
        return card.actor_id if card else None

    @property
    def card_article(self) -> int | None:
        """The article whose card is asked for."""
        return self.detail.page.id if self.detail else None

    def action_actor(self) -> None:
        """Show all that is known of the speaker."""
        from explorer.screens.actor_card import ActorCardScreen

        if self.card_actor is None:
            reason = self.detail.card.unknown_reason if self.detail and self.detail.card else None
            self.tell(f"the speaker is unknown: {reason}" if reason else "no quote with a speaker is selected")
            return
        self.app.push_screen(ActorCardScreen(self.loader, self.asked, self.card_actor), self._narrow)

    def action_source(self) -> None:
        """Show all that is known of the article."""
        from explorer.screens.source_card import SourceCardScreen

        if self.card_article is None:
            self.tell("no article is selected")
            return
        self.app.push_screen(SourceCardScreen(self.loader, self.asked, self.card_article), self._narrow)

    def action_overview(self) -> None:
        """Show what all the quotes that are shown are like."""
        from explorer.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.loader, self.asked), self._narrow)

    def action_versions(self) -> None:
        """Show every version of the quote that is held, and how they differ."""
        from explorer.screens.versions import VersionsScreen

        card = self.detail.card if self.detail else None
        if card is None:
            self.tell("no quote is selected")
            return
        self.app.push_screen(VersionsScreen(self.loader, card), self._read_version)

    def action_merges(self) -> None:
        """Show which actors may be one."""
        from explorer.screens.merges import MergesScreen

        self.app.push_screen(MergesScreen(self.loader), self._narrow)

    def _narrow(self, query: Query | None) -> None:
        """Show what a line of a card asked for: on the desk, whatever lies over it."""
        if query is None:
            return
        if isinstance(self, Narrowing):
            self.visit(query)
            return
        below = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Narrowing)), None)
        if below is not None:
            below.visit(query)
            self.dismiss()

    def _read_version(self, quote_id: int | None) -> None:
        if quote_id is not None:
            self.later(partial(self._open_version, quote_id), "version")

    async def _open_version(self, quote_id: int) -> None:
        from explorer.screens.reader import Reader

        if (detail := await self.loader.detail(quote_id)) is not None:
            self.app.push_screen(Reader(self.loader, detail, self.answer, True))
