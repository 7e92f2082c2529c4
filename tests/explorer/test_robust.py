"""Nothing an article holds and no size of a terminal breaks a screen."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.store.index import mend
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import frame, opened, press, settled

EVIL = "[/] [b]bold[/b] \x1b[31mred\x1b]52;c;aGk=\x07 \u202eturned\u2066 \x9b1m \x00 [link=x]"
KEYS = tuple(
    "j k G g ctrl+d ctrl+u tab enter tab j enter z z 2 enter n p j G escape slash h a down escape escape s "
    "left_square_bracket escape escape".split()
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    endless = "w" * 10_000 + " 漢字" * 2_000
    told = Told(
        EVIL, f"{EVIL}\n\n{EVIL} harbour said {EVIL}\n\n{endless}\n\nend",
        (
            Said(EVIL, EVIL, cue="said", said=EVIL, basis="stated", via=(EVIL,)),
            Said(endless, endless, "mixed", "negated"),
        ),
        EVIL, "stated", EVIL, EVIL, "stated",
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
        for key in KEYS if size == (120, 36) else (KEYS,):
            await press(pilot, *([key] if isinstance(key, str) else key))
            drawn = frame(pilot)
            assert not any(letter in drawn for letter in "\x1b\x9b\x07\x00\u202e\u2066"), key
            # Words in brackets are words, not markup.
            assert size != (120, 36) or "[/] [b]bold[/b]" in drawn, key


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
        await press(pilot, "g")
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
