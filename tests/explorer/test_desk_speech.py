"""Speech told from thought, and how sure a quote is, on the desk: keys, search box, words beside the glyphs."""

from pathlib import Path

import pytest

from db.ask.query import Filter, Query
from tests.explorer.screen import desk, frame, line, opened, press, settled


async def test_speech_alone_and_what_is_certain_alone(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "S")
        assert desk(pilot).shown == Query(filters=(Filter("aloud", ("yes",)),))
        assert "aloud yes ×  9" in line(pilot, 1)
        assert "Actors 6" in line(pilot, 2)
        await press(pilot, "percent_sign")
        assert desk(pilot).shown.get("confidence") == (">=0.8",)
        assert "confidence ≥ 0.8 ×  8" in line(pilot, 1)
        # The same key takes the filter away again.
        await press(pilot, "S")
        assert "aloud" not in line(pilot, 1)
        await press(pilot, "percent_sign")
        assert desk(pilot).shown == Query()
        await press(pilot, "left_square_bracket")
        assert desk(pilot).shown.get("confidence") == (">=0.8",)


async def test_speech_and_certainty_are_typed_too(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"aloud:no confidence:<0.7")
        assert "confidence < 0.7 ×  1" in line(pilot, 1)
        await press(pilot, *"x")
        assert "“<0.7x” is no range of numbers · write >=0.8, <0.5 or 0.5..0.8" in line(pilot, 1)


async def test_the_palette_has_speech_alone(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "ctrl+p", *"speech alone", "enter")
        await settled(pilot)
        assert desk(pilot).shown.get("aloud") == ("yes",)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_thought_and_a_doubt_are_told_in_words(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size, "aloud:no") as pilot:
        drawn = frame(pilot)
        assert "◌ » second-hand the fares will double" in drawn
        assert "thought or planned" in drawn or "» second-hand · ◌ thought · " in drawn
        assert "60 % likely" in drawn
    async with opened(invented, size, "confidence:<0.5") as pilot:
        assert "35 % doubtful" in frame(pilot)


async def test_the_smallest_reader_tells_them_too(invented: Path) -> None:
    for query, words in (("aloud:no", "◌ thou"), ("confidence:<0.5", "35 % dou")):
        async with opened(invented, (40, 12), query) as pilot:
            await press(pilot, "enter")
            assert words in line(pilot, 3)


async def test_narrow_chips_say_what_they_are_of(invented: Path) -> None:
    async with opened(invented, (40, 12), "aloud:no") as pilot:
        assert "not aloud ×  1" in line(pilot, 1)
    async with opened(invented, (40, 12), "confidence:0.5..0.8") as pilot:
        assert "sure 0.5 to 0.8 ×  1" in line(pilot, 1)
    async with opened(invented, (40, 12), "aloud:no kind:direct") as pilot:
        assert "not aloud ×" in frame(pilot)
