"""What every screen over the library does: work that waits for a thread, and say what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.css.query import NoMatches
from textual.worker import WorkType

from db.ask.connection import LibraryError
from explorer.log import LOG
from explorer.screens.layer import Layer
from explorer.toast import UNTIL_KEY

Result = TypeVar("Result")


class Working(Layer[Result], Generic[Result]):
    """A screen that reads on threads and tells."""

    def later(self, work: Callable[[], Awaitable[None]], group: str, exclusive: bool = True) -> None:
        """Do work that waits for a thread; newer work of its group takes its place."""

        async def run() -> None:
            try:
                await work()
            except (LibraryError, sqlite3.Error) as error:
                LOG.warning("a read failed: %s", error, exc_info=True)
                self.complain(f"cannot read the library: {error}")
            except NoMatches:
                if self in self.app.screen_stack:  # else one has left, and there is nothing to show it on
                    raise

        working: WorkType[None] = run
        self.run_worker(working, group=group, exclusive=exclusive)

    def tell(self, words: str) -> None:
        """One line that goes away by itself."""
        self.notify(words, timeout=3, markup=False)

    def warn(self, words: str) -> None:
        """One line that stays until the next key."""
        self.notify(words, timeout=UNTIL_KEY, severity="warning", markup=False)

    def complain(self, words: str) -> None:
        """One line in red."""
        self.notify(words, timeout=6, severity="error", markup=False)
