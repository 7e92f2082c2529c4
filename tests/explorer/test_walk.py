"""A random walk over all screens by a seed: the app stays alive, and what it shows stays true.

ONRECORD_WALKS=40 walks more seeds, ONRECORD_WALK_KEYS=5000 longer ways; a failure names its seed and its last keys.
"""

import os
import random
import sqlite3
from collections import deque
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Key, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled

from db.ask.language import parse, parse_lenient, print_query
from db.ask.library import Library
from db.ask.query import Query
from explorer.app import Explorer
from explorer.commands import BY_ID, COMMANDS
from explorer.screens.desk import Desk
from explorer.screens.quote_screen import QuoteScreen
from tests.explorer.screen import desk, frame, opened
from tests.explorer.screen import settled as once_settled

KEYS = int(os.environ.get("ONRECORD_WALK_KEYS", "2000"))
SEEDS = range(int(os.environ.get("ONRECORD_WALKS", "1")))
BATCH = 50
"""Keys between two looks at what is shown; they follow each other at once."""
OUTSIDE = {"app.quit", "quote.edit", "quote.browse"}
"""Commands that leave the app or start another program."""
SIZES = ((120, 36), (80, 24), (80, 24), (40, 12), (200, 60), (61, 20), (12, 5), (1, 1))
WORDS = (
    "harbour",
    "bots",
    "country:DE",
    "kind:direct",
    "-speaker:quill",
    '"the pier',
    "^we",
    "!x",
    "a | b",
    "漢字",
    "%",
    "\\",
)
NAMED = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "colon": ":",
    "percent_sign": "%", "space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t", "asterisk": "*", "plus": "+",
    "minus": "-", "full_stop": ".", "comma": ",",
}  # fmt: skip


def keys_of_commands() -> list[str]:
    """Every key of the table, those that are pressed one after the other taken apart."""
    keys = [key for command in COMMANDS if command.id not in OUTSIDE for key in command.key.split(",") if key]
    left = {key for command in COMMANDS if command.id in OUTSIDE for key in command.key.split(",")}
    return [part for key in keys if key not in left for part in key.split(" ")]


class Walk:
    """One walk: what it does next, and what it has done."""

    def __init__(self, seed: int, pilot: Pilot[None]) -> None:
        self.choice = random.Random(seed)
        self.pilot = pilot
        self.keys = keys_of_commands()
        self.done: deque[str] = deque(maxlen=60)

    def step(self) -> None:
        """Do one thing: mostly a key of a command, now and then a word, a click or the wheel."""
        kind = self.choice.choices(("key", "escape", "enter", "move", "word", "mouse"), (50, 8, 8, 16, 6, 12))[0]
        if kind == "word":
            for letter in self.choice.choice(WORDS):
                self._press("space" if letter == " " else letter)
        elif kind == "mouse":
            self._point()
        else:
            some = {"key": self.keys, "move": ["j", "k", "down", "up", "left", "right", "backspace", "pagedown"]}
            self._press(self.choice.choice(some.get(kind, [kind])))

    def _press(self, key: str) -> None:
        self.done.append(key)
        self.pilot.app.post_message(Key(key, NAMED.get(key, key if len(key) == 1 else None)))

    def _point(self) -> None:
        size = self.pilot.app.size
        x, y = self.choice.randrange(max(1, size.width)), self.choice.randrange(max(1, size.height))
        wheel = self.choice.choice((MouseScrollDown, MouseScrollUp, None))
        self.done.append(f"{'click' if wheel is None else wheel.__name__} {x},{y}")
        for event in (MouseMove, wheel) if wheel is not None else (MouseMove, MouseDown, MouseUp):
            button = 1 if event in (MouseDown, MouseUp) else 0
            self.pilot.app.post_message(event(None, x, y, 0, 0, button, False, False, False, x, y))

    async def resize(self) -> None:
        """Another size."""
        size = self.choice.choice(SIZES)
        self.done.append(f"size {size}")
        await self.pilot.resize_terminal(*size)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all is read and drawn; a read that a newer one stopped is waited for no longer."""
    for _ in range(20):
        try:
            return await once_settled(pilot)
        except WorkerCancelled:
            continue
    raise AssertionError("it never comes to rest")


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_walk_leaves_the_app_alive_and_right(
    invented: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in OUTSIDE:  # the help and the palette run them too
        monkeypatch.setattr(QuoteScreen, f"action_{BY_ID[command].action}", lambda screen: None)
    db = tmp_path / "library.db"
    with closing(sqlite3.connect(invented)) as source, closing(sqlite3.connect(db)) as copy:
        source.backup(copy)
    async with opened(db, (80, 24)) as pilot:
        walk = Walk(seed, pilot)
        try:
            for _ in range(0, KEYS, BATCH):
                for _ in range(BATCH):
                    walk.step()
                await settled(pilot)
                assert pilot.app.is_running
                check(pilot, db)
                if walk.choice.random() < 0.25:
                    await walk.resize()
                    await settled(pilot)
        except BaseException as error:
            error.add_note(f"seed {seed}, the last of {KEYS} keys: {' '.join(walk.done)}")
            raise
        await pilot.resize_terminal(120, 36)
        for _ in range(12):
            pilot.app.post_message(Key("escape", "\x1b"))
            await settled(pilot)
        assert pilot.app.screen is desk(pilot)
        check(pilot, db)


def check(pilot: Pilot[None], db: Path) -> None:
    """What has to be so whatever was pressed."""
    app = pilot.app
    assert isinstance(app, Explorer)
    assert app.failure is None
    assert not app.keys_wait
    assert frame(pilot), "something is drawn"
    held = desk(pilot)
    assert parse(print_query(held.shown)) == held.shown
    assert held.answer is not None
    if isinstance(app.screen, Desk):
        assert held.answer.query == held.shown
    if not held.stale:  # what was decided on another screen is read when one comes back
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
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM quote").fetchone() == (answer.counts.all_quotes,)
