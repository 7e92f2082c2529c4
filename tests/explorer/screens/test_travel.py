"""Back and forward, on the desk."""

from pathlib import Path

import pytest

from tests.explorer.invented import LETTER, Said, Told, build
from tests.explorer.screen import desk, frame, line, opened, press, settled


def long(folder: Path) -> Path:
    """A library with a list that scrolls."""
    words = [f"This is sentence number {number:03} of the long letter" for number in range(120)]
    text = "A long letter\n\n" + "\n\n".join(f'"{line}," Ada Quill wrote.' for line in words)
    told = Told("A long letter", text, tuple(Said(line, "Ada Quill", cue="wrote") for line in words), "Evening Pier")
    return build(folder / "long.db", (told, LETTER))


async def test_cursor_scroll_pane_and_zoom_come_back(tmp_path: Path) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, *["j"] * 60, *["k"] * 3)
        quotes = desk(pilot).panes.quotes
        before = (quotes.cursor, quotes.scroll_offset.y, quotes.row)
        assert before[1] > 0
        await press(pilot, "1", "z", "j", "enter")
        assert desk(pilot).shown.get("speaker")
        await press(pilot, "z", "2", "g", "g", "left_square_bracket")
        assert (quotes.cursor, quotes.scroll_offset.y, quotes.row) == before
        assert desk(pilot).pane == "actors"
        assert desk(pilot).zoomed
        assert desk(pilot).panes.actors.cursor == 1
        await press(pilot, "right_square_bracket")
        assert desk(pilot).shown.get("speaker")
        assert desk(pilot).pane == "quotes"
        assert not desk(pilot).zoomed


async def test_a_search_is_gone_back_from_to_where_one_stood(tmp_path: Path) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, "G", "k", "k", "k")
        quotes = desk(pilot).panes.quotes
        before = (quotes.cursor, quotes.scroll_offset.y)
        await press(pilot, "slash", *"number 007", "enter", "left_square_bracket")
        assert (quotes.cursor, quotes.scroll_offset.y) == before


async def test_a_sort_keeps_the_quote_whichever_way_it_is_asked(tmp_path: Path) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, *["j"] * 40)
        quote = desk(pilot).quote
        assert quote is not None
        for _ in range(5):
            await press(pilot, "s")
            now = desk(pilot).quote
            assert now is not None
            assert now.id == quote.id
        before = line(pilot, 2)
        await pilot.click("#heads", offset=(before.index("order of the text") + 2, 0))
        await settled(pilot)
        assert "newest first" in line(pilot, 2)
        now = desk(pilot).quote
        assert now is not None
        assert now.id == quote.id


async def test_where_heads_are_tabs_the_sort_is_told(tmp_path: Path) -> None:
    async with opened(long(tmp_path), (40, 12)) as pilot:
        await press(pilot, "s")
        assert "oldest first" in frame(pilot)


@pytest.mark.parametrize("mark", ["space", "minus"])
@pytest.mark.parametrize("down", [2, 60])
async def test_back_from_chosen_countries_is_where_one_stood_before_the_dialog(
    tmp_path: Path, mark: str, down: int
) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, *["j"] * down, "k")
        quotes = desk(pilot).panes.quotes
        before = (quotes.cursor, quotes.scroll_offset.y, quotes.row)
        await press(pilot, "c")
        await press(pilot, mark)
        await press(pilot, "enter")
        assert not desk(pilot).shown.is_empty
        await press(pilot, "left_square_bracket")
        assert (quotes.cursor, quotes.scroll_offset.y, quotes.row) == before


async def test_countries_given_up_leave_the_list_where_it_stood(tmp_path: Path) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, *["j"] * 60, *["k"] * 3)
        quotes = desk(pilot).panes.quotes
        before = (quotes.cursor, quotes.scroll_offset.y, quotes.row)
        await press(pilot, "c")
        await press(pilot, "minus")
        await press(pilot, "escape")
        assert (quotes.cursor, quotes.scroll_offset.y, quotes.row) == before


async def test_where_there_is_nothing_behind_or_ahead_that_is_told(tmp_path: Path) -> None:
    async with opened(long(tmp_path), query="sort:text") as pilot:
        await press(pilot, "left_square_bracket")
        assert "there is nothing to go back to" in frame(pilot)
        await press(pilot, "right_square_bracket")
        assert "there is nothing to go forward to" in frame(pilot)
