"""Typing a search: what is offered, what is wrong, what is pasted."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Paste

from db.ask.completion import Named
from db.ask.library import LibraryError
from db.ask.query import Filter, Query
from explorer.screens.desk import Desk
from explorer.screens.query_help import QueryHelp
from explorer.widgets.as_typed import LONGEST_PASTE
from explorer.widgets.offer_list import OfferList
from tests.explorer.golden import golden
from tests.explorer.screen import click, desk, frame, line, opened, press, settled

CASES: dict[str, Sequence[str]] = {
    "offer-fields": ("slash", *"-s", "down"),
    "offer-countries": ("slash", *"country:"),
    "offer-speakers": ("slash", *"speaker:qu", "down"),
    "offer-dates": ("slash", *"after:"),
    "problem": ("slash", *"kind:sung country:FR "),
    "query-help": ("slash", "question_mark"),
}
SIZES = ((120, 36), (80, 24), (40, 12), (200, 60))


@pytest.mark.parametrize("size", SIZES, ids=["wide", "middle", "narrow", "widest"])
@pytest.mark.parametrize("case", CASES)
async def test_frame(invented: Path, case: str, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, *CASES[case])
        drawn = frame(pilot)
    assert drawn == golden(case, size, drawn)


async def test_tab_takes_the_first_and_goes_on_to_the_values(invented: Path) -> None:
    async with opened(invented) as pilot:
        rows = desk(pilot).query_one(OfferList)
        await press(pilot, "slash", *"cou")
        assert rows.is_open
        assert [offer.label for offer in rows.offers] == ["country:"]
        await press(pilot, "tab")
        assert desk(pilot).bar.input.value == "country:"
        assert desk(pilot).bar.typing
        await press(pilot, *"pol")
        assert [offer.label for offer in rows.offers][:1] == ["PL"]
        assert desk(pilot).problem is not None
        assert "is no country known" not in frame(pilot)
        await press(pilot, "tab")
        assert not rows.is_open
        assert desk(pilot).bar.input.value == "country:PL"
        assert desk(pilot).shown == Query(filters=(Filter("country", ("PL",)),))
        await press(pilot, "enter")
        assert desk(pilot).panes.quotes.has_focus


async def test_enter_takes_only_what_somebody_went_to(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"so", "enter")
        assert desk(pilot).panes.quotes.has_focus
        assert desk(pilot).shown.text == "so"
        assert not desk(pilot).query_one(OfferList).is_open
        await press(pilot, "slash", *["backspace"] * 2, *"kind:", "down", "down", "enter")
        assert desk(pilot).bar.typing
        assert desk(pilot).bar.input.value == "kind:mixed"
        # What was taken is one of several values, should one go on.
        await press(pilot, *",i", "up", "enter")
        assert desk(pilot).shown == Query(filters=(Filter("kind", ("mixed", "indirect")),))


async def test_arrows_move_the_quotes_once_the_list_is_closed(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"ha")
        first = desk(pilot).quote
        await press(pilot, *["backspace"] * 2, *"st")
        assert desk(pilot).bar.offering
        await press(pilot, "down")
        assert desk(pilot).query_one(OfferList).cursor == 0
        await press(pilot, "escape")
        assert not desk(pilot).bar.offering
        assert desk(pilot).bar.input.value == "st"
        await press(pilot, "down")
        assert desk(pilot).quote != first
        await press(pilot, "escape")
        assert desk(pilot).bar.input.value == ""
        await press(pilot, "escape")
        assert desk(pilot).panes.quotes.has_focus


async def test_letters_and_blanks_always_go_into_the_text(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"speaker:qu", "down", *"il | x", "home", "question_mark")
        assert desk(pilot).bar.input.value == "?speaker:quil | x"
        assert isinstance(pilot.app.screen, Desk)


async def test_the_list_goes_where_the_keys_go(invented: Path) -> None:
    async with opened(invented) as pilot:
        rows = desk(pilot).query_one(OfferList)
        await press(pilot, "slash", *"kind:")
        assert rows.is_open
        assert desk(pilot).place == "offers"
        await press(pilot, "left")
        assert not rows.is_open
        await press(pilot, "end", *"d")
        assert rows.is_open
        desk(pilot).focus_pane("actors")
        await settled(pilot)
        assert not rows.is_open
        assert desk(pilot).place == "actors"


async def test_an_offer_is_taken_by_the_mouse(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"speaker:qu")
        await pilot.click(OfferList, offset=(3, 0))
        await settled(pilot)
        assert desk(pilot).bar.input.value == 'speaker:"Ada Quill"'
        assert desk(pilot).bar.typing
        assert desk(pilot).shown.get("speaker") == ("Ada Quill",)


async def test_names_read_late_are_not_offered_for_another_word(invented: Path) -> None:
    async with opened(invented) as pilot:
        gate = asyncio.Event()

        async def names(field: str, typed: str, limit: int) -> list[Named]:
            await gate.wait()
            return [Named(f"{typed} Quill", "", 1)]

        desk(pilot).bar._names = names
        await pilot.press("slash", *"speaker:a")
        await pilot.press("space", "x")
        gate.set()
        await settled(pilot)
        assert not desk(pilot).query_one(OfferList).is_open
        assert desk(pilot).bar.input.value == "speaker:a x"


async def test_names_that_cannot_be_read_are_not_offered(invented: Path) -> None:
    async with opened(invented) as pilot:

        def broken(*_: object, **__: object) -> list[Named]:
            raise LibraryError("busy")

        desk(pilot).loader.threads.library.named = broken  # type: ignore[method-assign]
        await press(pilot, "slash", *"speaker:qu")
        assert not desk(pilot).query_one(OfferList).is_open
        assert desk(pilot).bar.typing


async def test_what_is_wrong_is_said_under_its_place(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"pier kind:sung")
        told = line(pilot, 1)
        assert told.index("^") == line(pilot, 0).index("sung")
        assert "“sung” is not a kind · one of direct, mixed, indirect" in told
        assert desk(pilot).shown == Query("pier")
        await press(pilot, *["backspace"] * 4)
        assert "^" not in line(pilot, 1)


async def test_a_paste_of_several_lines_is_one_text(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash")
        pasted = 'She told them:\n"The harbour will not close,"\r\nand | left – [b]for[/b] the winter.\n'
        desk(pilot).bar.input.post_message(Paste(pasted))
        await settled(pilot)
        assert desk(pilot).bar.input.value == " ".join(pasted.split())
        assert desk(pilot).problem is None
        assert desk(pilot).shown.text == " ".join(pasted.split())
        await press(pilot, "ctrl+u")
        desk(pilot).bar.input.post_message(Paste("harbour " * 1000))
        await settled(pilot)
        assert len(desk(pilot).bar.input.value) == LONGEST_PASTE
        assert "cut to 2,000 characters" in frame(pilot)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_card_opens_from_the_empty_box_and_closes(invented: Path, key: str) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", key)
        assert isinstance(pilot.app.screen, QueryHelp)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Desk)
        assert desk(pilot).bar.typing
        assert desk(pilot).bar.input.value == ""
        await press(pilot, "escape", "f1", "down", "pagedown", "j", "k", "f1")
        assert isinstance(pilot.app.screen, Desk)


async def test_an_example_of_the_card_is_taken_by_key_and_by_click(invented: Path) -> None:
    async with opened(invented, (80, 24)) as pilot:
        await press(pilot, "slash", "question_mark", "j", "enter")
        assert desk(pilot).bar.typing
        assert desk(pilot).bar.input.value == desk(pilot).shown.text == "US troops"
        await press(pilot, "f1")
        await click(pilot, "kind:direct")
        assert isinstance(pilot.app.screen, Desk)
        assert desk(pilot).bar.input.value == "US troops kind:direct"
        assert desk(pilot).shown.get("kind") == ("direct",)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (12, 5)])
async def test_the_example_under_the_cursor_is_in_sight(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, "f1", "end")
        assert any("▌sort:ol" in row for row in frame(pilot).split("\n"))
        await press(pilot, "home")
        assert any("▌boots on" in row for row in frame(pilot).split("\n"))


async def test_the_help_leads_to_the_card(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "question_mark", *"written", "enter")
        assert isinstance(pilot.app.screen, QueryHelp)


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 10), (59, 19)])
async def test_it_works_at_any_size(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, "slash", *"speaker:", "down", "down", "up", "up", "tab", *" co")
        await press(pilot, "tab", *"zz -kind:x", "escape", "escape", "question_mark", "down", "escape")
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Desk)


async def test_enter_goes_to_the_list_though_something_cannot_be_read(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"harbour kind:sung ", "enter")
        assert desk(pilot).panes.focused == "quotes"
        assert desk(pilot).bar.input.value == desk(pilot).shown.text == "harbour"
        assert "left out: “sung” is not a kind" in frame(pilot)


async def test_enter_names_everything_that_is_left_out(invented: Path) -> None:
    async with opened(invented, (120, 36)) as pilot:
        await press(pilot, "slash", *"foo:bar harbour status:blub ", "enter")
        assert desk(pilot).panes.focused == "quotes"
        drawn = " ".join(frame(pilot).split())
        assert "no field foo:" in drawn
        assert "“blub” is not a status" in drawn


async def test_enter_takes_the_only_country_near_a_mistyped_one_and_says_so(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"country:Polnd", "enter")
        assert desk(pilot).panes.focused == "quotes"
        assert desk(pilot).shown == Query(filters=(Filter("country", ("PL",)),))
        assert "“Polnd” is read as PL" in frame(pilot)
