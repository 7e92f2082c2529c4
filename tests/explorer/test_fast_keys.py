"""Keys that come faster than screens open and close."""

import random
import threading
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.events import Callback, Key, Paste

from db.ask.cancel import Cancel
from db.ask.completion import Named, NamedField
from db.ask.library import Library
from explorer.draw.piece import Piece
from explorer.screens.country import CountryScreen
from explorer.screens.desk import Desk
from explorer.screens.layer import Layer
from explorer.screens.palette import Palette
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet
from tests.explorer.screen import desk, frame, opened, press, settled

CHARACTERS = {"enter": "\r", "escape": "\x1b", "space": " ", "question_mark": "?", "slash": "/"}


@pytest.mark.parametrize("opener", ["c", "question_mark", "ctrl+p", "enter", "r"])
async def test_a_dialog_and_a_screen_close_once(invented: Path, opener: str) -> None:
    async with opened(invented) as pilot:
        await press(pilot, opener)
        above = pilot.app.screen
        assert not isinstance(above, Desk)
        for _ in range(4):
            above.dismiss(None)
        await settled(pilot)
        assert pilot.app.screen is desk(pilot)


@pytest.mark.parametrize("action", ["open", "country", "help", "palette", "review", "decisions", "actor", "merges"])
async def test_a_screen_that_is_closed_while_it_opens_goes_without_harm(invented: Path, action: str) -> None:
    async with opened(invented) as pilot:
        await desk(pilot).run_action(action)
        above = pilot.app.screen
        assert isinstance(above, Layer)
        assert not above.is_mounted
        above.dismiss(None)
        above.dismiss(None)
        await settled(pilot)
        assert pilot.app.screen is desk(pilot)


@pytest.mark.parametrize(("opener", "over"), [("enter", "m"), ("E", "s"), ("enter", "question_mark")])
async def test_a_screen_that_another_one_covers_stays_and_can_still_be_closed(
    invented: Path, opener: str, over: str
) -> None:
    async with opened(invented) as pilot:
        await press(pilot, opener)
        below = pilot.app.screen
        await press(pilot, over)
        above = pilot.app.screen
        assert isinstance(below, Layer)
        below.dismiss(None)
        await settled(pilot)
        assert pilot.app.screen_stack == [desk(pilot), below, above]
        await press(pilot, "escape")
        assert pilot.app.screen is below
        await press(pilot, "escape")
        assert pilot.app.screen is desk(pilot)


async def test_a_screen_that_closes_misses_none_of_its_parts(invented: Path) -> None:
    """Textual takes the parts of a screen away before it stops handling messages."""
    async with opened(invented) as pilot:
        await press(pilot, "c")
        above = pilot.app.screen
        assert isinstance(above, Layer)

        def look() -> None:
            above.query_one("#gone")

        late = Callback(callback=look)
        with pytest.raises(NoMatches):
            await above._dispatch_message(late)
        above.dismiss(None)
        await above._dispatch_message(late)
        await settled(pilot)
        assert pilot.app.screen is desk(pilot)


async def test_a_palette_that_closes_while_it_reads_goes_without_harm(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, go_on = Library.named, threading.Event()

    def slow(
        library: Library, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None
    ) -> list[Named]:
        go_on.wait(5)
        return whole(library, field, typed, limit, cancel=cancel)

    monkeypatch.setattr(Library, "named", slow)
    async with opened(invented) as pilot:
        await desk(pilot).run_action("palette")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        await pilot.pause()
        palette.query_one(Needle).value = "germ"
        palette.dismiss(None)
        go_on.set()
        await settled(pilot)
        assert palette.place is not None
        assert pilot.app.screen is desk(pilot)


async def test_keys_without_a_pause_leave_the_app_alive(invented: Path) -> None:
    """A random walk by a seed, no key waiting for the one before."""
    walk = random.Random(7)
    async with opened(invented) as pilot:
        for _ in range(25):
            for _ in range(8):
                key = walk.choice(
                    ["c", "question_mark", "enter", "enter", "escape", "j", "tab", "z", "slash", "a", "space"]
                )
                pilot.app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
            await pilot.pause(0.01)
        await settled(pilot)
        assert pilot.app.is_running
        for _ in range(8):
            await press(pilot, "escape")
        assert pilot.app.screen is desk(pilot)


@pytest.mark.parametrize(("opener", "box"), [("slash", None), ("c", Needle), ("question_mark", Needle)])
async def test_what_is_typed_at_once_reaches_what_the_first_key_opened(
    invented: Path, opener: str, box: type[Needle] | None
) -> None:
    async with opened(invented) as pilot:
        for key in (opener, *"zjq"):
            pilot.app.post_message(Key(key, CHARACTERS.get(key, key)))
        pilot.app.post_message(Paste("pier"))
        await settled(pilot)
        typed = desk(pilot).bar.input if box is None else pilot.app.screen.query_one(box)
        assert typed.value == "zjqpier"


async def test_a_blank_is_typed_where_a_name_goes_on(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "c", *"united")
        screen = pilot.app.screen
        assert isinstance(screen, CountryScreen)
        before = screen.asked
        await press(pilot, "space")
        goes_on = any(term.startswith("united ") for row in screen.rows for term in row.terms)
        assert (screen.query_one(Needle).value == "united ") is goes_on
        assert (screen.asked == before) is goes_on


async def test_leaving_the_country_picker_leaves_the_other_lists_at_their_top(invented: Path) -> None:
    async with opened(invented) as pilot:
        first = desk(pilot).panes.actors.row
        await press(pilot, "c", "down", "down", "space", "escape")
        assert desk(pilot).panes.actors.cursor == 0
        assert desk(pilot).panes.actors.row == first


async def test_what_is_drawn_below_several_dialogs_is_seen(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "E", "Z")
        assert len(pilot.app.screen_stack) == 3
        desk(pilot).query_one("#trail", Sheet).draw(lambda width, height: [(Piece("drawn below"),)])
        await settled(pilot)
        assert "drawn below" in frame(pilot)
