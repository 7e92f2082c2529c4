"""Quotes that come in while the desk is open: told once, shown when asked for, the cursor where it was."""

from pathlib import Path

import pytest

from db.load.load import load
from explorer.screens import arriving
from tests.db.load.sample import line, write
from tests.explorer.invented import build
from tests.explorer.screen import desk, frame, opened, press


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of its own, to be written in."""
    return build(tmp_path / "invented.db")


async def test_new_quotes_are_told_and_shown_without_losing_the_place(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "EVERY", 3_600.0)  # it is looked when the test says so
    async with opened(library) as pilot:
        await press(pilot, "j", "j")
        here, total = desk(pilot).quote, desk(pilot).panes.quotes.rows.total
        desk(pilot).look_for_new()
        await press(pilot)
        assert "new quote" not in frame(pilot)
        load(
            [write(tmp_path / "q", *(line(f"k{n}", f"the new words {n}", date="2031-01-01") for n in range(3)))],
            library,
        )
        desk(pilot).look_for_new()
        await press(pilot)
        assert "3 new quotes · R shows them" in frame(pilot)
        assert desk(pilot).quote == here
        assert desk(pilot).panes.quotes.rows.total == total
        await press(pilot, "R")
        assert desk(pilot).panes.quotes.rows.total == total + 3
        assert desk(pilot).quote is not None and here is not None
        assert desk(pilot).quote.id == here.id  # type: ignore[union-attr]
        assert desk(pilot)._told == 0
        load([write(tmp_path / "q", line("k9", "one more"))], library)
        desk(pilot).look_for_new()
        await press(pilot)
        assert "1 new quote · R shows it" in frame(pilot)


async def test_a_library_that_is_gone_is_not_complained_of_again_and_again(library: Path) -> None:
    async with opened(library) as pilot:
        library.rename(library.with_suffix(".away"))
        desk(pilot).look_for_new()
        await press(pilot)
        assert "cannot" not in frame(pilot)
        library.with_suffix(".away").rename(library)
