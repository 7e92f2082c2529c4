"""Acts of a person from any screen: written on the writer's thread, told of, and shown by every screen."""

from __future__ import annotations

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

NOTHING_BACK = "there is nothing to take back"
NOTHING_AGAIN = "nothing was taken back last: there is nothing to do again"


@runtime_checkable
class Following(Protocol):
    """A screen that shows what was decided."""

    def decided(self) -> None:
        """Something was decided: read again what is shown."""
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

    async def run() -> None:
        try:
            done = await writer_of(app).write(act, waits)
        except (DatabaseError, sqlite3.Error, OSError) as error:
            LOG.warning("a decision is not written: %s", error)
            app.clear_notifications()
            app.notify(plain(str(error)), severity="error", markup=False)
            failed()
            return
        if done is None:
            app.notify(nothing, timeout=TOLD, markup=False)
        elif not quiet or done.missing:
            app.clear_notifications()  # of many acts the last is told
            app.notify(told(done, app), timeout=TOLD, markup=False)
        then(done)
        follow(app)

    app.run_worker(run(), group="decide", exclusive=False)


def follow(app: App[object]) -> None:
    """Let every screen show what was decided."""
    for screen in app.screen_stack:
        if isinstance(screen, Following):
            screen.decided()


def told(done: Done, app: App[object]) -> str:
    """``accepted 3 quotes · u takes it back``."""
    keys = config_of(app).keys
    words = plain(done.words)
    if done.missing:
        words += f" · {grouped(done.missing)} {'is' if done.missing == 1 else 'are'} no longer in the library"
    if not done.count:
        return words
    if done.verb == "undo" and done.words.startswith("took back"):
        return f"{words} · {keys.told('app.redo')} does it again"
    return f"{words} · {keys.told('app.undo')} takes it back"
