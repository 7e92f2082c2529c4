"""Whatever looks like a control answers a click."""

from pathlib import Path

import pytest

from db.ask.query import Query
from explorer.commands import PANES
from explorer.config import Config
from explorer.draw.foot import foot_line
from explorer.draw.keys import key_pieces
from explorer.draw.piece import text_of
from explorer.footer import HINTS
from explorer.keymap import TABLE, Keymap
from explorer.keys import character_of
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.country import CountryScreen
from explorer.screens.decisions import DecisionsScreen
from explorer.screens.desk import Desk
from explorer.screens.help import HelpScreen
from explorer.screens.palette import Palette
from explorer.screens.reader import Reader
from explorer.screens.source_card import SourceCardScreen
from explorer.widgets.choice_list import ChoiceList
from tests.explorer.screen import click, desk, frame, line, opened, press, settled


@pytest.mark.parametrize(
    ("words", "screen"),
    [
        ("c country  ? help", CountryScreen),
        ("? help ", HelpScreen),
        ("ctrl+p all commands", Palette),
        ("quote 1 of", Reader),
        ("enter open", Reader),
    ],
)
async def test_the_hints_and_the_footer_of_the_desk_answer_a_click(invented: Path, words: str, screen: type) -> None:
    async with opened(invented) as pilot:
        await click(pilot, words)
        assert isinstance(pilot.app.screen, screen)


async def test_the_hint_of_help_is_another_than_that_of_countries(invented: Path) -> None:
    async with opened(invented) as pilot:
        await click(pilot, "country  ? help", letter=9)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_the_counts_lead_to_their_lists_and_the_slash_to_the_search(invented: Path) -> None:
    async with opened(invented) as pilot:
        for word, pane in (("actors", "actors"), ("sources", "sources"), ("quotes ·", "quotes")):
            await click(pilot, word)
            assert desk(pilot).pane == pane
        await click(pilot, "/ search")
        assert desk(pilot).bar.typing
        assert not desk(pilot).bar.input.value


async def test_heads_lead_to_their_lists_and_the_order_of_quotes_is_turned(invented: Path) -> None:
    async with opened(invented) as pilot:
        await click(pilot, "by count")
        assert desk(pilot).pane == "actors"
        await click(pilot, "newest first")
        assert desk(pilot).shown.order == "oldest"


async def test_the_trail_takes_away_what_stands_after_a_count(invented: Path) -> None:
    async with opened(invented, query="speaker:quill kind:direct status:asserted") as pilot:
        steps = line(pilot, 1)
        await click(pilot, steps, letter=steps.index("×") + 3)
        assert desk(pilot).shown.get("speaker") == ("quill",)
        assert not desk(pilot).shown.get("kind")
        await click(pilot, " quotes ›", letter=3)
        assert desk(pilot).shown == Query()
        await click(pilot, "[ back")
        assert desk(pilot).shown.get("speaker") == ("quill",)


async def test_a_chip_leads_to_where_its_value_is_chosen(invented: Path) -> None:
    async with opened(invented, query="harbour speaker:quill country:FR kind:direct") as pilot:
        await click(pilot, "“harbour”", letter=3)
        assert desk(pilot).bar.typing
        await press(pilot, "enter")
        await click(pilot, "speaker ")
        assert desk(pilot).pane == "actors"
        await click(pilot, "speaks for ")
        assert isinstance(pilot.app.screen, CountryScreen)
        await press(pilot, "escape")
        await click(pilot, "kind ●")
        assert not desk(pilot).shown.get("kind")


async def test_a_filter_to_drop_is_dropped_by_one_click(invented: Path) -> None:
    async with opened(invented, query="harbour speaker:quill kind:direct country:PL") as pilot:
        assert "Drop one of them" in frame(pilot)
        await click(pilot, "to get")
        assert desk(pilot).shown.get("country") == ("PL",)
        row = next(row for row in frame(pilot).split("\n")[3:] if "PL Poland ×" in row)
        await click(pilot, row, letter=row.index("Poland ×") + 7)
        assert not desk(pilot).shown.get("country")


