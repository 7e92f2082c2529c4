"""The country dialog in an app."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.ask.cancel import Cancel
from db.ask.library import LibraryError
from db.ask.query import Filter, Query
from db.ask.row import CountryRow, Counts
from explorer.country_numbers import Numbers
from explorer.screens.country import CountryScreen
from explorer.widgets.needle import Needle
from tests.explorer.dialog_host import UNSET, Away, Host, cells, dialog_of
from tests.explorer.test_country_choice import DE, FR, GB, NATO, NONE, PL, UA, US, row

FRAMES = Path(__file__).parent.parent / "frames"
ROWS = [US, UA, GB, NONE, NATO, PL, FR, DE, row("RU", (0, 0, 0), (5, 9, 0)), row("CZ", (0, 0, 0), (2, 1, 0))]
GERMANY = Query("boots on the grund", (Filter("country", ("DE",)),))


class Held:
    """A library that counts one quote, and waits where it is told to."""

    def __init__(self, rows: list[CountryRow] | None = None) -> None:
        """Take the rows."""
        self.rows = ROWS if rows is None else rows
        self.asked: list[Query] = []
        self.threads: set[int] = set()
        self.gate: threading.Event | None = None
        self.error = ""

    def countries(self, query: Query, /, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """The rows, whatever is asked."""
        self.asked.append(query)
        self.threads.add(threading.get_ident())
        if self.error:
            raise LibraryError(self.error)
        if self.gate is not None and len(self.asked) > 1:
            while not self.gate.wait(0.002):
                if cancel is not None:
                    cancel.check()
        return self.rows

    def counts(self, query: Query, /, *, cancel: Cancel | None = None) -> Counts:
        """As many quotes as there are values in filters."""
        return Counts(sum(len(item.values) for item in query.filters), 1, 1, 94, 28, 5)


def opened(query: Query = GERMANY, library: Held | None = None) -> tuple[Host, CountryScreen, list[Query]]:
    """An app with the dialog, and what it previews."""
    seen: list[Query] = []
    screen = CountryScreen(Away(library or Held()), query, seen.append)
    return Host(screen), screen, seen


async def settled(pilot: Pilot[None]) -> None:
    """Wait for the counts."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_it_is_the_frame_that_was_drawn(size: tuple[int, int]) -> None:
    app, _, _ = opened()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        frame = FRAMES / f"country_dialog_{size[0]}x{size[1]}.txt"
        assert dialog_of(app) == frame.read_text(encoding="utf-8")


async def test_typed_letters_and_enter_are_only_that_country() -> None:
    app, _, seen = opened(Query("boots"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"germ")
        await pilot.pause()
        assert "enter only DE" in dialog_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == Query("boots", (Filter("country", ("DE",)),))
        assert seen == []


async def test_letters_are_typed_and_signs_are_commands() -> None:
    app, screen, seen = opened(Query())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"ukr")
        await pilot.press("space")
        await settled(pilot)
        assert screen.query_one(Needle).value == "ukr"
        assert seen[-1].get("country") == ("UA",)
        await pilot.press("minus")
        await settled(pilot)
        assert seen[-1].get("country", exclude=True) == ("UA",)
        assert "[-] UA" in dialog_of(app)
        assert "1 quote with these" in dialog_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == Query(filters=(Filter("country", ("UA",), exclude=True),))


async def test_a_blocs_members_are_included_in_its_place() -> None:
    app, _, seen = opened(Query())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"nato", "asterisk")
        await settled(pilot)
        assert len(seen[-1].get("country")) == 32
        assert "32 quotes with these" in dialog_of(app)


async def test_a_country_is_said_to_have_no_members() -> None:
    app, _, seen = opened(Query())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press(*"germ", "asterisk")
        await settled(pilot)
        assert [told.message for told in app._notifications] == ["Germany: only a bloc has members"]
        assert seen == []


async def test_in_a_small_terminal_its_keys_say_how_to_apply() -> None:
    app, _, _ = opened()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        assert "space add  enter apply  esc cancel" in dialog_of(app)


async def test_escape_closes_it_though_letters_are_typed() -> None:
    app, _, _ = opened()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        await pilot.press(*"germ", "escape")
        await pilot.pause()
        assert app.result is None


