"""The cards over the desk and the reader, and the one at the right: what they count, and what enter does."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.language import parse
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.card import CardScreen
from explorer.screens.desk import Desk
from explorer.screens.merges import MergesScreen
from explorer.screens.overview import OverviewScreen
from explorer.screens.reader import Reader
from explorer.screens.source_card import SourceCardScreen
from explorer.screens.versions import VersionsScreen
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.side_card import SideCard
from tests.explorer.crowded import QUILL, crowd
from tests.explorer.dialog_host import dialog_of
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crowd(tmp_path_factory.mktemp("crowd") / "crowd.db")


def _count(path: Path, sql: str, *values: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(sql, values).fetchone()[0])


async def test_every_line_leaves_what_it_says(crowded: Path) -> None:
    """Enter on each line of the card gives as many quotes as the line says."""
    async with opened(crowded, query="about:FR") as pilot:
        await press(pilot, "1", "a")
        card = pilot.app.screen
        assert isinstance(card, CardScreen)
        stops, lines = card.stops, list(card.lines)
        await press(pilot, "escape")
        asked = 0
        for place, stop in enumerate(stops):
            if lines[stop].section in ("Written as", "Described as  over time"):
                continue
            await press(pilot, "a", *(["j"] * place), "enter")
            answer = desk(pilot).answer
            assert answer is not None
            if lines[stop].now:
                assert answer.counts.quotes == lines[stop].now, lines[stop].section
                asked += 1
            assert desk(pilot).shown.get("speaker") == (QUILL,)
            await press(pilot, "left_square_bracket")
            assert desk(pilot).shown == parse("about:FR")
        assert asked > 5


async def test_what_is_filtered_out_is_asked_for_alone(crowded: Path) -> None:
    async with opened(crowded, query="kind:direct speaker:quill") as pilot:
        await press(pilot, "a")
        card = pilot.app.screen
        assert isinstance(card, ActorCardScreen)
        place = next(place for place, stop in enumerate(card.stops) if card.lines[stop].asks[0].values == ("mixed",))
        assert card.lines[card.stops[place]].now == 0
        await press(pilot, *(["j"] * place), "enter")
        assert desk(pilot).shown == parse(f'speaker:"{QUILL}" kind:mixed')


async def test_in_order_of_time(crowded: Path) -> None:
    async with opened(crowded, query="winter") as pilot:
        await press(pilot, "1", "a", "t")
        assert desk(pilot).shown == parse(f'winter speaker:"{QUILL}"').with_sort("oldest")


async def test_the_card_of_the_article(crowded: Path) -> None:
    async with opened(crowded) as pilot:
        await press(pilot, "3", "i")
        assert isinstance(pilot.app.screen, SourceCardScreen)
        drawn = dialog_of(pilot.app)
        assert "The Daily Lantern" in drawn
        assert "published 2031-03-12  stated" in drawn
        assert "Said as                6 quotes · 50% direct" in drawn
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, Desk)


async def test_over_the_reader(crowded: Path) -> None:
    async with opened(crowded, query="speaker:quill") as pilot:
        await press(pilot, "enter", "a")
        assert isinstance(pilot.app.screen, ActorCardScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Desk)
        assert desk(pilot).shown.get("kind") == ("direct",)


async def test_nobody_is_known(crowded: Path) -> None:
    async with opened(crowded, query="speaker:none") as pilot:
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, Desk)
        assert "the speaker is unknown: a leak" in frame(pilot)


async def test_all_that_is_shown(crowded: Path) -> None:
    async with opened(crowded, query="kind:direct") as pilot:
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, OverviewScreen)
        held = _count(crowded, "SELECT count(*) FROM quote WHERE kind = 'direct'")
        assert f"Said as{held:>17} quotes · 100% direct" in dialog_of(pilot.app)
        await press(pilot, "tab", "tab", "shift+tab", "G", "g", "ctrl+d", "ctrl+u", "k", "y")
        assert "sent to clipboard" in frame(pilot)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, Desk)


async def test_versions_and_their_differences(crowded: Path) -> None:
    async with opened(crowded, query='"whatever the weather brings" kind:direct') as pilot:
        await press(pilot, "v")
        screen = pilot.app.screen
        assert isinstance(screen, VersionsScreen)
        drawn = dialog_of(pilot.app)
        assert "Word for word  1" in drawn
        assert "{+would+}" in drawn
        assert "Nearly the same words  2" in drawn
        assert "3 other versions in 3 articles" in drawn
        await press(pilot, "y", "enter")
        assert isinstance(pilot.app.screen, Reader)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Desk)


async def test_a_quote_without_versions(crowded: Path) -> None:
    async with opened(crowded, query="speaker:rain kind:indirect") as pilot:
        await press(pilot, "v")
        assert "no other version is held" in dialog_of(pilot.app)
        await press(pilot, "enter", "v")
        assert isinstance(pilot.app.screen, Desk)


async def test_pairs_that_may_be_one(crowded: Path) -> None:
    async with opened(crowded, query="kind:direct") as pilot:
        await press(pilot, "M")
        screen = pilot.app.screen
        assert isinstance(screen, MergesScreen)
        await pilot.pause(0.2)
        await settled(pilot)
        drawn = dialog_of(pilot.app)
        assert "2 pairs" in drawn
        names = {screen.pairs[0].one.name, screen.pairs[0].other.name}
        await press(pilot, "s")
        assert set(desk(pilot).shown.get("speaker")) == names
        assert desk(pilot).shown.get("kind") == ()


async def test_a_pair_that_was_decided_goes(crowded: Path) -> None:
    async with opened(crowded) as pilot:
        await press(pilot, "M")
        screen = pilot.app.screen
        assert isinstance(screen, MergesScreen)
        assert screen.pair is not None
        screen.drop(screen.pair)
        await settled(pilot)
        assert "1 pair ━" in dialog_of(pilot.app)


async def test_the_card_at_the_right_follows(crowded: Path) -> None:
    async with opened(crowded, (200, 60)) as pilot:
        await _rest(pilot)
        side = desk(pilot).query_one(SideCard)
        assert side.open
        assert "─ Card of the speaker ──" in frame(pilot)
        await press(pilot, "1")
        await _rest(pilot)
        assert "─ Card of the actor ──" in frame(pilot)
        await press(pilot, "3", "j")
        await _rest(pilot)
        assert "─ Card of the source ──" in frame(pilot)
        await press(pilot, "2", "z")
        assert not side.open
        await press(pilot, "z")
        assert side.open


async def _rest(pilot: object) -> None:
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await pilot.pause(0.25)
    await settled(pilot)


async def test_a_card_is_closed_before_it_is_read(crowded: Path) -> None:
    async with opened(crowded) as pilot:
        await pilot.press("a", "escape", "t", "escape", "v", "escape", "M", "escape", "i", "enter", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Desk)


async def test_clicks(crowded: Path) -> None:
    async with opened(crowded) as pilot:
        await press(pilot, "t")
        screen = pilot.app.screen
        assert isinstance(screen, OverviewScreen)
        stop = screen.stops[1]
        await pilot.click(ChoiceList, offset=(4, stop))
        await settled(pilot)
        assert screen.query_one(ChoiceList).cursor == stop
        await pilot.click(ChoiceList, offset=(4, stop), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Desk)
        assert desk(pilot).shown.filters


async def test_what_is_pasted_is_compared_beside_the_card(crowded: Path) -> None:
    pasted = "Nobody knows. The harbor will surely not close this winter, whatever all that bad weather brings to us."
    async with opened(crowded, (200, 60), pasted) as pilot:
        main = 200 - desk(pilot).layout_now.card - 1
        lines = [line for line in frame(pilot).split("\n") if "only in what was pasted" in line or "{+" in line]
        assert lines
        assert all(line[main] in "│┼" for line in lines)
