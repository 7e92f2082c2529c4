"""A random walk over the app by a seed: keys, clicks and sizes, led to every screen again and again."""

from __future__ import annotations

import os
import random
import sqlite3
from collections import Counter, deque
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.events import Key, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from explorer.app import Explorer
from explorer.commands import BY_ID, COMMANDS, of
from explorer.screens.layer import Layer
from explorer.screens.quote_screen import QuoteScreen
from tests.explorer.crowded import crowd
from tests.explorer.invented import FERRY, HARBOUR, LETTER
from tests.explorer.screen import settled as once_settled

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
WAYS: dict[str, tuple[str, ...]] = {
    "Reader": ("enter",),
    "ReviewScreen": ("r",),
    "DecisionsScreen": ("minus", "d"),
    "MergesScreen": ("M",),
    "ActorCardScreen": ("a",),
    "SourceCardScreen": ("i",),
    "OverviewScreen": ("t",),
    "VersionsScreen": ("v",),
    "CountryScreen": ("c",),
    "SavedScreen": ("W",),
    "NameScreen": ("c", "f", "r", "space", "enter", "w"),
    "NoteScreen": ("m",),
    "CorrectScreen": ("E",),
    "SpeakerScreen": ("E", "s"),
    "NewSpeaker": ("E", "s", "z", "o", "e", "enter"),
    "ExportScreen": ("X",),
    "HelpScreen": ("question_mark",),
    "QueryHelp": ("f1",),
    "Palette": ("ctrl+p",),
}
"""The keys that lead from the desk to every other screen, by its class."""
WHERE = {
    "Reader": "reader", "ReviewScreen": "review", "DecisionsScreen": "decisions", "MergesScreen": "merges",
    "ActorCardScreen": "card", "SourceCardScreen": "facts", "OverviewScreen": "facts", "VersionsScreen": "versions",
    "SavedScreen": "saved", "CorrectScreen": "dialog",
}  # fmt: skip
"""What those with commands of their own are called in the table."""
HOME = 8
"""Times one presses escape to be back on the desk."""
THERE = 20
"""Steps in which one of two is a key of the screen one was led to."""
FEW = 12
"""Quotes that are left when one takes back what was decided."""
NAMED = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "colon": ":",
    "percent_sign": "%", "space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t", "asterisk": "*", "plus": "+",
    "minus": "-", "full_stop": ".", "comma": ",",
}  # fmt: skip


def prepared(path: Path) -> Path:
    """The library one walks in: all of the invented articles."""
    return crowd(path, (replace(HARBOUR, outlet="Harbour Post"), replace(FERRY, outlet="Tide Times"), LETTER))


def every_key() -> list[str]:
    """Every key of the table, those that are pressed one after the other taken apart."""
    left = {key for command in COMMANDS if command.id in OUTSIDE for key in command.keys}
    keys = [key for command in COMMANDS if command.id not in OUTSIDE for key in command.keys if key and key not in left]
    return [part for key in keys for part in key.split(" ")]


def keys_of(where: str) -> list[str]:
    """One key of each command of a screen but of those that lead away from it."""
    commands = [command for command in of(where) if command.id not in OUTSIDE]
    return [part for command in commands if "escape" not in command.keys for part in command.keys[0].split(" ")]


