"""All that the screen shows of one query, read at once on a thread of its own."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, TypeVar

from db.ask.beside import Beside
from db.ask.cancel import Cancel, Cancelled
from db.ask.connection import IndexLostError
from db.ask.library import Library, LibraryError
from db.ask.query import Query
from db.ask.row import ActorRow, ArticlePage, Counts, PassageRow, QuoteCard, QuoteRow, SourceRow, Step
from explorer.memory import MAPPED, mapped, trim
from explorer.pages import PAGE

PASSAGES = 20
REST = 0.4
"""Seconds without a question after which memory is given back."""
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
    """All quotes of an article in the order of its text."""

    article_id: int
    quotes: tuple[Beside, ...] = ()


class Aside(Protocol):
    """What reads on a thread of its own."""

    async def aside(self, read: Callable[[Cancel], T], cancel: Cancel | None = None) -> T | None:
        """What was read, None where it was stopped."""
        ...


class Loader:
    """Reads on threads of its own, one for lists and one for details; a newer question stops the older."""

    def __init__(self, library: Library) -> None:
        """Take a library; its connections belong to the threads."""
        self.library = library
        self._lists = ThreadPoolExecutor(1, "lists")
        self._details = ThreadPoolExecutor(1, "details")
        self._list_cancel = Cancel()
        self._detail_cancel = Cancel()
        self._warm_cancel = Cancel()
        self._warming: Future[None] | None = None
        self._resting: asyncio.TimerHandle | None = None
        self._mapped = mapped()
        """Bytes of files that are held before anything is read: the program itself."""
        self._going: set[Cancel] = set()
        """What stops each read that is waited for."""
        self._mending = Lock()
        self.on_mending: Callable[[str], None] = lambda words: None
        """Told, on a thread, that the search index has to be made good first."""

    async def answer(self, query: Query, keep: int | None) -> Answer | None:
        """The answer, None where a newer question came."""
        self._list_cancel.set()
        cancel = self._list_cancel = Cancel()
        if not query.text.strip():
            self._warm_cancel.set()  # a text needs what is being read there, anything else need not wait for it
        if self._resting is not None:
            self._resting.cancel()
        try:
            return await self._read(self._lists, lambda cancel: self._answer(query, keep, cancel), cancel)
        finally:
            self._resting = asyncio.get_running_loop().call_later(REST, self._rest)

    def _answer(self, query: Query, keep: int | None, cancel: Cancel) -> Answer:
        """The answer; where much of the file is held by now, it is let go before it is too much."""
        if mapped() - self._mapped > MAPPED:
            self.library.release()
        return answer(self.library, query, keep, cancel)

    def _rest(self) -> None:
        """Give back memory while nothing is asked."""
        with suppress(RuntimeError):  # the app is closing
            self._details.submit(self._give_back)
            self._lists.submit(self._give_back)

    def _give_back(self) -> None:
        with suppress(LibraryError):
            self.library.release()
        trim()

    def warm(self) -> None:
        """Read what the first search needs while nothing else is asked; what was stopped begins again."""
        done = self._warming
        if done is not None and (not done.done() or done.cancelled() or done.exception() is None):
            return
        cancel = self._warm_cancel = Cancel()
        with suppress(RuntimeError):  # the app is closing
            self._warming = self._lists.submit(self.library.warm, cancel=cancel)

    async def detail(self, quote_id: int) -> Detail | None:
        """A quote in its article, None where another was asked for meanwhile."""

        def read(cancel: Cancel) -> Detail:
            card = self.library.card(quote_id, cancel=cancel)
            return Detail(self.library.article(card.row.article_id, cancel=cancel), card)

        return await self.aside(read, self._turn())

    async def passage(self, row: PassageRow) -> Detail | None:
        """A sentence in its article."""
        return await self.aside(
            lambda cancel: Detail(self.library.article(row.article_id, cancel=cancel), None, row), self._turn()
        )

    async def miss(self, query: Query, step: Step) -> Detail | None:
        """The nearest quote once a step is dropped, None where there is none."""

        def read(cancel: Cancel) -> Detail | None:
            rows = self.library.quotes(query, 0, 1, cancel=cancel)
            if not rows:
                return None
            card = self.library.card(rows[0].id, cancel=cancel)
            return Detail(self.library.article(card.row.article_id, cancel=cancel), card, None, step)

        return await self.aside(read, self._turn())

    async def also(self, article_id: int, cancel: Cancel | None = None) -> Also | None:
        """All quotes of an article."""
        return await self.aside(
            lambda cancel: Also(article_id, tuple(self.library.quotes_of(article_id, cancel=cancel))), cancel
        )

    async def aside(self, read: Callable[[Cancel], T], cancel: Cancel | None = None) -> T | None:
        """Something else, read on the thread for details; None where it was stopped."""
        return await self._read(self._details, read, cancel or Cancel())

    def _turn(self) -> Cancel:
        self._detail_cancel.set()
        self._detail_cancel = Cancel()
        return self._detail_cancel

    async def _read(self, executor: ThreadPoolExecutor, read: Callable[[Cancel], T], cancel: Cancel) -> T | None:
        """Read on a thread; who no longer waits stops the read too."""
        try:
            waiting = executor.submit(self._believed, read, cancel)
        except RuntimeError:  # the app is closing
            return None
        self._going.add(cancel)
        try:
            return await asyncio.wrap_future(waiting)
        except Cancelled:
            return None
        except asyncio.CancelledError:
            cancel.set()
            raise
        finally:
            self._going.discard(cancel)

    def _believed(self, read: Callable[[Cancel], T], cancel: Cancel) -> T:
        """Read; where the index cannot be believed, have it made good first."""
        try:
            return read(cancel)
        except IndexLostError as lost:
            behind = lost.behind
        # Not while the error is at hand: it holds on to the statement that met the damage, and so to the old state.
        with self._mending:
            try:
                return read(cancel)  # another thread may have mended it meanwhile
            except IndexLostError:
                pass
            from db.store.error import DatabaseError
            from db.store.index import mend  # what writes is not needed to open the app

            self.on_mending("the search index is brought up to date…" if behind else "the search index is made again…")
            try:
                mend(self.library.path, again=not behind)
            except DatabaseError as error:
                raise LibraryError(f"the search index cannot be made again: {error}") from error
        return read(cancel)

    def close(self) -> None:
        """Stop what is being read and let the threads end."""
        if self._resting is not None:
            self._resting.cancel()
        for cancel in (self._warm_cancel, self._list_cancel, self._detail_cancel, *self._going):
            cancel.set()
        self._lists.shutdown(wait=True, cancel_futures=True)
        self._details.shutdown(wait=True, cancel_futures=True)
