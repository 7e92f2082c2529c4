"""The app in a test: opened on a library, driven by keys, read as text."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from db.ask.language import parse
from db.ask.library import Library
from explorer.app import Explorer
from explorer.config import DEFAULT, Config
from explorer.screens.desk import Desk
from explorer.session import Session
from explorer.typeahead import TypeAhead


@asynccontextmanager
async def opened(
    path: Path,
    size: tuple[int, int] = (120, 36),
    query: str = "",
    config: Config = DEFAULT,
    session: Session | None = None,
    keep: Callable[[Session], None] | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app on a library, its first answer shown."""
    library = Library(path)
    app = Explorer(library, parse(query) if query or session is None else None, config, session, keep)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        library.close()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was asked has been read and drawn."""
    for _ in range(3):
        await pilot.pause()
        while isinstance(pilot.app, TypeAhead) and pilot.app.is_running and pilot.app.keys_wait:
            await pilot.pause(0.001)
        while any(isinstance(screen, Desk) and screen.resting for screen in pilot.app.screen_stack):
            await pilot.pause(0.01)
        with suppress(WorkerCancelled):  # newer work of its group took its place, and is waited for the next time
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, then wait."""
    await pilot.press(*keys)
    await settled(pilot)


def desk(pilot: Pilot[None]) -> Desk:
    """The desk under whatever is open."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Desk))


def frame(pilot: Pilot[None]) -> str:
    """The screen as plain text, blanks at the ends of lines left out."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def line(pilot: Pilot[None], number: int) -> str:
    """One line of the screen."""
    return frame(pilot).split("\n")[number]


async def click(pilot: Pilot[None], words: str, letter: int = 0, times: int = 1) -> None:
    """Click on words where they stand first on the screen, or on a letter of them, then wait."""
    for y, row in enumerate(frame(pilot).split("\n")):
        if (at := row.find(words)) >= 0:
            await pilot.click(offset=(cell_len(row[: at + letter]), y), times=times)
            await settled(pilot)
            return
    raise AssertionError(f"“{words}” is not on the screen:\n{frame(pilot)}")
