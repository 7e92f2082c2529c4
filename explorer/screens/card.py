"""A card as a dialog: lines that say how many, each of which one can filter by."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, Protocol, TypeVar

from textual import work
from textual.binding import BindingType

from db.ask.cancel import Cancel
from db.ask.completion import Named, NamedField
from db.ask.connection import LibraryError
from db.ask.query import Filter, Query
from explorer.commands import bindings
from explorer.draw.card import Row
from explorer.draw.glyph import written
from explorer.draw.piece import Line, text_of
from explorer.draw.rows import bar
from explorer.draw.words import grouped, many
from explorer.library_threads import Aside
from explorer.screens.lines_dialog import LinesDialog

if TYPE_CHECKING:
    from db.ask.actor_card import ActorCard
    from db.ask.profile import Profile
    from db.ask.source_card import SourceCard

Card = TypeVar("Card")
COPIED = 72
"""Columns of a card that is copied."""


class Cards(Protocol):
    """What cards ask of a library."""

    def actor_card(self, actor_id: int, query: Query, /, *, cancel: Cancel | None = None) -> ActorCard:
        """All that is known of an actor."""
        ...

    def source_card(self, article_id: int, query: Query, /, *, cancel: Cancel | None = None) -> SourceCard:
        """All that is known of an article."""
        ...

    def profile(self, query: Query, /, *, cancel: Cancel | None = None) -> Profile:
        """What the quotes that a query leaves are like."""
        ...

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """The values of a field that begin as typed."""
        ...

    def meant(
        self, field: Literal["speaker", "source"], query: Query, *, cancel: Cancel | None = None
    ) -> frozenset[int]:
        """The ids that the filter of a field means."""
        ...


class CardScreen(LinesDialog[Query | None], Generic[Card]):
    """A card; gives back the query that a line of it asks for."""

    where = "facts"
    unread = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facts")]
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("dialog.choose", "filter by"), ("card.time", "when said"), ("card.copy", "copy"),
        ("card.section", "section"), ("dialog.close", "close"),
    )  # fmt: skip

    def __init__(self, loader: Aside[Cards], query: Query) -> None:
        """Take what reads, and what is asked now."""
        super().__init__()
        self.loader, self.asked = loader, query
        self.card: Card | None = None
        self.lines: Sequence[Row] = ()
        self._cancel = Cancel()

    # What a card of one sort is

    def read(self, library: Cards, cancel: Cancel) -> Card:
        """Read it, on a thread."""
        raise NotImplementedError

    def rows_of(self, card: Card) -> list[Row]:
        """Its lines."""
        raise NotImplementedError

    def own(self, card: Card) -> tuple[Filter, ...]:
        """The condition that says whose card it is."""
        raise NotImplementedError

    def profile_of(self, card: Card) -> Profile:
        """What its quotes are like."""
        raise NotImplementedError

    # Frame

    def begin(self) -> None:
        """Ask for it."""
        self.settle()
        self._read()

    def on_unmount(self) -> None:
        """Stop reading."""
        self._cancel.set()

    def settle(self) -> None:
        """Take the place there is."""
        self.fit(max(len(self.lines), 1))

    @work(group="card", exclusive=True)
    async def _read(self) -> None:
        try:
            card = await self.loader.aside(self.read, self._cancel)
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot read: {error}")
            return
        finally:
            self.unread = False
        if card is not None and self.is_mounted and not self.closing:
            self.show(card)

    def show(self, card: Card) -> None:
        """Show the card."""
        self.card, self.lines = card, self.rows_of(card)
        profile = self.profile_of(card)
        quotes = grouped(profile.all)
        if profile.now != profile.all:
            quotes = f"{grouped(profile.now)} of {quotes}"
        articles = f"{grouped(profile.articles)} {many(profile.articles, 'source')}"
        self.say(f"{quotes} {many(profile.all, 'quote')} · {articles}")
        self.settle()
        stops = self.stops

        def paint(line: int, at: bool, width: int) -> Line:
            drawn = self.lines[line].paint(width)
            return (bar("focus"), *drawn[1:]) if at and drawn else drawn

        self.list.show(len(self.lines), stops, paint, stops[0] if stops else None)
        self.moved()

    @property
    def stops(self) -> list[int]:
        """The lines the cursor can stand on: those one can filter by, all of them where there are none."""
        return [place for place, row in enumerate(self.lines) if row.asks] or list(range(len(self.lines)))

    @property
    def row(self) -> Row | None:
        """The line under the cursor."""
        cursor = self.list.cursor
        return self.lines[cursor] if cursor < len(self.lines) else None

    # Doing

    def action_section(self, by: int) -> None:
        """Go to the first line of the next section, or of the one before."""
        stops = self.stops
        firsts = [stop for place, stop in enumerate(stops)
                  if not place or self.lines[stop].section != self.lines[stops[place - 1]].section]  # fmt: skip
        if not firsts:
            return
        cursor = self.list.cursor
        at = max((place for place, first in enumerate(firsts) if first <= cursor), default=0)
        self.list.go(firsts[(at + by) % len(firsts)])
        self.moved()

    def action_choose(self) -> None:
        """Filter by the line under the cursor."""
        if self.card is not None and (row := self.row) is not None and row.asks:
            self.dismiss(narrowed(self.asked, self.own(self.card), row.asks, row.now))

    def action_reload(self) -> None:
        """Read the card again."""
        self._read()

    def action_time(self) -> None:
        """Show all of it in order of time, the first said first."""
        if self.card is not None:
            now = self.profile_of(self.card).now
            self.dismiss(narrowed(self.asked, self.own(self.card), (), now).with_sort("oldest"))

    def action_copy(self) -> None:
        """Copy the card as text."""
        from explorer.clipboard import copy

        copy(self.app, written("\n".join(text_of(row.paint(COPIED)).rstrip() for row in self.lines)))
        self.notify(f"sent to clipboard: {len(self.lines)} lines", timeout=3, markup=False)


def narrowed(query: Query, own: Sequence[Filter], asks: Sequence[Filter], now: int) -> Query:
    """The query narrowed to a line of a card; where that would leave nothing, the line alone."""
    for item in (*own, *asks):
        query = (query if now else Query()).with_filter(item)
        now = 1
    return query
