"""The review: one quote after another, a key for each verdict, and back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.ask.library import Library
from explorer.screens.correct import CorrectScreen
from explorer.screens.reader import Reader
from explorer.screens.review import ReviewScreen
from tests.explorer.screen import desk, frame, line, opened, press, settled


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


def verbs(path: Path) -> list[str]:
    """What was decided, in order."""
    with closing(sqlite3.connect(path)) as connection:
        return [verb for (verb,) in connection.execute("SELECT verb FROM decision ORDER BY id")]


def shown(pilot: Pilot[None]) -> str:
    """The words that are to be judged."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    card = screen.sitting.current.card if screen.sitting.current is not None else None
    return card.row.text if card is not None else ""


async def test_the_least_certain_comes_first_and_each_verdict_goes_on(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r")
        assert shown(pilot) == "the harbour fund is empty"
        assert "0 decided · 10 left" in line(pilot, 0)
        assert "35 % doubtful" in line(pilot, 1)
        await press(pilot, "a")
        assert shown(pilot) == "the fares will double"
        await press(pilot, "x")
        assert "2 decided · 8 left" in line(pilot, 0)
        assert "last: rejected · u takes it back" in line(pilot, 1)
        await press(pilot, "plus", "minus")
        assert verbs(library) == ["accept", "reject", "accept", "reject"]
        await press(pilot, "escape")
        assert pilot.app.screen is desk(pilot)
        assert desk(pilot).panes.quotes.rows.total == 8


async def test_many_keys_at_once_each_take_one_quote(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r")
        await pilot.press(*"aaxaaxaaaa")
        await settled(pilot)
        assert verbs(library) == ["accept" if key == "a" else "reject" for key in "aaxaaxaaaa"]
        assert "nothing is left to decide here" in line(pilot, 1)
        assert "10 decided · 0 left" in line(pilot, 0)
        await press(pilot, "a", "x", "e", "b", "m", "enter")
        assert len(verbs(library)) == 10, "where nothing is shown nothing is decided"
        await press(pilot, "u")
        assert shown(pilot)
        assert "9 decided · 1 left" in line(pilot, 0)


async def test_undo_comes_back_to_the_quote_and_redo_goes_on_again(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r", "a", "x")
        third = shown(pilot)
        await press(pilot, "u")
        assert shown(pilot) == "the fares will double"
        await press(pilot, "u")
        assert shown(pilot) == "the harbour fund is empty"
        assert "0 decided · 10 left" in line(pilot, 0)
        with closing(sqlite3.connect(library)) as connection:
            assert connection.execute("SELECT count(*) FROM quote").fetchone() == (10,)
        await press(pilot, "ctrl+r", "ctrl+r")
        assert shown(pilot) == third
        with closing(sqlite3.connect(library)) as connection:
            assert connection.execute("SELECT count(*) FROM quote").fetchone() == (9,)
        await press(pilot, "u", "u", "a")
        await press(pilot, "ctrl+r")
        assert "nothing was taken back last" in frame(pilot), "what was taken back is over once something else is done"


async def test_verdict_and_undo_at_once(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r")
        first = shown(pilot)
        await pilot.press("x", "u", "x", "u", "a", "u")
        await settled(pilot)
        assert shown(pilot) == first
        assert "cannot read" not in frame(pilot)
        with closing(sqlite3.connect(library)) as connection:
            assert connection.execute("SELECT count(*) FROM quote").fetchone() == (10,)
            assert connection.execute("SELECT count(*) FROM verdict").fetchone() == (0,)


async def test_what_is_put_off_comes_again_at_the_end(library: Path) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "r")
        first = shown(pilot)
        await press(pilot, "s")
        assert shown(pilot) != first
        assert "1 put off" in line(pilot, 1)
        await press(pilot, "u")
        assert shown(pilot) == first
        await press(pilot, "space", "a", "a")
        assert "1 put off: s brings it back" in line(pilot, 1)
        assert "2 decided · 1 left" in line(pilot, 0)
        await press(pilot, "s")
        assert shown(pilot) == first
        await press(pilot, "a")
        assert "3 decided · 0 left" in line(pilot, 0)


async def test_bookmark_and_note_stay_with_the_quote(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r")
        first = shown(pilot)
        await press(pilot, "b", "n", *"who leaked it", "enter")
        assert shown(pilot) == first
        assert "★ bookmarked" in frame(pilot)
        assert "who leaked it" in frame(pilot)
        await press(pilot, "u", "u")
        assert shown(pilot) == first
        assert "★ bookmarked" not in frame(pilot)
        assert verbs(library) == ["bookmark", "note", "undo", "undo"]


async def test_a_correction_is_a_verdict(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r", "e")
        assert isinstance(pilot.app.screen, CorrectScreen)
        await press(pilot, "j", "l", "enter")
        assert shown(pilot) == "the fares will double"
        assert "1 decided · 9 left" in line(pilot, 0)
        await press(pilot, "e", "escape")
        assert shown(pilot) == "the fares will double"
        await press(pilot, "u")
        assert shown(pilot) == "the harbour fund is empty"
        assert verbs(library) == ["edit", "undo"]


async def test_a_verdict_that_is_not_written_brings_the_quote_back(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.store import decide
    from db.store.error import DatabaseError

    def refuse(*args: object, **named: object) -> None:
        raise DatabaseError("the disk is full", "make room")

    async with opened(library) as pilot:
        await press(pilot, "r")
        first = shown(pilot)
        monkeypatch.setattr(decide, "accept", refuse)
        await press(pilot, "a")
        assert shown(pilot) == first
        assert "the disk is full: make room" in frame(pilot)
        assert "0 decided · 10 left" in line(pilot, 0)


async def test_the_quote_opens_in_its_article_and_back(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "r")
        first = shown(pilot)
        await press(pilot, "enter")
        assert type(pilot.app.screen) is Reader
        await press(pilot, "escape")
        assert shown(pilot) == first


async def test_only_what_the_query_leaves_and_nobody_decided_on(library: Path) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "asterisk", "plus", "r")
        assert pilot.app.screen is desk(pilot)
        assert "every quote that is shown was decided on already" in frame(pilot)
        await press(pilot, "u", "r")
        assert "0 decided · 3 left" in line(pilot, 0)
    async with opened(library, query="xyzzyq") as pilot:
        await press(pilot, "r")
        assert "no quote is shown" in frame(pilot)


async def test_the_next_quotes_are_read_ahead(library: Path) -> None:
    """After a verdict the next quote is drawn before anything is read."""
    async with opened(library) as pilot:
        await press(pilot, "r")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert len(screen.sitting.ahead) >= 5
        await screen.action_accept()
        assert shown(pilot) == "the fares will double"
        await settled(pilot)
        assert len(Library(library).decisions()) == 1
