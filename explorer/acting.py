"""Acts of a person from any screen: written on the writer's thread, told of, and shown by every screen."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from explorer.config import config_of
from explorer.draw.piece import plain
from explorer.draw.words import grouped
from explorer.log import LOG
from explorer.toast import LASTING, TOLD
from explorer.writer import Act, writer_of

if TYPE_CHECKING:
    from db.store.session import Done

SLOW = 0.5
"""Seconds after which it is told that something is being written."""
NOTHING_BACK = "there is nothing to take back"
NOTHING_AGAIN = "nothing was taken back last: there is nothing to do again"


@runtime_checkable
class Following(Protocol):
    """A screen that shows what was decided."""

    def decided(self) -> None:
        """Something was decided: read again what is shown."""
        ...


@runtime_checkable
class Losing(Protocol):
    """A list from which quotes may go when something is decided."""

    def expect(self, done: Done, quiet: bool) -> None:
        """Something was decided, and is told at once unless it is to be quiet."""
        ...


def carry_out(
    app: App[object],
    act: Act,
    *,
    then: Callable[[Done | None], None] = lambda done: None,
    failed: Callable[[], None] = lambda: None,
    nothing: str = NOTHING_BACK,
    quiet: bool = False,
) -> None:
    """Write an act, say what came of it unless it is to be quiet, and let every screen that is open follow."""
    from db.store.error import DatabaseError

    def waits(words: str) -> None:
        key = config_of(app).keys.told("app.escape")
        app.notify(f"{plain(words)} · {key} gives up", severity="warning", timeout=LASTING, markup=False)

    told_slow = False

    def takes_long() -> None:
        nonlocal told_slow
        if not writer_of(app).waits:
            told_slow = True
            app.notify("writing what you decided …", timeout=LASTING, markup=False)

    async def run() -> None:
        slow = asyncio.get_running_loop().call_later(SLOW, takes_long)
        try:
            done = await writer_of(app).write(act, waits)
        except (DatabaseError, sqlite3.Error, OSError) as error:
            LOG.warning("a decision is not written: %s", error)
            app.clear_notifications()
            app.notify(plain(str(error)), severity="error", markup=False)
            failed()
            return
        finally:
            slow.cancel()
            if told_slow:
                app.clear_notifications()
        if done is None:
            app.notify(nothing, timeout=TOLD, markup=False)
        elif not quiet or done.missing:
            app.clear_notifications()  # of many acts the last is told
            app.notify(told(done, app), timeout=TOLD, markup=False)
        if done is not None:
            expect(app, done, quiet)
        then(done)
        follow(app)

    app.run_worker(run(), group="decide", exclusive=False)


def follow(app: App[object]) -> None:
    """Let every screen show what was decided."""
    for screen in app.screen_stack:
        if isinstance(screen, Following):
            screen.decided()


def expect(app: App[object], done: Done, quiet: bool) -> None:
    """Let every list know what was decided before it reads again, to tell what has gone from it."""
    for screen in app.screen_stack:
        if isinstance(screen, Losing):
            screen.expect(done, quiet)


def told(done: Done, app: App[object], gone: int = 0) -> str:
    """``accepted 3 quotes · u takes it back``, with how many have gone from the list that is shown."""
    keys = config_of(app).keys
    words = plain(done.words)
    if gone:
        words += " · " + ("" if gone >= done.count else f"{grouped(gone)} ") + "no longer in this list"
    if done.missing:
        words += f" · {grouped(done.missing)} {'is' if done.missing == 1 else 'are'} no longer in the library"
    if not done.count:
        return words
    if done.verb == "undo" and done.words.startswith("took back"):
        return f"{words} · {keys.told('app.redo')} does it again"
    return f"{words} · {keys.told('app.undo')} takes it back"
