"""All that the screen shows of one query, read at once on a thread of its own."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from db.ask.cancel import Cancel, Cancelled
from db.ask.library import Library
from db.ask.query import Filter, Query
from db.ask.row import ActorRow, ArticlePage, Counts, PassageRow, QuoteCard, QuoteRow, SourceRow, Step
from db.extract.quote import ActorKind
from explorer.pages import PAGE

PASSAGES = 20
MOST = 500
"""Quotes of one article that are named beside it."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query leaves, first pages included."""

    query: Query
    counts: Counts
    steps: tuple[Step, ...]
    actors: Sequence[ActorRow]
    actor_total: int
    sources: Sequence[SourceRow]
    source_total: int
    quotes: dict[int, Sequence[QuoteRow]]
    """Pages by number."""
    position: int
    """Where the quote that was selected is now; 0 where it is gone."""
    passages: Sequence[PassageRow]
    passage_total: int
    drops: Sequence[tuple[Step, int]]
    nearest: str | None


def answer(library: Library, query: Query, keep: int | None, cancel: Cancel) -> Answer:
    """Read all of it."""
    counts = library.counts(query, cancel=cancel)
    place = library.position(query, keep, cancel=cancel) if keep is not None and counts.quotes else None
    pages: dict[int, Sequence[QuoteRow]] = {}
    for page in {0, (place or 0) // PAGE} if counts.quotes else ():
        pages[page] = library.quotes(query, page * PAGE, PAGE, cancel=cancel)
    total, passages = library.passages(query, PASSAGES, cancel=cancel) if query.text.strip() else (0, [])
    empty = counts.quotes == 0
    word = max(query.text.split(), key=len, default="")
    return Answer(
        query=query,
        counts=counts,
        steps=tuple(library.trail(query, cancel=cancel)),
        actors=library.actors(query, 0, PAGE, cancel=cancel),
        actor_total=library.actor_count(query, cancel=cancel),
        sources=library.sources(query, 0, PAGE, cancel=cancel),
        source_total=library.source_count(query, cancel=cancel),
        quotes=pages,
        position=place or 0,
        passages=passages,
        passage_total=total,
        drops=library.drops(query, cancel=cancel) if empty else [],
        nearest=library.nearest_word(word, cancel=cancel) if empty and word else None,
    )


@dataclass(frozen=True, slots=True)
class Detail:
    """One quote with its article; no card where a sentence that is in no quote is shown."""

    page: ArticlePage
    card: QuoteCard | None
    passage: PassageRow | None = None
    miss: Step | None = None
    """The one filter the quote does not match."""


@dataclass(frozen=True, slots=True)
class Also:
    """All quotes of an article in the order of its text, and of what kind their speakers are."""

    article_id: int
    rows: tuple[QuoteRow, ...] = ()
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)


class Loader:
    """Reads on threads of its own, one for lists and one for details; a newer question stops the older."""

    def __init__(self, library: Library) -> None:
        """Take a library; its connections belong to the threads."""
        self.library = library
        self._lists = ThreadPoolExecutor(1, "lists")
        self._details = ThreadPoolExecutor(1, "details")
        self._list_cancel = Cancel()
        self._detail_cancel = Cancel()

    async def answer(self, query: Query, keep: int | None) -> Answer | None:
        """The answer, None where a newer question came."""
        self._list_cancel.set()
        cancel = self._list_cancel = Cancel()
        return await _read(self._lists, lambda: answer(self.library, query, keep, cancel))

    async def detail(self, quote_id: int) -> Detail | None:
        """A quote in its article, None where another was asked for meanwhile."""
        cancel = self._turn()

        def read() -> Detail:
            card = self.library.card(quote_id, cancel=cancel)
            return Detail(self.library.article(card.row.article_id, cancel=cancel), card)

        return await _read(self._details, read)

    async def passage(self, row: PassageRow) -> Detail | None:
        """A sentence in its article."""
        cancel = self._turn()
        return await _read(
            self._details, lambda: Detail(self.library.article(row.article_id, cancel=cancel), None, row)
        )

    async def miss(self, query: Query, step: Step) -> Detail | None:
        """The nearest quote once a step is dropped, None where there is none."""
        cancel = self._turn()

        def read() -> Detail:
            rows = self.library.quotes(query, 0, 1, cancel=cancel)
            if not rows:
                raise Cancelled
            card = self.library.card(rows[0].id, cancel=cancel)
            return Detail(self.library.article(card.row.article_id, cancel=cancel), card, None, step)

        return await _read(self._details, read)

    async def also(self, article_id: int) -> Also | None:
        """All quotes of an article."""

        def read() -> Also:
            offset = 0
            while rows := self.library.sources(Query(), offset, PAGE):
                for row in rows:
                    if row.id == article_id:
                        query = Query(filters=(Filter("source", (row.label,)),), sort="text")
                        found = self.library.quotes(query, 0, MOST)
                        kinds = {actor.name: actor.kind for actor in self.library.actors(query, 0, MOST)}
                        return Also(article_id, tuple(each for each in found if each.article_id == article_id), kinds)
                offset += PAGE
            return Also(article_id)

        return await _read(self._details, read)

    async def page(self, read: Callable[[], list[T]]) -> list[T] | None:
        """One page of a list."""
        return await _read(self._details, read)

    def _turn(self) -> Cancel:
        self._detail_cancel.set()
        self._detail_cancel = Cancel()
        return self._detail_cancel

    def close(self) -> None:
        """Stop what is being read and let the threads end."""
        self._list_cancel.set()
        self._detail_cancel.set()
        self._lists.shutdown(wait=True, cancel_futures=True)
        self._details.shutdown(wait=True, cancel_futures=True)


async def _read(executor: ThreadPoolExecutor, read: Callable[[], T]) -> T | None:
    try:
        waiting = executor.submit(read)
    except RuntimeError:  # the app is closing
        return None
    try:
        return await asyncio.wrap_future(waiting)
    except Cancelled:
        return None
