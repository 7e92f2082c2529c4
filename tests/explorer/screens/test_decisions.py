"""The list of decisions, and what merges and splits actors."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.extract.quote import Actor
from db.store.database import open_for_writing
from db.store.decide import accept, bookmark, reject
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.decisions import DecisionsScreen
from explorer.screens.merges import MergesScreen
from explorer.screens.reader import Reader
from tests.db.store.sample import article, said_by
from tests.explorer.screen import desk, frame, line, opened, press


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


def cell(path: Path, sql: str, *values: object) -> object:
    """One value of the tables."""
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(sql, values).fetchone()
        return row[0] if row else None


async def test_the_newest_is_first_and_each_is_taken_back_alone(library: Path) -> None:
    accept(library, [1])
    reject(library, [2])
    bookmark(library, [3])
    async with opened(library) as pilot:
        await press(pilot, "d")
        screen = pilot.app.screen
        assert isinstance(screen, DecisionsScreen)
        assert "Decisions 3" in line(pilot, 0)
        drawn = frame(pilot)
        assert drawn.index("bookmarked") < drawn.index("rejected") < drawn.index("accepted")
        await press(pilot, "j", "u")
        assert cell(library, "SELECT count(*) FROM quote") == 10
        assert "took back: rejected 1 quote" in frame(pilot)
        assert "taken back" in frame(pilot)
        row = screen.rows.row
        assert row is not None
        assert row.verb == "reject", "the cursor stays on its row"
        await press(pilot, "u")
        assert "that is taken back already" in frame(pilot)
        await press(pilot, "ctrl+r")
        assert cell(library, "SELECT count(*) FROM quote") == 9
        await press(pilot, "escape")
        assert pilot.app.screen is desk(pilot)
        assert desk(pilot).panes.quotes.rows.total == 9


async def test_enter_opens_the_quote_where_it_stands(library: Path) -> None:
    accept(library, [1])
    reject(library, [2])
    async with opened(library) as pilot:
        await press(pilot, "d", "enter")
        assert "it was rejected" in frame(pilot)
        await press(pilot, "j", "enter")
        assert isinstance(pilot.app.screen, Reader)
        await press(pilot, "b", "escape")
        assert "Decisions 3" in line(pilot, 0)


async def test_orphans_are_listed_with_the_reason(library: Path) -> None:
    accept(library, [1])
    bookmark(library, [3])
    with closing(sqlite3.connect(library)) as connection:
        connection.execute(
            "UPDATE outcome SET state = 'orphan', reason = 'the words are gone', quote_id = NULL WHERE decision_id = 1"
        )
        connection.commit()
    async with opened(library) as pilot:
        await press(pilot, "d")
        assert "1 orphan" in line(pilot, 0)
        await press(pilot, "o")
        assert "Decisions 1 of 2" in line(pilot, 0)
        assert "orphan · the words are gone" in frame(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DecisionsScreen)
        await press(pilot, "o")
        assert "Decisions 2" in line(pilot, 0)


async def test_nothing_is_decided_yet(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "d")
        assert "nothing is decided yet" in frame(pilot)
        await press(pilot, "u", "enter", "o", "j", "G", "ctrl+d", "g", "g")
        assert "every decision found its words" in frame(pilot)


ROB = Actor("Rob Lund", "person", "DK", ("Mayor",))
ROBERT = Actor("Robert Lund", "person", None, ("Mayor of Harbourtown",), ("Lund", "R. Lund"))
ADA = Actor("Ada Quill", "person", "NO")


@pytest.fixture
def cast(tmp_path: Path) -> Path:
    """A library in which one mayor may stand twice."""
    path = tmp_path / "cast.db"
    store = open_for_writing(path)
    for number, actors in enumerate(((ROB, ADA), (ROBERT,), (ROB,), (Actor("Lund", "person", None), ROBERT))):
        store.put(article(f"/news/{number}.txt"), said_by(*actors), "v1")
    store.suggest()
    store.close()
    return path


async def test_an_actor_is_merged_with_another_and_back(cast: Path) -> None:
    async with opened(cast, query='speaker:"Robert Lund"') as pilot:
        await press(pilot, "a", "m")
        assert "Who else is Robert Lund" in frame(pilot)
        await press(pilot, *"rob", "enter")
        card = pilot.app.screen
        assert isinstance(card, ActorCardScreen)
        assert cell(cast, "SELECT count(*) FROM actor WHERE name = 'Rob Lund'") == 0
        assert "merged Rob Lund → Robert Lund" in " ".join(frame(pilot).split())
        assert card.card is not None
        assert "Rob Lund" in [name.name for name in card.card.names]
        both = card.card.profile.all
        await press(pilot, "u")
        assert card.card.profile.all < both
        await press(pilot, "ctrl+r")
        assert card.card.profile.all == both
        await press(pilot, "escape")
        assert desk(pilot).panes.quotes.rows.total == both


async def test_a_name_is_split_off(cast: Path) -> None:
    async with opened(cast, query='speaker:"Robert Lund"') as pilot:
        await press(pilot, "a", "m", *"rob", "enter", "s")
        assert "choose one of the names under “Written as” first" in frame(pilot)
        card = pilot.app.screen
        assert isinstance(card, ActorCardScreen)
        assert "s split name" not in frame(pilot)  # it is named where it works
        await press(pilot, "G")
        assert "s split name" in frame(pilot)
        for _ in range(6):
            if card.row is not None and card.row.asks and card.row.asks[0].values == ("Rob Lund",):
                break
            await press(pilot, "k")
        await press(pilot, "s")
        assert "Whose name is Rob Lund" in frame(pilot)
        assert "an actor of its own" in frame(pilot)
        await press(pilot, "enter")
        assert cell(cast, "SELECT count(*) FROM actor WHERE name = 'Rob Lund'") == 1
        assert "split Rob Lund from" in " ".join(frame(pilot).split())
        await press(pilot, "u")
        assert cell(cast, "SELECT count(*) FROM actor WHERE name = 'Rob Lund'") == 0


async def test_suggested_merges_are_merged_or_told_apart(cast: Path) -> None:
    pairs = cell(cast, "SELECT count(*) FROM suggested_merge")
    actors = cell(cast, "SELECT count(*) FROM actor")
    assert isinstance(pairs, int)
    assert isinstance(actors, int)
    async with opened(cast) as pilot:
        await press(pilot, "M")
        screen = pilot.app.screen
        assert isinstance(screen, MergesScreen)
        assert len(screen.pairs) == pairs >= 1
        await press(pilot, "x")
        assert len(screen.pairs) == pairs - 1
        assert cell(cast, "SELECT count(*) FROM suggested_merge") == pairs - 1
        await press(pilot, "u")
        assert len(screen.pairs) == pairs
        await press(pilot, "enter")
        assert cell(cast, "SELECT count(*) FROM actor") == actors - 1
        await press(pilot, "u", "ctrl+r", "escape")
        answer = desk(pilot).answer
        assert answer is not None
        assert answer.actor_total == actors - 1
        await press(pilot, "d", "enter")
        assert "it is about actors" in frame(pilot)


async def test_the_quotes_of_both_are_shown(cast: Path) -> None:
    async with opened(cast) as pilot:
        await press(pilot, "M", "s")
        assert len(desk(pilot).shown.get("speaker")) == 2


async def test_where_no_two_look_alike_it_is_told_how_any_two_are_merged(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "M")
        screen = pilot.app.screen
        assert isinstance(screen, MergesScreen)
        screen.pairs, screen.total = [], 0
        screen._show()
        await pilot.pause()
        assert "to merge any two: a on an actor, then m" in frame(pilot)
