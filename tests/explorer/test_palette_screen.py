"""The palette in an app."""

import pytest
from textual.app import App
from textual.screen import Screen

from db.ask.cancel import Cancel
from db.ask.completion import Named, NamedField
from db.ask.library import LibraryError
from db.ask.query import Query
from explorer.history import Entry, History
from explorer.screens.palette import Palette
from explorer.themes import PALETTES, THEMES, variables
from tests.explorer.dialog_host import Away, cells, dialog_of

HELD: dict[str, list[Named]] = {
    "speaker": [Named("Emmanuel Macron", "FR", 10), Named("[b]Radosław[/] Sikorski", "PL", 4)],
    "source": [Named("Newsweek", "Zelensky [sic] Responds", 18)],
    "country": [Named("DE", "", 4)],
}


class Names:
    """A library of a few names."""

    def __init__(self, broken: bool = False) -> None:
        """Note what is asked."""
        self.asked: list[tuple[str, str]] = []
        self.broken = broken

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """The values that hold the letters typed."""
        if self.broken:
            raise LibraryError("gone")
        self.asked.append((field, typed))
        return [one for one in HELD.get(field, []) if typed.lower() in one.value.lower() or field == "country"]


class Desk(Screen[None]):
    """A screen whose query can be changed."""

    where = "desk"

    def __init__(self, names: Names) -> None:
        """Ask nothing yet."""
        super().__init__()
        self.loader, self.shown, self.done = Away(names), Query(), ""
        self.history = History((Entry(Query("boots")), Entry(Query())))

    def visit(self, query: Query) -> None:
        """Ask something else."""
        self.shown = query

    def action_sort(self) -> None:
        """Something a command does."""
        self.done = "sort"


class Over(Screen[None]):
    """Another screen over it."""

    where = "reader"
    done = ""

    def action_copy(self) -> None:
        """Something a command does there."""
        self.done = "copy"


class Host(App[None]):
    """An app that can open the palette."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, broken: bool = False) -> None:
        """With the colours of the house."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme, self.desk = "ink", Desk(Names(broken))
        self.lately: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours style sheets name."""
        return variables(PALETTES["ink"])

    def on_mount(self) -> None:
        """Open the screen."""
        self.push_screen(self.desk)


async def choose(app: Host, *keys: str, over: Screen[None] | None = None) -> None:
    """Type into the palette and press enter."""
    async with app.run_test(size=(80, 24)) as pilot:
        if over is not None:
            await app.push_screen(over)
        await app.push_screen(Palette())
        await pilot.press(*keys, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not isinstance(app.screen, Palette)


async def test_a_name_with_brackets_is_chosen_and_narrows_though_enter_came_before_it() -> None:
    app = Host()
    await choose(app, *"sikorski")
    assert app.desk.shown.get("speaker") == ("[b]Radosław[/] Sikorski",)


async def test_a_kind_before_a_colon_asks_for_that_kind_alone() -> None:
    app = Host()
    await choose(app, *"speaker: macron")
    assert app.desk.shown.get("speaker") == ("Emmanuel Macron",)
    assert app.desk.loader.library.asked[-1] == ("speaker", "macron")


async def test_a_command_is_run_on_the_screen_it_was_asked_from_and_remembered() -> None:
    app = Host()
    await choose(app, *"filter: sort")
    assert app.desk.done == "sort"
    assert app.lately == ["filter.sort"]
    over = Over()
    app = Host()
    await choose(app, *"quote: copy", over=over)
    assert over.done == "copy"


async def test_from_a_screen_over_the_desk_a_name_is_asked_on_the_desk() -> None:
    app = Host()
    await choose(app, *"germany", over=Over())
    assert app.desk.shown.get("country") == ("DE",)


async def test_a_theme_is_taken_and_a_query_asked_again() -> None:
    app = Host()
    await choose(app, *"theme paper")
    assert app.theme == "paper"
    app = Host()
    await choose(app, *"asked boots")
    assert app.desk.shown == Query("boots")


async def test_it_shows_what_was_done_lately_first_and_the_keys() -> None:
    app = Host()
    app.lately.append("filter.country")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Palette())
        await pilot.pause()
        lines = dialog_of(app).split("\n")
        assert "Used lately" in lines[3]
        assert lines[4].startswith("┃▌ filter: country  ")
        assert lines[4].endswith("  c ┃")
        assert "asked: boots" in lines[7]
        await pilot.press(*"zz[/]")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "nothing like “zz[/]”" in dialog_of(app)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is app.desk
        assert app.desk.shown == Query("zz[/]")


async def test_a_slip_of_the_finger_runs_the_command_and_the_search_stands_last() -> None:
    app = Host()
    async with app.run_test(size=(90, 30)) as pilot:
        await app.push_screen(Palette())
        await pilot.press(*"sotr")
        await app.workers.wait_for_complete()
        await pilot.pause()
        lines = [line.strip("┃ ") for line in dialog_of(app).split("\n")[3:] if line.strip("┃ ")]
        assert lines[0] == "Did you mean"
        assert lines[1].startswith("▌ filter: sort")
        assert lines[-3].startswith("search for: sotr")
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.done == "sort"
        assert app.desk.shown == Query()


async def test_a_library_that_cannot_be_read_leaves_the_commands() -> None:
    app = Host(broken=True)
    await choose(app, *"filter: sort")
    assert app.desk.done == "sort"


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 10), (40, 12)])
async def test_the_palette_opens_at_any_size(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Palette())
        await pilot.press("c", "down", "pagedown", "up")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        assert all(len(line) == size[0] for line in cells(app))
