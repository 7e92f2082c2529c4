"""Nothing an article holds and no size of a terminal breaks a screen."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from db.store.index import mend
from tests.explorer.hostile import ENDLESS, SORTS, harmful
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import frame, opened, press, settled

HELD = tuple(sort for sort in SORTS if "\ud800" not in sort)
"""The sorts of text a file can hold."""
WORST = " ".join(HELD) + " \x1b[31mred\x1b]52;c;aGk=\x07 \x9b1m \x00"
KEYS = tuple(
    "j k G home ctrl+d ctrl+u tab enter tab j enter z z 2 enter n p j G Z slash b o down enter n N escape v escape "
    "a escape i escape escape slash h a down escape escape s left_square_bracket escape escape c escape".split()
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "\n\n".join((WORST, f"{WORST} harbour said {WORST}", ENDLESS, *HELD, "end"))
    said = (Said(sort, sort, "mixed", "question", said="2031-01-02", basis="stated") for sort in HELD)
    told = Told(
        WORST, body,
        (
            Said(WORST, WORST, cue="said", said=WORST, basis="stated", via=(WORST,)),
            Said(ENDLESS, ENDLESS, "mixed", "negated"),
            *said,
        ),
        WORST, "stated", WORST, WORST, "stated",
    )  # fmt: skip
    return build(tmp_path_factory.mktemp("hostile") / "hostile.db", (told,))


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (12, 5), (30, 10)], ids=str)
async def test_any_size(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, *KEYS)
        assert pilot.app.return_code is None


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_hostile_text(hostile: Path, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as pilot:
        step = 3 if size == (120, 36) else len(KEYS)
        for at in range(0, len(KEYS), step):
            key = KEYS[at : at + step]
            await press(pilot, *key)
            drawn = frame(pilot)
            assert not harmful(drawn.replace("\n", "")), key
            assert all(cell_len(row) <= size[0] for row in drawn.split("\n")), key
            # Words in brackets are words, not markup.
            assert size != (120, 36) or "[/] [b]bold[/b]" in drawn, key


async def test_columns_stay_straight(hostile: Path) -> None:
    async with opened(hostile, (120, 36), "sort:text") as pilot:
        for row in frame(pilot).split("\n")[3:17]:
            edges = [at for at, letter in cells(row) if letter in "│┃"]
            assert edges == [31, 86], row


def cells(row: str) -> list[tuple[int, str]]:
    """The letters of a row, each with the cell it begins in."""
    found: list[tuple[int, str]] = []
    at = 0
    for letter in row:
        found.append((at, letter))
        at += cell_len(letter)
    return found


async def test_resizing_all_the_way(invented: Path) -> None:
    async with opened(invented, (120, 36)) as pilot:
        for size in ((1, 1), (200, 60), (59, 19), (60, 20), (89, 24), (90, 24), (12, 5), (120, 36)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert frame(pilot) == (Path(__file__).parents[1] / "frames" / "start_120x36.txt").read_text(encoding="utf-8")


async def test_an_empty_library(tmp_path: Path) -> None:
    async with opened(build(tmp_path / "empty.db", ())) as pilot:
        assert "No articles yet." in frame(pilot)
        await press(pilot, *KEYS)


async def test_many_rows_come_in_pages(tmp_path: Path) -> None:
    words = [f"pier number {number} stays" for number in range(450)]
    told = Told("Piers", "\n".join(words), tuple(Said(each, "Ada Quill", "indirect") for each in words))
    path = build(tmp_path / "many.db", (told,))
    assert sqlite3.connect(path).execute("SELECT count(*) FROM quote").fetchone() == (450,)
    async with opened(path, query="sort:text") as pilot:
        await press(pilot, "G")
        assert "pier number 449 stays" in frame(pilot)
        await press(pilot, "g", "g")
        assert "pier number 0 stays" in frame(pilot)
        await press(pilot, *["ctrl+d"] * 5)
        assert "pier number 30 stays" in frame(pilot)


async def test_a_damaged_index_is_made_again_while_the_app_is_open(invented: Path, tmp_path: Path) -> None:
    db = tmp_path / "damaged.db"
    shutil.copy(invented, db)
    mend(db, again=True)
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE index_trigram SET ids = zeroblob(length(ids))")
        connection.commit()
    async with opened(db, (120, 36)) as pilot:
        await press(pilot, "slash", *"harbour")
        await settled(pilot)
        shown = frame(pilot)
        assert " 4 quotes " in shown
        assert any("search index" in notice.message for notice in pilot.app._notifications)
