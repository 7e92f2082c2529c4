"""The whole app in ASCII: golden frames of the start, and no sign of ours on any screen."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.config import Config
from explorer.draw.glyph import use
from tests.explorer.golden import golden
from tests.explorer.screen import desk, frame, opened, press

ASCII = Config(glyphs="ascii")


@pytest.fixture(autouse=True)
def _unicode_again() -> Iterator[None]:
    """The next test draws with signs again."""
    yield
    use("unicode")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=["120x36", "80x24", "40x12"])
async def test_the_start_in_ascii(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size, config=ASCII) as pilot:
        drawn = frame(pilot)
    assert drawn == golden("ascii", size, drawn)


@pytest.mark.parametrize(
    "keys",
    [(), ("c",), ("question_mark",), ("enter",), ("ctrl+p",), ("slash", *"harbor"), ("c", *"zz"), ("space", "y"),
     ("f1",), ("f",), ("slash", *"country:"), ("a",), ("i",), ("t",), ("M",), ("enter", "v"),
     ("W",), ("X",), ("3", "enter", "w"), ("m",), ("E",), ("E", "enter"), ("E", "enter", *"Pim Reed", "enter"), ("r",),
     ("d",), ("v",), ("f1",), ("colon", *"sreach"), ("1", "f")],
    ids=lambda keys: "".join(keys) or "start",
)  # fmt: skip
async def test_no_sign_of_ours_is_left_on_any_screen(invented: Path, keys: tuple[str, ...]) -> None:
    with sqlite3.connect(f"file:{invented}?mode=ro", uri=True) as library:
        tables = [name for (name,) in library.execute("select name from sqlite_master where type = 'table'")]
        held = {letter for name in tables for row in library.execute(f'select * from "{name}"')
                for value in row if isinstance(value, str) for letter in value}  # fmt: skip
    async with opened(invented, (120, 36), config=ASCII) as pilot:
        await press(pilot, *keys)
        strange = {letter for letter in frame(pilot) if not letter.isascii()}
    assert strange <= held


async def test_an_article_keeps_its_letters_and_so_does_what_one_types(invented: Path) -> None:
    async with opened(invented, config=ASCII) as pilot:
        article = desk(pilot).detail
        assert article is not None
        bar = desk(pilot).bar.input
        await press(pilot, "slash")
        bar.value = "“Straße”…"
        await press(pilot)
        assert "“Straße”…" in frame(pilot).split("\n")[0]
