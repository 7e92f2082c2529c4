"""A walk over the app while somebody else decides and imports into the same library."""

import random
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from textual.events import Key

from db.load.load import load
from db.store.decide import accept, reject, undo
from db.store.error import DatabaseError
from db.store.session import Waiting
from tests.db.load.sample import line, write
from tests.explorer.screen import desk, opened
from tests.explorer.test_walk import FRAMES, SEEDS, check
from tests.explorer.walk import Walk, number, prepared, quotes_in, settled, stay_inside, to_the_desk

KEYS = number("ONRECORD_WALK_KEYS", 150)
BATCH = 25
PAUSE = 0.3
"""Seconds between two things the other one does, at most."""
CAME = 40
"""Quotes an import brings in."""


class Other(threading.Thread):
    """Somebody else who writes: says that quotes are right or wrong, takes it back, imports."""

    def __init__(self, db: Path, seed: int) -> None:
        super().__init__(daemon=True)
        self.db, self.choice = db, random.Random(seed)
        self.enough = threading.Event()
        self.wrote = 0
        self.failed: Exception | None = None

    def run(self) -> None:
        try:
            while not self.enough.wait(self.choice.random() * PAUSE):
                with suppress(DatabaseError):  # the app writes just now
                    self._write()
                    self.wrote += 1
        except Exception as error:
            self.failed = error

    def _write(self) -> None:
        act = self.choice.choice(("accept", "reject", "reject", "undo", "import"))
        waiting = Waiting(stop=self.enough.is_set)
        if act == "undo":
            undo(self.db, waiting=waiting)
        elif act == "import":
            start = self.choice.randrange(10**6)
            lines = [line(str(start + at), f"ferry {start + at} leaves at noon", f"Ida {at % 7}") for at in range(CAME)]
            load([write(self.db.with_name("came.jsonl"), *lines)], self.db)
        else:
            with closing(sqlite3.connect(self.db)) as connection:
                held = [row[0] for row in connection.execute("SELECT id FROM quote")]
            some = self.choice.sample(held, min(3, len(held)))
            (accept if act == "accept" else reject)(self.db, some, waiting=waiting)


@pytest.mark.parametrize("seed", SEEDS)
async def test_who_else_writes_into_the_library_does_a_walk_no_harm(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stay_inside(monkeypatch, tmp_path)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / FRAMES)
    db = prepared(tmp_path / "library.db")
    other = Other(db, seed)
    async with opened(db, (80, 24)) as pilot:
        walk = Walk(seed, pilot)
        other.start()
        try:
            for _ in range(0, KEYS, BATCH):
                walk.go(BATCH)
                await settled(pilot)
                check(pilot, None)
        except BaseException as error:
            error.add_note(f"seed {seed}, of {KEYS} keys the last: {' '.join(walk.done)}")
            raise
        finally:
            other.enough.set()
            other.join(30)
        assert other.failed is None
        assert other.wrote
        await to_the_desk(pilot)
        assert pilot.app.screen is desk(pilot)
        pilot.app.post_message(Key("R", "R"))  # what came in is shown when one asks for it
        await settled(pilot)
        check(pilot, db)
        assert quotes_in(db)
