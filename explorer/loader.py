"""What the screens read: the newest question is answered, an older one of its sort is stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from db.ask.cancel import Cancel
from db.ask.query import Query
from db.ask.row import ArticlePage, PassageRow, Step
from explorer.answer import Answer, answer
from explorer.detail import Also, Detail, holds
from explorer.library_threads import LibraryThreads

if TYPE_CHECKING:
    from db.ask.library import Library

TRIES = 3
"""Times an answer is read again because somebody wrote meanwhile: its counts and its rows are to be of one state."""
T = TypeVar("T")


class Loader:
    """Reads on threads, for lists, details and cards; a newer question stops the older."""

    def __init__(self, library: Library | Path) -> None:
        """Take a library, or the path of one to open when it is first needed."""
        self.threads = LibraryThreads(library)
        self._first: Detail | None = None
        """The quote that came with the first answer."""
        self._list_cancel = Cancel()
        self._detail_cancel = Cancel()
        self._warm_cancel = Cancel()
        self._warming: Future[None] | None = None

    @property
    def path(self) -> Path:
        """The file of the library."""
        return self.threads.path

    # Lists

    def is_quick(self, query: Query) -> bool:
        """Whether its answer needs nothing that is still to be imported."""
        return self.threads.is_open or (query.is_empty and query.order == "newest")

    async def answer(self, query: Query, keep: int | None, spare: int | None = None) -> Answer | None:
        """The answer, None where a newer question came; spare is selected where the quote to keep is gone."""
        self._list_cancel.set()
        cancel = self._list_cancel = Cancel()
        if not query.text.strip():
            self._warm_cancel.set()  # a text needs what is being read there, anything else need not wait for it
        self.threads.wake()
        try:
            return await self.threads.run("lists", lambda cancel: self._answer(query, keep, spare, cancel), cancel)
        finally:
            self.threads.rest()

    def _answer(self, query: Query, keep: int | None, spare: int | None, cancel: Cancel) -> Answer:
        if not self.threads.is_open:
            from explorer.first_answer import first_answer

            first = first_answer(self.path, query, keep, cancel)
            if first is not None:
                found, self._first = first
                return found
        else:
            self.threads.let_go()
        library = self.threads.library
        for _ in range(TRIES):
            before = library.version()
            found = answer(library, query, keep, cancel, spare)
            if library.version() == before:
                break
        return found

    def warm(self) -> None:
        """Read what the first search needs while nothing else is asked; what was stopped begins again."""
        done = self._warming
        if done is not None and (not done.done() or done.cancelled() or done.exception() is None):
            return
        cancel = self._warm_cancel = Cancel()
        self._warming = self.threads.begin("lists", lambda library: library.warm(cancel=cancel))

    # Details

    async def detail(self, quote_id: int, page: ArticlePage | None = None) -> Detail | None:
        """A quote in its article, not read again where it is the page at hand; None where another was asked for."""
        first, self._first = self._first, None
        if first is not None and first.card is not None and first.card.row.id == quote_id:
            return first

        def read(library: Library, cancel: Cancel) -> Detail:
            card = library.card(quote_id, cancel=cancel)
            if page is not None and holds(page, card):
                return Detail(page, card)
            return Detail(library.article(card.row.article_id, cancel=cancel), card)

        return await self.aside(read, self._turn())

    async def passage(self, row: PassageRow) -> Detail | None:
        """A sentence in its article."""

        def read(library: Library, cancel: Cancel) -> Detail:
            return Detail(library.article(row.article_id, cancel=cancel), None, row)

        return await self.aside(read, self._turn())

    async def miss(self, query: Query, step: Step) -> Detail | None:
        """The nearest quote once a step is dropped, None where there is none."""

        def read(library: Library, cancel: Cancel) -> Detail | None:
            rows = library.quotes(query, 0, 1, cancel=cancel)
            if not rows:
                return None
            card = library.card(rows[0].id, cancel=cancel)
            return Detail(library.article(card.row.article_id, cancel=cancel), card, None, step)

        return await self.aside(read, self._turn())

    def _turn(self) -> Cancel:
        self._detail_cancel.set()
        self._detail_cancel = Cancel()
        return self._detail_cancel

    # Anything else

    async def also(self, article_id: int, cancel: Cancel | None = None) -> Also | None:
        """All quotes of an article."""
        return await self.aside(
            lambda library, cancel: Also(article_id, tuple(library.quotes_of(article_id, cancel=cancel))), cancel
        )

    async def aside(self, read: Callable[[Library, Cancel], T], cancel: Cancel | None = None) -> T | None:
        """Something else, read on the thread for details; None where it was stopped."""
        return await self.threads.read("details", read, cancel or Cancel())

    async def beside(self, read: Callable[[Library, Cancel], T]) -> T | None:
        """What can wait, read on a thread of its own so that no detail waits for it; None where it was stopped."""
        return await self.threads.read("cards", read, Cancel())

    async def apart(self, read: Callable[[Library, Cancel], T], cancel: Cancel) -> T | None:
        """What takes long, read on a thread of its own so that nothing waits for it; None where it was stopped."""
        return await self.threads.read("exports", read, cancel)

    def close(self) -> None:
        """Stop what is being read and let the threads end."""
        for cancel in (self._warm_cancel, self._list_cancel, self._detail_cancel):
            cancel.set()
        self.threads.close()
