"""Lists narrowed by what one types into their heads."""

from pathlib import Path

import pytest

from tests.explorer.screen import desk, frame, line, opened, press


async def test_a_list_narrows_as_one_types_and_escape_puts_all_back(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "j", "f", *"ferr")
        assert "› ferr" not in line(pilot, 2)
        assert line(pilot, 2).startswith("━ 1 ›ferr")
        assert "1 of 7" in line(pilot, 2)
        assert "United Ferries" in line(pilot, 3)
        assert "▌" in line(pilot, 3)
        assert desk(pilot).shown.is_empty
        await press(pilot, "escape")
        assert desk(pilot).panes.actors.has_focus
        assert "Actors 7" in line(pilot, 2)
        row = desk(pilot).panes.actors.row
        assert row is not None
        assert row.name == "United Ferries"


async def test_enter_keeps_what_is_left_and_another_narrows_to_the_row(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "f", *"of", "enter")
        assert desk(pilot).panes.actors.has_focus
        assert "1 Actors “of” 3 of 7" in line(pilot, 2)
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("actors") == 3
        await press(pilot, "enter")
        assert len(desk(pilot).shown.get("speaker")) == 3
        assert "“of” 3 of 7" in line(pilot, 2)
        await press(pilot, "escape")
        assert "Actors 7" in line(pilot, 2)
        assert len(desk(pilot).shown.get("speaker")) == 3


async def test_arrows_and_ctrl_n_move_while_one_types(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "f", *"of", "down", "ctrl+n")
        assert desk(pilot).panes.actors.cursor == 2
        await press(pilot, "ctrl+p", "up")
        assert desk(pilot).panes.actors.cursor == 0
        assert desk(pilot).filter_bar.is_open


async def test_letters_are_typed_and_all_gone_is_all_back(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "3", "f", *"qjcs?*")
        assert desk(pilot).filter_bar.value == "qjcs?*"
        assert "nothing like “qjcs?*”" in frame(pilot)
        assert "0 of 3" in line(pilot, 2)
        await press(pilot, *["backspace"] * 6)
        assert "Sources" not in line(pilot, 2)
        assert desk(pilot).panes.sources.rows.total == 3
        await press(pilot, *"ferries")
        assert desk(pilot).panes.sources.rows.total == 1


async def test_in_the_quotes_it_is_the_search(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "f", *"pier")
        assert desk(pilot).bar.typing
        assert desk(pilot).shown.text == "pier"


async def test_another_query_narrows_the_list_anew(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "f", *"of", "enter", "2", "slash", *"double", "enter")
        assert "“of” 1 of 7" in line(pilot, 2)
        await press(pilot, "escape")
        assert "“of”" not in line(pilot, 2)
        assert desk(pilot).shown.text == "double"


async def test_a_click_elsewhere_or_tab_leaves_it(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "f", *"of", "tab")
        assert not desk(pilot).filter_bar.is_open
        assert desk(pilot).pane == "quotes"
        await press(pilot, "1", "f")
        await pilot.click("#quotes", offset=(5, 2))
        assert not desk(pilot).filter_bar.is_open


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (1, 1), (12, 5)])
async def test_it_fits_every_size(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, "1", "f", *"of")
        assert desk(pilot).panes.actors.rows.total == 3
        if size[0] >= 40:
            assert line(pilot, 2).startswith("━ 1 ›of")
        await press(pilot, "enter", "escape")
        assert desk(pilot).panes.actors.rows.total == 7
