"""The reader: its quotes, its boilerplate, what one finds in it, and what stands beside it."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from explorer.screens.reader import Reader
from explorer.widgets.find_bar import FindBar
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import frame, line, opened, press, settled

ROWS = 900
"""Rows of the long article, every third a quote."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article of 300 quotes, with links of the page inside it and at its end."""
    rows = [f"She said pier {number} stays." if number % 3 == 0 else f"Row {number}." for number in range(ROWS)]
    rows[301:301] = ["Read more", "Subscribe", "Harbour news"]
    rows += ["Trending", "Share", "Log in", "Contact"]
    said = tuple(Said(f"pier {number} stays", "Ada Quill", "indirect") for number in range(0, ROWS, 3))
    path = build(tmp_path_factory.mktemp("long") / "long.db", (Told(rows[0], "\n".join(rows), said),))
    with sqlite3.connect(path) as database:
        own = ("Read more", "Subscribe", "Harbour news", "Trending", "Share", "Log in", "Contact")
        database.executemany(
            """
            UPDATE zone SET kind = 'boilerplate' WHERE article_id = 1
              AND (SELECT substr(text, zone.start + 1, zone.end - zone.start) FROM article WHERE id = 1) = ?
            """,
            [(words,) for words in own],
        )
    return path


async def read(pilot: Pilot[None], quote: int) -> Reader:
    """Open the reader at a quote of the long article, counted from 1."""
    await press(pilot, "enter")
    screen = pilot.app.screen
    assert isinstance(screen, Reader)
    assert screen.detail is not None
    screen.go(screen.detail.page.marks[quote - 1].quote_id)
    await settled(pilot)
    return screen


def row_of(drawn: str, words: str) -> int:
    return next(number for number, row in enumerate(drawn.split("\n")) if words in row)


async def test_a_quote_stands_a_third_down_and_keys_go_on_from_it(long: Path) -> None:
    async with opened(long, (80, 24), "sort:text") as pilot:
        reader = await read(pilot, 200)
        height = reader.view.size.height
        assert "quote 200 of 300" in line(pilot, 0)
        assert row_of(frame(pilot), "▌ She said pier 597 stays.") == 4 + height // 3
        await press(pilot, "n")
        assert row_of(frame(pilot), "▌ She said pier 600 stays.") == 4 + height // 3
        await press(pilot, "N", "p")
        assert row_of(frame(pilot), "▌ She said pier 594 stays.") == 4 + height // 3
        await press(pilot, "home")
        assert "She said pier 0 stays." in line(pilot, 4)
        await press(pilot, "G")
        assert "lines of boilerplate" in line(pilot, 22)
        await press(pilot, "k")
        assert "Row 898." in line(pilot, 21)
        await press(pilot, "n")
        assert row_of(frame(pilot), "▌ She said pier 597 stays.") == 4 + height // 3


async def test_what_one_scrolled_to_stays_at_another_size(long: Path) -> None:
    async with opened(long, (80, 24), "sort:text") as pilot:
        await read(pilot, 200)
        await press(pilot, "j", "j", "j")
        top = line(pilot, 4)
        for size in ((80, 30), (120, 30), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert top.strip() in frame(pilot)


async def test_boilerplate_is_folded_until_it_is_asked_for(long: Path) -> None:
    async with opened(long, (80, 24), "sort:text") as pilot:
        await read(pilot, 101)
        assert "   … 3 lines of boilerplate · Z unfolds" in frame(pilot)
        assert "Subscribe" not in frame(pilot)
        top = line(pilot, 4)
        await press(pilot, "Z")
        assert "Subscribe" in frame(pilot)
        assert line(pilot, 4) == top
        await press(pilot, "Z")
        assert "Subscribe" not in frame(pilot)
        assert line(pilot, 4) == top
        await pilot.click("#article", offset=(5, row_of(frame(pilot), "boilerplate") - 4))
        await settled(pilot)
        assert "Subscribe" in frame(pilot)


async def test_finding_letters(long: Path) -> None:
    async with opened(long, (80, 24), "sort:text") as pilot:
        reader = await read(pilot, 100)
        await press(pilot, "slash", *"pier")
        assert reader.query_one(FindBar).typing
        assert line(pilot, 22).strip().endswith("of 300")
        assert line(pilot, 23).startswith(" ↓ ↑ next, previous")
        await press(pilot, *" 89")  # the rest of what is looked for: a letter, not a key
        assert "1 of 3" in line(pilot, 22)  # 891, 894, 897
        await press(pilot, "enter")
        assert not reader.query_one(FindBar).typing
        assert "next, previous place" in line(pilot, 23)
        await press(pilot, "n")
        assert "2 of 3" in line(pilot, 22)
        await press(pilot, "N", "p")
        assert "3 of 3" in line(pilot, 22)
        assert "pier 897" in frame(pilot)
        assert "quote 100 of 300" in line(pilot, 0)
        await press(pilot, "slash", *"999")
        assert "not in this article" in line(pilot, 22)
        await press(pilot, "escape")
        assert "n p next, previous quote" in line(pilot, 23)
        await press(pilot, "n")
        assert "quote 101 of 300" in line(pilot, 0)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Reader)


async def test_finding_looks_into_what_is_folded(long: Path) -> None:
    async with opened(long, (40, 12), "sort:text") as pilot:
        await read(pilot, 1)
        await press(pilot, "slash", *"subscribe")
        assert "1 of 1" in frame(pilot)
        assert "Subscribe" in frame(pilot)


async def test_finding_moves_nothing_that_is_in_sight(long: Path) -> None:
    async with opened(long, (80, 24), "sort:text") as pilot:
        await read(pilot, 100)
        before = frame(pilot).split("\n")[4:22]
        await press(pilot, "slash")
        assert frame(pilot).split("\n")[4:22] == before
        await press(pilot, *"pier 297")
        assert frame(pilot).split("\n")[4:22] == before
        await press(pilot, "escape")
        assert frame(pilot).split("\n")[4:22] == before


async def test_what_is_known_stands_beside_the_article(invented: Path) -> None:
    async with opened(invented, (120, 36), "speaker:quill sort:text") as pilot:
        await press(pilot, "enter")
        drawn = frame(pilot)
        for words in (
            "¶ The Daily Lantern  US ",
            "│ has it from",
            "¶ Radio Tide  FR",
            "│ heard it from",
            "● Ada Quill  FR",
            "Minister of Harbours ",
            "status  asserted",
            "cue     told",
            "said    ~2031-03-11  inferred",
            "printed 2031-03-12",
            "sure    90 % certain",
        ):
            assert words in drawn, words
