"""The threads on which the library is opened and read: nothing of it is touched by the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from db.ask.cancel import Cancel, Cancelled
from db.ask.connection import IndexLostError, LibraryError
from explorer.memory import MAPPED, mapped, trim

if TYPE_CHECKING:
    from db.ask.library import Library

Thread = Literal["lists", "details", "cards", "exports"]
"""What each thread reads; what takes longer never makes what is quicker wait."""
REST = 0.4
"""Seconds without a question after which memory is given back."""
T = TypeVar("T")
Asked_co = TypeVar("Asked_co", covariant=True)


class Aside(Protocol[Asked_co]):
    """What reads a library on a thread of its own; a dialog says what it asks of that library."""

    async def aside(self, read: Callable[[Asked_co, Cancel], T], cancel: Cancel | None = None) -> T | None:
        """What was read, None where it was stopped."""
        ...


class LibraryThreads:
    """A library and the threads that read it; its connections belong to them."""

    def __init__(self, library: Library | Path) -> None:
        """Take a library, or the path of one to open when it is first needed."""
        self._library = library
        self._opening = Lock()
        self._opened: Library | None = None
        """The library, where it was opened here and is to be closed here."""
        names: tuple[Thread, ...] = ("lists", "details", "cards", "exports")
        self._threads = {name: ThreadPoolExecutor(1, name) for name in names}
        self._used: set[Thread] = {"details", "lists"}
        """Threads that may hold memory."""
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
    def is_open(self) -> bool:
        """Whether the library is open, and all that searches imported."""
        return not isinstance(self._library, Path)

    @property
    def library(self) -> Library:
        """The library, opened at last; on a thread: what searches takes longer to import than the screen to draw."""
        with self._opening:
            if isinstance(self._library, Path):
                from db.ask.library import Library

                self._library = self._opened = Library(self._library)
                self._mapped = mapped()  # what the engine itself takes is not the library's
            return self._library

    async def read(self, thread: Thread, read: Callable[[Library, Cancel], T], cancel: Cancel) -> T | None:
        """What was read of the library on a thread, None where it was stopped."""
        return await self.run(thread, lambda cancel: read(self.library, cancel), cancel)

    async def run(self, thread: Thread, read: Callable[[Cancel], T], cancel: Cancel) -> T | None:
        """Read on a thread, whether or not the library is open; who no longer waits stops the read too."""
        self._used.add(thread)
        try:
            waiting = self._threads[thread].submit(self._believed, read, cancel)
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

    def begin(self, thread: Thread, work: Callable[[Library], T]) -> Future[T] | None:
        """Have something done on a thread that nobody waits for; None where the app is closing."""
        with suppress(RuntimeError):
            return self._threads[thread].submit(lambda: work(self.library))
        return None

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
                mend(self.path, again=not behind)
            except DatabaseError as error:
                raise LibraryError(f"the search index cannot be made again: {error}") from error
        return read(cancel)

    # Memory

    def let_go(self) -> None:
        """Where much of the file is held by now, let it go before it is too much; on a thread."""
        if mapped() - self._mapped > MAPPED:
            self.library.release()

    def wake(self) -> None:
        """Something is asked: memory is not given back now."""
        if self._resting is not None:
            self._resting.cancel()

    def rest(self) -> None:
        """Nothing is asked: give back memory soon."""
        self._resting = asyncio.get_running_loop().call_later(REST, self._rest)

    def _rest(self) -> None:
        for thread in ("details", "cards", "lists"):
            if thread in self._used:
                self.begin(thread, _give_back)

    def close(self) -> None:
        """Stop what is being read and let the threads end."""
        self.wake()
        for cancel in tuple(self._going):
            cancel.set()
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)
        if self._opened is not None:
            self._opened.close()


def _give_back(library: Library) -> None:
    with suppress(LibraryError):
        library.release()
    trim()