async def test_tab_turns_the_role_and_keeps_the_country() -> None:
    app, screen, seen = opened(Query())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down")
        stood = screen.row
        await pilot.press("tab", "space")
        await settled(pilot)
        assert "Country · about" in dialog_of(app)
        assert screen.row is not None
        assert stood is not None
        assert screen.row.code == stood.code
        assert seen[-1].get("about") == (stood.code,)
        await pilot.press("shift+tab", "shift+tab")
        assert "Country · outlet" in dialog_of(app)


async def test_escape_gives_back_what_was() -> None:
    app, _, seen = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "space", "escape")
        await pilot.pause()
        assert app.result is None
        assert seen[0].get("country") == ("DE", "FR")
        assert seen[-1] == GERMANY


async def test_rows_keep_their_places_while_counts_change() -> None:
    library = Held()
    app, screen, _ = opened(Query(), library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = [item.row.code for item in screen.items if item.row]
        library.rows = [row(one.code, (7, 7, 7), (8, 8, 8)) for one in ROWS]
        await pilot.press("space")
        await settled(pilot)
        assert [item.row.code for item in screen.items if item.row] == before
        assert "7 /  8" in dialog_of(app)


async def test_a_newer_change_stops_the_older_read_and_its_count_is_not_shown() -> None:
    library = Held()
    library.gate = threading.Event()
    app, screen, _ = opened(Query(), library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await pilot.press("down", "space")
        await pilot.pause()
        library.gate.set()
        await settled(pilot)
        assert "2 quotes with these" in dialog_of(app)
        assert library.asked[-1] == screen.asked
    assert threading.get_ident() not in library.threads


async def test_a_library_that_cannot_be_read_is_said_at_the_border() -> None:
    library = Held()
    library.error = "disk [gone]"
    app, _, _ = opened(Query(), library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "cannot count: disk [gone]" in dialog_of(app)
        await pilot.press("x", "enter")
        await pilot.pause()
        assert app.result == Query()


async def test_names_with_brackets_and_no_hits_are_text() -> None:
    app, _, _ = opened(Query(), Held([row("ZZ", (1, 1, 1), (2, 2, 2), "[/] Zed [red]")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "[/] Zed [red]" in dialog_of(app)
        await pilot.press(*"q[/]")
        await settled(pilot)
        assert "no country like “q[/]”" in dialog_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == Query()


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (12, 5), (30, 10), (60, 20), (59, 40)])
async def test_it_opens_and_works_at_any_size(size: tuple[int, int]) -> None:
    app, _, _ = opened(Query())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("down", "space", "tab", "pagedown", "pageup", "d", "backspace")
        await settled(pilot)
        assert all(len(line) == size[0] for line in cells(app))
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result is not UNSET


async def test_a_digit_takes_its_country_alone() -> None:
    app, screen, seen = opened(Query("boots"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        code = screen.numbers.code("2")
        assert code is not None
        assert f"2 [ ] {code} " in dialog_of(app)
        await pilot.press("2")
        await pilot.pause()
        assert app.result == Query("boots", (Filter("country", (code,)),))
        assert screen.numbers.used == (code,)
        assert seen == []


async def test_after_a_letter_a_digit_is_typed_and_a_choice_gets_its_own() -> None:
    app, screen, _ = opened(Query(), Held([*ROWS, row("NO", (1, 0, 0), (1, 1, 0))]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        slots = screen.numbers.slots
        await pilot.press("g", "7")
        assert screen.query_one(Needle).value == "g7"
        assert " 1 [ ]" not in dialog_of(app)
        await pilot.press("backspace", "backspace", *"czech", "enter")
        await pilot.pause()
        assert app.result == Query(filters=(Filter("country", ("CZ",)),))
        assert screen.numbers.digit("CZ")
        assert set(screen.numbers.slots) - set(slots) <= {"CZ"}


async def test_a_digit_without_a_country_does_nothing() -> None:
    app, screen, _ = opened(Query(), Held([DE]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("9")
        await pilot.pause()
        assert app.result is UNSET
        assert screen.query_one(Needle).value == ""


async def test_a_digit_pressed_before_the_countries_are_known_counts_once_they_are() -> None:
    library = Held()
    app, screen, _ = opened(Query(), library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen.rows, screen.numbers = (), Numbers()
        screen.action_pick("1")
        assert app.result is UNSET
        screen._renew(ROWS)
        await pilot.pause()
        assert isinstance(app.result, Query)
        assert app.result.get("country") == (screen.numbers.code("1"),)
