"""All that the screen shows of one query, read at once on a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from db.ask.cancel import Cancel, Cancelled
from db.ask.connection import IndexLostError, LibraryError
from db.ask.query import Query
from db.ask.row import ActorRow, ArticlePage, Counts, PassageRow, QuoteCard, QuoteRow, SourceRow, Step
from db.dataclass import dataclass
from explorer.memory import MAPPED, mapped, trim
from explorer.pages import PAGE

if TYPE_CHECKING:
    from db.ask.beside import Beside
    from db.ask.library import Library

PASSAGES = 20
SEEN = 30
"""Rows that can be in sight on either side of the selected one."""
REST = 0.4
"""Seconds without a question after which memory is given back."""
TRIES = 3
"""Times an answer is read again because somebody wrote meanwhile: its counts and its rows are to be of one state."""
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
    speakers: frozenset[int]
    """The actors the speaker filter means."""
    articles: frozenset[int]
    """The articles the source filter means."""


def answer(library: Library, query: Query, keep: int | None, cancel: Cancel, spare: int | None = None) -> Answer:
    """Read all of it; where the quote to keep is gone, another one is the selected."""
    counts = library.counts(query, cancel=cancel)
    pages: dict[int, Sequence[QuoteRow]] = {}
    place: int | None = None
    if counts.quotes:
        pages[0] = library.quotes(query, 0, PAGE, cancel=cancel)
    for wanted in (keep, spare):
        if place is None and wanted is not None and pages:
            place = next((at for at, row in enumerate(pages[0]) if row.id == wanted), None)
            if place is None and len(pages[0]) == PAGE:  # which takes the whole order
                place = library.position(query, wanted, cancel=cancel)
    # What stands around the selected one is seen with it.
    around = ((place or 0) + by for by in (0, -SEEN, SEEN))
    for page in sorted({at // PAGE for at in around if 0 <= at < counts.quotes}.difference(pages)):
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
        speakers=library.meant("speaker", query, cancel=cancel),
        articles=library.meant("source", query, cancel=cancel),
    )


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


class Aside(Protocol):
    """What reads on a thread of its own."""

    async def aside(self, read: Callable[[Cancel], T], cancel: Cancel | None = None) -> T | None:
        """What was read, None where it was stopped."""
        ...


class Loader:
    """Reads on threads of its own, for lists, details and cards; a newer question stops the older."""

    def __init__(self, library: Library | Path) -> None:
        """Take a library, or the path of one to open when it is first needed; its connections belong to the threads."""
        self._library = library
        self._opening = Lock()
        self._opened: Library | None = None
        """The library, where it was opened here and is to be closed here."""
        self._first: Detail | None = None
        """The quote that came with the first answer."""
        self._lists = ThreadPoolExecutor(1, "lists")
        self._details = ThreadPoolExecutor(1, "details")
        self._cards = ThreadPoolExecutor(1, "cards")
        self._exports = ThreadPoolExecutor(1, "exports")
        self._carding = False
        """A card has been read beside the details."""
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

    @property
    def path(self) -> Path:
        """The file of the library."""
        library = self._library
        return library if isinstance(library, Path) else library.path

    @property
    def library(self) -> Library:
        """The library, opened at last: what searches takes longer to import than the screen to be drawn."""
        with self._opening:
            if isinstance(self._library, Path):
                from db.ask.library import Library

                self._library = self._opened = Library(self._library)
                self._mapped = mapped()  # what the engine itself takes is not the library's
            return self._library

    def is_quick(self, query: Query) -> bool:
        """Whether its answer needs nothing that is still to be imported."""
        return not isinstance(self._library, Path) or (query.is_empty and query.order == "newest")

    async def answer(self, query: Query, keep: int | None, spare: int | None = None) -> Answer | None:
        """The answer, None where a newer question came; spare is selected where the quote to keep is gone."""
        self._list_cancel.set()
        cancel = self._list_cancel = Cancel()
        if not query.text.strip():
            self._warm_cancel.set()  # a text needs what is being read there, anything else need not wait for it
        if self._resting is not None:
            self._resting.cancel()
        try:
            return await self._read(self._lists, lambda cancel: self._answer(query, keep, spare, cancel), cancel)
        finally:
            self._resting = asyncio.get_running_loop().call_later(REST, self._rest)

    def _answer(self, query: Query, keep: int | None, spare: int | None, cancel: Cancel) -> Answer:
        """The answer; where much of the file is held by now, it is let go before it is too much."""
        if isinstance(self._library, Path):
            from explorer.first_answer import first_answer

            first = first_answer(self._library, query, keep, cancel)
            if first is not None:
                found, self._first = first
                return found
        elif mapped() - self._mapped > MAPPED:
            self.library.release()
        for _ in range(TRIES):
            before = self.library.version()
            found = answer(self.library, query, keep, cancel, spare)
            if self.library.version() == before:
                break
        return found

    def _rest(self) -> None:
        """Give back memory while nothing is asked."""
        with suppress(RuntimeError):  # the app is closing
            self._details.submit(self._give_back)
            if self._carding:
                self._cards.submit(self._give_back)
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
            self._warming = self._lists.submit(lambda: self.library.warm(cancel=cancel))

    async def detail(self, quote_id: int, page: ArticlePage | None = None) -> Detail | None:
        """A quote in its article, not read again where it is the page at hand; None where another was asked for."""
        first, self._first = self._first, None
        if first is not None and first.card is not None and first.card.row.id == quote_id:
            return first

        def read(cancel: Cancel) -> Detail:
            card = self.library.card(quote_id, cancel=cancel)
            if page is not None and holds(page, card):
                return Detail(page, card)
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

    async def beside(self, read: Callable[[Cancel], T]) -> T | None:
        """What can wait, read on a thread of its own so that no detail waits for it; None where it was stopped."""
        self._carding = True
        return await self._read(self._cards, read, Cancel())

    async def apart(self, read: Callable[[Cancel], T], cancel: Cancel) -> T | None:
        """What takes long, read on a thread of its own so that nothing waits for it; None where it was stopped."""
        return await self._read(self._exports, read, cancel)

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
        self._cards.shutdown(wait=True, cancel_futures=True)
        self._exports.shutdown(wait=True, cancel_futures=True)
        if self._opened is not None:
            self._opened.close()
