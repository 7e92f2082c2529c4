"""A random walk over all screens by a seed: the app stays alive, and what it shows stays true.

ONRECORD_WALKS=40 walks more seeds, ONRECORD_WALK_SEED=7 begins at another one, ONRECORD_WALK_KEYS=5000 takes longer
ways, ONRECORD_WALK_SEEN=1 tells which screens and commands were come by; a failure names its seed and its last keys.
"""

import inspect
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from db.ask.language import parse, parse_lenient, plain_text, print_query
from db.ask.library import Library
from db.ask.query import Query
from explorer.app import Explorer
from explorer.screens.desk import Desk
from tests.explorer.screen import desk, frame, opened, press
from tests.explorer.walk import FEW, WAYS, Seen, Walk, number, prepared, quotes_in, settled, stay_inside, to_the_desk

KEYS = number("ONRECORD_WALK_KEYS", 2000)
FIRST = number("ONRECORD_WALK_SEED", 0)
SEEDS = range(FIRST, FIRST + number("ONRECORD_WALKS", 1))
BATCH = 50
"""Keys between two looks at what is shown; they follow each other at once."""
FRAMES = 20
"""A second: to draw less often leaves more keys to a minute."""


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_walk_leaves_the_app_alive_and_right(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stay_inside(monkeypatch, tmp_path)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / FRAMES)
    seen = Seen()
    seen.watch(monkeypatch)
    db = prepared(tmp_path / "library.db")
    async with opened(db, (80, 24)) as pilot:
        walk = Walk(seed, pilot)
        try:
            for _ in range(0, KEYS, BATCH):
                if quotes_in(db) < FEW:
                    walk.take_back()
                walk.go(BATCH)
                await settled(pilot)
                check(pilot, db)
                if walk.choice.random() < 0.25:
                    await walk.resize()
                    await settled(pilot)
        except BaseException as error:
            error.add_note(f"seed {seed}, the last of {KEYS} keys: {' '.join(walk.done)}")
            raise
        await to_the_desk(pilot)
        assert pilot.app.screen is desk(pilot)
        check(pilot, db)
    if number("ONRECORD_WALK_SEEN", 0):
        print(f"\nseed {seed}: {seen.told()}")


@pytest.mark.parametrize("name", WAYS)
async def test_the_walk_knows_a_way_to(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stay_inside(monkeypatch, tmp_path)
    async with opened(prepared(tmp_path / "library.db"), (80, 24)) as pilot:
        for key in WAYS[name]:
            await press(pilot, key)
        assert type(pilot.app.screen).__name__ == name


def test_the_walk_knows_every_screen() -> None:
    folder = Path(inspect.getfile(Desk)).parent
    screens = {
        one.__name__
        for file in folder.glob("*.py")
        for one in vars(import_module(f"explorer.screens.{file.stem}")).values()
        if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == f"explorer.screens.{file.stem}"
    }
    frames = {one.__name__ for one in _every_base(screens, folder)}
    assert screens - frames == {*WAYS, "Desk"}


def _every_base(names: set[str], folder: Path) -> set[type]:
    """The classes other screens are made of, but for the reader, which is one itself."""
    found: set[type] = set()
    for file in folder.glob("*.py"):
        for one in vars(import_module(f"explorer.screens.{file.stem}")).values():
            if isinstance(one, type) and issubclass(one, Screen) and one.__name__ in names:
                found.update(base for base in one.__mro__[1:] if issubclass(base, Screen))
    return {one for one in found if one.__name__ != "Reader"}


def check(pilot: Pilot[None], db: Path | None) -> None:
    """What has to be so whatever was pressed; the counts too, where nobody else writes into the library."""
    app = pilot.app
    assert isinstance(app, Explorer)
    assert app.is_running
    assert app.failure is None
    assert not app.keys_wait
    assert frame(pilot), "something is drawn"
    held = desk(pilot)
    written = replace(held.shown, text=plain_text(held.shown.text))  # a phrase that is still open is closed
    assert parse(print_query(held.shown)) == written == parse(print_query(written))
    assert held.answer is not None
    if isinstance(app.screen, Desk):
        assert held.answer.query == held.shown
    if db is not None and not held.stale:  # what was decided on another screen is read when one comes back
        counted(held.answer.query, held, db)
    for rows in (held.panes.actors, held.panes.quotes, held.panes.sources):
        assert 0 <= rows.cursor <= max(0, rows.stops - 1), rows.pane
    for box in app.screen.query(Input):
        assert parse_lenient(box.value) is not None


def counted(query: Query, held: Desk, db: Path) -> None:
    """The counts are those of a library opened anew, and without a query those of the tables."""
    answer = held.answer
    assert answer is not None
    fresh = Library(db)
    try:
        assert answer.counts == fresh.counts(query)
        assert answer.actor_total == fresh.actor_count(query)
        assert answer.source_total == fresh.source_count(query)
        if answer.counts.quotes <= 200:
            assert len(fresh.quotes(query)) == answer.counts.quotes
    finally:
        fresh.close()
    assert answer.counts.all_quotes == quotes_in(db)
