"""The cards of the desk: those one asks for, and the one at the right that follows what is selected."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.timer import Timer

from db.ask.query import Query
from db.ask.row import ActorRow, SourceRow
from explorer.answer import Answer
from explorer.detail import Detail
from explorer.screens.carding import Carding
from explorer.screens.desk_query import DeskQuery
from explorer.widgets.row_list import RowList
from explorer.widgets.side_card import SideCard

REST = 0.12
"""Seconds the selection rests before the card at the right follows it."""


class DeskCards(Carding[None], DeskQuery):
    """The desk's own ways to ask whose card, and the card that follows."""

    _card_of: tuple[str, int | None, Query] | None = None
    """Whose card is at the right, or being read."""
    _profile_of: Query | None = None
    """The query whose profile is at the right, or being read."""
    _answered: Answer | None = None
    """The answer they were read after."""
    _follow_timer: Timer | None = None

    @property
    def asked(self) -> Query:
        """The query the cards are under."""
        return self.shown

    @property
    def card_actor(self) -> int | None:
        """The actor under the cursor of the actors, else who says the quote."""
        row = self.panes.actors.row if self.pane == "actors" else None
        return row.id if isinstance(row, ActorRow) else super().card_actor

    @property
    def card_article(self) -> int | None:
        """The article under the cursor of the sources, else where the quote stands."""
        row = self.panes.sources.row if self.pane == "sources" else None
        return row.id if isinstance(row, SourceRow) else super().card_article

    # The card that follows

    def draw(self) -> None:
        """Draw the lines around the panes, and let the card follow."""
        super().draw()
        typing = self.bar.typing
        self.query_one(SideCard).focus_beside(self.pane == "sources" and not typing)
        self.follow()

    def _show(self, detail: Detail | None) -> None:
        super()._show(detail)
        self.follow()

    @on(RowList.Moved)
    def _moved_in_card(self, message: RowList.Moved) -> None:
        if message.pane != "quotes":
            self.follow()

    @property
    def resting(self) -> bool:
        """Whether the card waits for the selection to rest."""
        return self._follow_timer is not None

    def follow(self) -> None:
        """Read the card of what is selected once the selection rests."""
        if self._follow_timer is not None:
            self._follow_timer.stop()
            self._follow_timer = None
        if self.answer is None or not self.query_one(SideCard).open:
            return
        if not self.query_one(SideCard).known:  # nothing is there yet that could flicker
            self._follow()
        else:
            self._follow_timer = self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        self._follow_timer = None
        answer = self.answer
        if answer is None:
            return
        sort = {"actors": "actor", "sources": "source"}.get(self.pane, "speaker")
        who = self.card_article if sort == "source" else self.card_actor
        wanted = (sort, who, answer.query.with_sort(None))
        if answer is not self._answered:  # the library may have changed meanwhile
            self._answered, self._card_of, self._profile_of = answer, None, None
        read = sort != "speaker" or self.detail is not None or not answer.counts.quotes
        if read and wanted != self._card_of:
            self._card_of = wanted
            self.later(partial(self._read_card, wanted), "card")
        if wanted[2] != self._profile_of:
            self._profile_of = wanted[2]
            self.later(partial(self._read_profile, wanted[2]), "profile")

    async def _read_card(self, wanted: tuple[str, int | None, Query]) -> None:
        sort, who, query = wanted
        side = self.query_one(SideCard)
        if who is None:
            side.show(None, f"Card of the {sort}")
            return
        if sort == "source":
            source = await self.loader.beside(lambda library, cancel: library.source_card(who, query, cancel=cancel))
            if source is not None and self._card_of == wanted:
                side.show(source, "Card of the source")
            return
        actor = await self.loader.beside(lambda library, cancel: library.actor_card(who, query, cancel=cancel))
        if actor is not None and self._card_of == wanted:
            side.show(actor, f"Card of the {sort}")

    async def _read_profile(self, query: Query) -> None:
        profile = await self.loader.beside(lambda library, cancel: library.profile(query, cancel=cancel))
        if profile is not None and self._profile_of == query:
            self.query_one(SideCard).show_profile(profile)