async def test_the_title_and_the_speaker_over_the_article_lead_to_their_cards(invented: Path) -> None:
    async with opened(invented) as pilot:
        row = next(place for place, row in enumerate(frame(pilot).split("\n")) if "quote 1 of" in row)
        await pilot.click(offset=(4, row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceCardScreen)
        await click(pilot, "esc close")
        assert isinstance(pilot.app.screen, Desk)
        column = line(pilot, row + 1).index("│ ")
        await pilot.click(offset=(column + 3, row + 1))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ActorCardScreen)


async def test_the_keys_of_dialogs_are_pressed_by_a_click(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "c")
        await click(pilot, "tab role")
        assert "Country · about" in frame(pilot)
        await click(pilot, "about     outlet", letter=12)
        assert "Country · outlet" in frame(pilot)
        await click(pilot, "- exclude")
        assert "[-]" in frame(pilot)
        await click(pilot, "space include")
        assert "[+]" in frame(pilot)
        await click(pilot, "esc cancel")
        assert isinstance(pilot.app.screen, Desk)
        await press(pilot, "question_mark")
        await click(pilot, "esc closes")
        assert isinstance(pilot.app.screen, Desk)
        await press(pilot, "X")
        await click(pilot, "↑ ↓ format", letter=2)
        assert pilot.app.screen.query_one(ChoiceList).cursor == 1
        await click(pilot, "esc cancel")
        assert isinstance(pilot.app.screen, Desk)


async def test_the_footer_of_the_search_is_pressed_while_one_types(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"harbour")
        await click(pilot, "↑↓ move", letter=1)
        assert desk(pilot).panes.quotes.cursor == 1
        await click(pilot, "esc clear")
        assert not desk(pilot).bar.input.value
        await click(pilot, "enter to the list")
        assert not desk(pilot).bar.typing


async def test_the_keys_of_the_reader_and_of_the_decisions_answer_a_click(invented: Path) -> None:
    async with opened(invented, query="sort:text") as pilot:
        await press(pilot, "enter")
        assert "quote 1 of" in line(pilot, 0)
        await click(pilot, "n p next", letter=0)
        assert "quote 2 of" in line(pilot, 0)
        await click(pilot, "n p next", letter=2)
        assert "quote 1 of" in line(pilot, 0)
        await click(pilot, "Lantern  n p", letter=9)
        assert "quote 2 of" in line(pilot, 0)
        await click(pilot, "esc back")
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, DecisionsScreen)
        await click(pilot, "esc back")
        assert isinstance(pilot.app.screen, Desk)


@pytest.mark.parametrize("place", sorted({*PANES, *HINTS}))
def test_every_key_of_a_footer_means_something(place: str) -> None:
    bare = [piece.text for piece in foot_line(place, 200, TABLE) if piece.ink == "accent" and not piece.tag]
    assert not "".join(bare).strip()


def test_two_keys_one_after_the_other_are_pressed_by_one_click() -> None:
    assert [piece.tag for piece in key_pieces("gg", "first")] == ["key:g g"] * 2
    assert [piece.tag for piece in key_pieces("↑ ↓", "format")] == ["key:up", None, "key:down", None]
    assert [character_of(key) for key in ("g", "minus", "space", "tab")] == ["g", "-", " ", None]


async def test_a_key_a_person_chose_is_the_one_beside_the_other_quotes(invented: Path) -> None:
    config = Config(keys=Keymap({"quote.next": ("ctrl+n",)}))
    async with opened(invented, (200, 60), "sort:text", config) as pilot:
        assert "n next" not in frame(pilot)  # on the desk n writes a note
        await press(pilot, "enter")
        assert "Lantern  ctrl+n next  p previous" in frame(pilot)
        assert text_of(foot_line("reader", 120, config.keys)).startswith(" ctrl+n p next")
