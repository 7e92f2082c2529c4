"""The help in an app."""

import pytest

from explorer.commands import of
from explorer.screens.help import HelpScreen
from tests.explorer.dialog_host import UNSET, Host, cells, dialog_of


async def test_enter_gives_back_the_action_under_the_cursor() -> None:
    app = Host(HelpScreen("desk", "quotes"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"co")
        await pilot.pause()
        text = dialog_of(app)
        assert "┃ ? co " in text
        assert f" of {len(of('desk'))} commands ┃" in text
        assert "Help · Quotes" in text
        assert "┃▌       y  Copy the quote " in text
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.result == "cite"


async def test_a_key_that_is_a_letter_is_typed_not_run() -> None:
    app = Host(HelpScreen("reader"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert "┃ ? q " in dialog_of(app)
        assert app.result is UNSET
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == "quit"


async def test_a_key_that_types_nothing_is_looked_for_and_what_follows_begins_anew() -> None:
    app = Host(HelpScreen("desk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"co", "ctrl+d")
        await pilot.pause()
        text = dialog_of(app)
        assert "┃ ? ctrl+d " in text
        assert "┃▌  ctrl+d  Move down one page   or pgdn " in text
        assert " 1 of " in text
        await pilot.press("f1")
        await pilot.pause()
        assert "Show how a search is written" in dialog_of(app)
        await pilot.press("y")
        await pilot.pause()
        assert "┃ ? y " in dialog_of(app)
        await pilot.press("ctrl+u", "backspace")
        await pilot.pause()
        assert "any key" in dialog_of(app)


async def test_nothing_found_runs_nothing_and_escape_closes() -> None:
    app = Host(HelpScreen("desk", "sources"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"zz[/]", "enter")
        await pilot.pause()
        assert app.result is UNSET
        assert "no command like “zz[/]”" in dialog_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None


async def test_the_legend_is_reached_at_the_end_of_the_list() -> None:
    app = Host(HelpScreen("desk", "quotes"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "anonymous" not in dialog_of(app)
        for _ in range(5):
            await pilot.press("pagedown")
        await pilot.pause()
        assert "∴ group  ? anonymous" in dialog_of(app)


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 10), (40, 12), (59, 19)])
async def test_it_opens_and_works_at_any_size(size: tuple[int, int]) -> None:
    app = Host(HelpScreen("desk"))
    async with app.run_test(size=size) as pilot:
        await pilot.press("c", "down", "up", "pagedown", "pageup", "backspace")
        await pilot.pause()
        assert all(len(line) == size[0] for line in cells(app))
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None
