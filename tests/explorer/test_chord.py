"""Keys pressed one after the other, and keys a person chose, in the app."""

from pathlib import Path

from textual.pilot import Pilot

from explorer.config import DEFAULT, Config
from explorer.keymap import Keymap
from tests.explorer.screen import desk, frame, opened, press


def cursor(pilot: Pilot[None]) -> int:
    return desk(pilot).panes.quotes.cursor


def foot(pilot: Pilot[None]) -> str:
    return frame(pilot).rstrip("\n").split("\n")[-1]


async def test_gg_goes_to_the_first_row_and_so_does_home(invented: Path) -> None:
    async with opened(invented) as pilot:
        for keys in (("g", "g"), ("home",)):
            await press(pilot, "G")
            assert cursor(pilot) > 0
            await press(pilot, *keys)
            assert cursor(pilot) == 0


async def test_the_first_g_waits_and_says_so_and_another_key_does_its_own(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "G")
        last = cursor(pilot)
        await press(pilot, "g")
        assert cursor(pilot) == last
        assert foot(pilot).startswith(" g…")
        await press(pilot, "k")
        assert cursor(pilot) == last - 1
        assert foot(pilot).startswith(" / search")
        await press(pilot, "g", "k", "g")
        assert cursor(pilot) == last - 2
        await press(pilot, "g")
        assert cursor(pilot) == 0


async def test_escape_gives_up_the_first_key_alone(invented: Path) -> None:
    async with opened(invented, query="country:FR") as pilot:
        await press(pilot, "g", "escape")
        assert foot(pilot).startswith(" / search")
        assert desk(pilot).shown.get("country") == ("FR",)
        await press(pilot, "escape")
        assert desk(pilot).shown.get("country") == ()


async def test_where_one_types_g_is_a_letter(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", "g", "g")
        assert desk(pilot).bar.input.value == "gg"
        await press(pilot, "escape", "escape", "question_mark", "g", "g")
        assert "┃ ? gg " in frame(pilot)
        assert "Go to the first row" in frame(pilot)
        assert "Copy the quote" not in frame(pilot)


async def test_a_click_gives_up_the_first_key(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "G", "g")
        await pilot.click("#heads")
        await press(pilot, "g")
        assert foot(pilot).startswith(" g…")


async def test_a_key_begun_on_one_screen_does_not_go_on_on_another(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "g", "enter")
        assert "Reader" in frame(pilot)
        await press(pilot, "g")
        assert foot(pilot).startswith(" g…")
        await press(pilot, "g")
        assert not foot(pilot).startswith(" g…")


OWN = Config(keys=Keymap({
    "filter.country": ("g c", "f3"), "quote.open": ("O",), "move.down": ("n", "down"), "app.help": ("f2",),
    "move.first": ("home",),
}))  # fmt: skip


async def test_a_person_s_keys_work_and_are_shown_everywhere(invented: Path) -> None:
    async with opened(invented, config=OWN) as pilot:
        assert foot(pilot).startswith(" / search   gc country   O open")
        assert frame(pilot).split("\n")[1].endswith("gc country  f2 help")
        await press(pilot, "c")
        assert pilot.app.screen is desk(pilot)
        await press(pilot, "n")
        assert cursor(pilot) == 1
        for keys in (("g", "c"), ("f3",)):
            await press(pilot, *keys)
            assert type(pilot.app.screen).__name__ == "CountryScreen"
            await press(pilot, "escape")
        await press(pilot, "f2")
        await press(pilot, *"country")
        assert "gc  Filter by country   or f3" in frame(pilot)
        await press(pilot, "escape", "ctrl+p", *"filter: country")
        assert "Filter by country                                gc ┃" in frame(pilot)


async def test_without_settings_nothing_is_remapped(invented: Path) -> None:
    async with opened(invented, config=DEFAULT) as pilot:
        await press(pilot, "c")
        assert type(pilot.app.screen).__name__ == "CountryScreen"
