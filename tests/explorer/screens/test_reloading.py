"""What is shown is read again when one asks for it, on every screen that shows the library."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.store import decide
from explorer import acting
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.decisions import DecisionsScreen
from explorer.screens.reader import Reader
from explorer.screens.review import ReviewScreen
from explorer.writer import Writer
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


@pytest.mark.parametrize(("key", "screen"), [("enter", Reader), ("r", ReviewScreen)])
async def test_a_quote_in_its_article_is_read_again(library: Path, key: str, screen: type[Reader]) -> None:
    async with opened(library) as pilot:
        await press(pilot, key)
        reader = pilot.app.screen
        assert type(reader) is screen
        assert reader.detail is not None
        assert reader.detail.card is not None
        decide.bookmark(library, [reader.detail.card.row.id])
        assert "★ bookmarked" not in frame(pilot)
        await press(pilot, "R")
        assert "★ bookmarked" in frame(pilot)


async def test_the_decisions_are_read_again(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "d")
        screen = pilot.app.screen
        assert isinstance(screen, DecisionsScreen)
        decide.bookmark(library, [1])
        await press(pilot, "R")
        assert screen.counts.all == 1


async def test_a_card_is_read_again(library: Path) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "a")
        screen = pilot.app.screen
        assert isinstance(screen, ActorCardScreen)
        before = screen.card
        quote = desk(pilot).quote
        assert quote is not None
        assert before is not None
        decide.reject(library, [quote.id])
        await press(pilot, "R")
        assert screen.card is not None
        assert screen.card.profile.all == before.profile.all - 1


async def test_what_takes_long_to_write_is_told_while_one_goes_on(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "SLOW", 0.02)
    accept = decide.accept

    def slowly(db: Path, quotes: Sequence[int], *, waiting: decide.Waiting) -> decide.Done:
        time.sleep(0.6)
        return accept(db, quotes, waiting=waiting)

    monkeypatch.setattr(decide, "accept", slowly)
    async with opened(library) as pilot:
        app = pilot.app
        writer = getattr(app, "writer", None)
        assert isinstance(writer, Writer)
        await pilot.press("plus")
        for _ in range(200):
            await pilot.pause(0.01)
            if "writing what you decided" in frame(pilot):
                break
        assert "writing what you decided …" in frame(pilot)
        assert writer.under_way
        await settled(pilot)
        assert "writing" not in frame(pilot)
        assert "accepted 1 quote" in frame(pilot)