class Walk:
    """One walk: what it does next, and what it has done."""

    def __init__(self, seed: int, pilot: Pilot[None]) -> None:
        self.choice = random.Random(seed)
        self.pilot = pilot
        self.keys = every_key()
        self.here: list[str] = []
        """Keys of the screen one was led to that were not pressed yet."""
        self.there = 0
        """Steps for which one minds them."""
        self._ways: list[str] = []
        self.done: deque[str] = deque(maxlen=100)

    def go(self, keys: int) -> None:
        """Take the next way, then steps, so many keys in all, none waiting for the one before."""
        self._ways = self._ways or self.choice.sample(sorted(WAYS), len(WAYS))
        for _ in range(keys - self.lead(self._ways.pop())):
            self.step()

    def home(self) -> int:
        """To the desk, with nothing asked; returns how many keys that takes."""
        for _ in range(HOME):
            self._press("escape")
        return HOME

    def lead(self, name: str) -> int:
        """To a screen, mostly by way of the desk; returns how many keys that takes."""
        keys = self.home() if self.choice.random() < 0.8 else 0
        for key in WAYS[name]:
            self._press(key)
        keys_here = keys_of(WHERE[name]) if name in WHERE else []
        self.here, self.there = self.choice.sample(keys_here, len(keys_here)), THERE
        return keys + len(WAYS[name])

    def take_back(self) -> None:
        """Take back some of what was decided, that there are quotes to go on with."""
        self.home()
        for _ in range(25):
            self._press("u")

    def step(self) -> None:
        """Do one thing: mostly a key of a command, now and then a word, a click or the wheel."""
        self.there -= 1
        if self.here and self.there > 0 and self.choice.random() < 0.5:
            self._press(self.here.pop())
            return
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


class Seen:
    """Which commands ran, and which screens were open."""

    def __init__(self) -> None:
        self.commands: Counter[str] = Counter()
        self.screens: Counter[str] = Counter()

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Look on from now on."""
        run, seen = Explorer.run_action, self

        async def watched(
            app: Explorer,
            action: str | ActionParseResult,
            default_namespace: DOMNode | None = None,
            namespaces: Mapping[str, DOMNode] | None = None,
        ) -> bool:
            where, name = getattr(default_namespace, "where", ""), str(action)
            for command in COMMANDS:
                if command.action == name and where in command.where:
                    seen.commands[f"{command.id} ({where})"] += 1
            return await run(app, action, default_namespace, namespaces)

        def shown(screen: Layer[object]) -> None:
            """Besides what Textual's own class does with the message: it asks every class of a screen."""
            seen.screens[type(screen).__name__] += 1

        monkeypatch.setattr(Explorer, "run_action", watched)
        monkeypatch.setattr(Layer, "_on_screen_resume", shown, raising=False)

    def told(self) -> str:
        """How often each, and which never."""
        every = [f"{command.id} ({where})" for command in COMMANDS for where in command.where]
        never = sorted({one for one in every if BY_ID[one.split(" ")[0]].id not in OUTSIDE} - set(self.commands))
        screens = ", ".join(f"{name} {count}" for name, count in self.screens.most_common())
        return (
            f"screens never seen: {sorted(set(WAYS) - set(self.screens))}; seen: {screens}\n"
            f"commands run: {len(self.commands)} of {len(every)}; never: {', '.join(never)}"
        )


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all is written, read and drawn; a read that a newer one stopped is waited for no longer."""
    for _ in range(200):
        try:
            await once_settled(pilot)
        except WorkerCancelled:
            continue
        if _at_rest(pilot):
            await pilot.pause()
            if _at_rest(pilot):  # what was done last asked for nothing more
                return
    raise AssertionError("it never comes to rest")


def _at_rest(pilot: Pilot[None]) -> bool:
    app = pilot.app
    assert isinstance(app, Explorer)
    return all(worker.is_finished for worker in app.workers) and not app.writer.under_way


async def to_the_desk(pilot: Pilot[None]) -> None:
    """Close all that lies over the desk, and take away what is asked."""
    await pilot.resize_terminal(120, 36)
    for _ in range(20):
        pilot.app.post_message(Key("escape", "\x1b"))
    await settled(pilot)


def stay_inside(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Start no other program, and write no file anywhere else."""
    monkeypatch.chdir(folder)  # an export is written where one is
    for command in OUTSIDE:  # the help and the palette run them too
        monkeypatch.setattr(QuoteScreen, f"action_{BY_ID[command].action}", lambda screen: None)


def quotes_in(db: Path) -> int:
    """How many quotes a library has."""
    with closing(sqlite3.connect(db)) as connection:
        return int(connection.execute("SELECT count(*) FROM quote").fetchone()[0])


def number(name: str, otherwise: int) -> int:
    """A number of the environment."""
    return int(os.environ.get(name, otherwise))
