"""What a person decides, written one act after another on a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from textual.app import App

if TYPE_CHECKING:
    from db.store.session import Done, Waiting

Act = Callable[[Path, "Waiting"], "Done | None"]
"""From the file of the library, and how to wait for who else writes in it, to what came of it."""


class Writer:
    """Writes in the order things were decided; it may wait minutes for a build, and no reading waits for it."""

    def __init__(self, path: Callable[[], Path]) -> None:
        """Take what knows the file; nothing is opened before something is decided."""
        self._path = path
        self._thread = ThreadPoolExecutor(1, "decisions")
        self._given_up = threading.Event()
        self._closing = False
        self.waits = False
        """Whether another program writes, and what was decided waits for it."""
        self.under_way = 0
        """Acts that are not written yet."""

    async def write(self, act: Act, told: Callable[[str], None]) -> Done | None:
        """What came of an act; told gets a sentence, on the event loop, where another program is waited for.

        Raises DatabaseError: it is not written.
        """
        from db.store.session import Waiting

        loop = asyncio.get_running_loop()

        def say(words: str) -> None:
            self.waits = True
            told(words)

        waiting = Waiting(lambda words: _call(loop, lambda: say(words)), self._given_up.is_set)
        self.under_way += 1
        try:
            # Who decided it may be gone by the time it is written: it is written all the same.
            return await asyncio.shield(loop.run_in_executor(self._thread, lambda: act(self._path(), waiting)))
        finally:
            self.under_way -= 1
            if not self.under_way:
                self.waits = False
                if not self._closing:
                    self._given_up.clear()

    def give_up(self) -> bool:
        """Wait no longer for who else writes; whether anything waited."""
        if not self.waits:
            return False
        self.waits = False
        self._given_up.set()
        return True

    def close(self) -> None:
        """Write what can be written at once, and end."""
        self._closing = True
        self._given_up.set()
        self._thread.shutdown(wait=True)


def _call(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    """Do something on the loop, unless that has ended."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(what)


class _Writing(Protocol):
    writer: Writer


def writer_of(app: App[object]) -> Writer:
    """The writer of the app."""
    return cast(_Writing, app).writer
