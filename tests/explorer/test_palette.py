"""The command palette."""

import pytest
from textual.app import App
from textual.command import CommandList
from textual.screen import Screen

from db.ask.cancel import Cancel
from db.ask.query import Filter, Query
from db.ask.row import ActorRow, CountryRow, SourceRow
from explorer.commands import of
from explorer.palette_match import MOST, Entry, find, lit, shown
from explorer.provider import commands, filtered, names
from explorer.screens.palette import Palette
from explorer.themes import PALETTES, THEMES, variables
from tests.explorer.dialog_host import Away

ACTORS = [
    ActorRow(1, "Emmanuel Macron", "Emmanuel Macron", "person", "FR", 10),
    ActorRow(2, "[b]Radosław[/] Sikorski", "Radosław Sikorski", "person", "PL", 4),
]
SOURCES = [SourceRow(1, "Newsweek", "Zelensky [sic] Responds", "Newsweek", "stated", None, "unknown", 18)]
COUNTRIES = [
    CountryRow("DE", "Germany", False, {"speaker": 1, "about": 1, "outlet": 0}, {"speaker": 4, "about": 1, "outlet": 0},
               ("germany",)),
    CountryRow("EU", "European Union", True, dict.fromkeys(("speaker", "about", "outlet"), 0),
               dict.fromkeys(("speaker", "about", "outlet"), 0), ("eu",)),
]  # fmt: skip


class Names:
    """A library of a few names."""

    def actors(
        self, query: Query, /, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[ActorRow]:
        """The speakers."""
        return ACTORS

    def sources(
        self, query: Query, /, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[SourceRow]:
        """The articles."""
        return SOURCES

    def countries(self, query: Query, /, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """The countries."""
        return COUNTRIES


ENTRIES = [*commands("desk"), *names(Names())]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("copy", "quote: copy"), ("macron", "speaker: Emmanuel Macron"), ("sor", "filter: sort"),
        ("sikorski", "speaker: [b]Radosław[/] Sikorski"),
        ("radoslaw", "speaker: [b]Radosław[/] Sikorski"), ("germ", "country: Germany"),
        ("newsw", "source: Newsweek · Zelensky [sic] Responds"), ("filter: country", "filter: country"),
        ("macrno", "speaker: Emmanuel Macron"), ("zoom", "move: zoom"),
    ],
)  # fmt: skip
def test_the_best_hit_is_the_one_that_was_meant(typed: str, label: str) -> None:
    assert find(ENTRIES, typed)[0].entry.label == label


def test_nothing_is_found_for_nothing_and_nonsense() -> None:
    assert find(ENTRIES, " ") == []
    assert find(ENTRIES, "qqqqq") == []


def test_scores_are_shares_and_no_kind_drowns_the_others() -> None:
    many = [Entry("speaker", f"speaker: Anna {n}", str(n)) for n in range(50)]
    found = find([*many, Entry("country", "country: Annam", "AN")], "ann")
    assert len(found) == MOST + 1
    assert all(0 < hit.score <= 1 for hit in found)


def test_letters_are_lit_in_spite_of_accents() -> None:
    assert lit("speaker: Radosław", "RADOSLAW") == ((9, 17),)


def test_every_command_but_its_own_is_offered_and_silent_blocs_are_not() -> None:
    assert len(commands("reader")) == len(of("reader")) - 1
    assert "country: European Union" not in [entry.label for entry in ENTRIES]


def test_a_choice_narrows_the_query_in_its_field() -> None:
    before = Query("boots", (Filter("speaker", ("Olaf Scholz",)),))
    after = filtered(before, Entry("speaker", "speaker: Emmanuel Macron", "Emmanuel Macron"))
    assert after == Query("boots", (Filter("speaker", ("Emmanuel Macron",)),))
    assert filtered(before, Entry("country", "country: Germany", "DE")).get("country") == ("DE",)


def test_labels_are_shown_without_control_characters() -> None:
    assert shown(Entry("speaker", "a\x1b[2J\u202eb", "")).isprintable()


class Desk(Screen[None]):
    """A screen that can be narrowed."""

    where = "desk"

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        self.loader, self.shown, self.done = Away(Names()), Query(), ""

    def visit(self, query: Query) -> None:
        """Ask something else."""
        self.shown = query

    def action_sort(self) -> None:
        """Something a command does."""
        self.done = "sort"


class Host(App[None]):
    """An app that can open the palette."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        """With the colours of the house."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme, self.desk = "ink", Desk()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours style sheets name."""
        return variables(PALETTES["ink"])

    def on_mount(self) -> None:
        """Open the screen."""
        self.push_screen(self.desk)


async def choose(app: Host, typed: str, size: tuple[int, int] = (80, 24)) -> int:
    """Type into the palette and press enter; how many hits there were."""
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Palette())
        await pilot.press(*typed)
        await app.screen.workers.wait_for_complete()
        await pilot.pause()
        count = app.screen.query_one(CommandList).option_count
        await pilot.press("enter")
        await pilot.pause()
        return count


async def test_a_name_with_brackets_is_chosen_and_narrows() -> None:
    app = Host()
    assert await choose(app, "sikorski") == 1
    assert app.desk.shown.get("speaker") == ("[b]Radosław[/] Sikorski",)


async def test_a_command_is_run_on_the_screen_it_was_asked_from() -> None:
    app = Host()
    await choose(app, "sort")
    assert app.desk.done == "sort"


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 10)])
async def test_the_palette_opens_at_any_size(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Palette())
        await pilot.pause()
        assert isinstance(app.screen, Palette)
