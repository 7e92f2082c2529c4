"""Marked rows on the desk."""

from pathlib import Path
from time import sleep

import pytest

from db.ask.library import Library
from explorer.screens import marking
from explorer.screens.marking import FEW
from tests.explorer.screen import desk, frame, line, opened, press, settled


async def test_marks_stay_through_filter_and_sort_and_are_said_in_the_head(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "space", "j", "space")
        marked = desk(pilot).marks.ids("quotes")
        assert len(marked) == 2
        assert "✓ 2 marked" in line(pilot, 2)
        assert frame(pilot).count("  ✓ ") + frame(pilot).count("▌✓ ") + frame(pilot).count(" ✓ ") >= 2
        await press(pilot, "s", "slash", *"ferries", "enter")
        assert desk(pilot).marks.ids("quotes") == marked
        assert "✓ 2 marked" in line(pilot, 2)


async def test_every_pane_has_its_own_and_escape_takes_them_before_filters(invented: Path) -> None:
    async with opened(invented, query="harbour") as pilot:
        await press(pilot, "space", "1", "space")
        assert "✓ 1 marked" in line(pilot, 2)[:32]
        await press(pilot, "escape")
        assert desk(pilot).marks.count("actors") == 0
        assert desk(pilot).pane == "actors"
        await press(pilot, "escape")
        assert desk(pilot).pane == "quotes"
        assert desk(pilot).marks.count("quotes") == 1
        await press(pilot, "escape")
        assert desk(pilot).marks.count("quotes") == 0
        assert desk(pilot).shown.text == "harbour"
        await press(pilot, "escape")
        assert desk(pilot).shown.is_empty


async def test_marking_all_and_none(invented: Path) -> None:
    async with opened(invented, query="speaker:quill") as pilot:
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("quotes") == 3
        assert desk(pilot).targets() == desk(pilot).marks.ids("quotes")
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("quotes") == 0
        assert "3 marks taken away" in frame(pilot)
        await press(pilot, "3", "asterisk")
        assert desk(pilot).marks.count("sources") == 1


async def test_of_very_many_the_first_are_marked_and_that_is_told(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "MOST", 4)
    async with opened(invented) as pilot:
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("quotes") == 4
        assert "the first 4 of 10 are marked" in frame(pilot)
        await press(pilot, "G", "space")
        assert "4 rows are marked: no more can be" in frame(pilot)
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("quotes") == 0


async def test_rows_that_have_not_been_fetched_are_marked_too(invented: Path) -> None:
    async with opened(invented) as pilot:
        desk(pilot).panes.quotes.rows.pages.clear()
        await press(pilot, "asterisk")
        assert desk(pilot).marks.count("quotes") == 10


async def test_marked_quotes_are_copied_together(invented: Path) -> None:
    async with opened(invented, query="speaker:quill sort:text") as pilot:
        await press(pilot, "j", "space", "k", "k", "space", "y")
        assert pilot.app.clipboard.splitlines() == ["the boats could stay", "“The harbour will not close this winter”"]
        assert "2 quotes sent to clipboard" in frame(pilot)
        await press(pilot, "F", "F", "Y")
        assert pilot.app.clipboard.startswith("@article{ink2031minister-1,")
        assert pilot.app.clipboard.count("characters") == 2
        assert "2 quotes sent as BibTeX" in frame(pilot)


async def test_the_mark_of_words_that_were_not_said_is_told(invented: Path) -> None:
    async with opened(invented, query="status:negated,asserted sort:text") as pilot:
        await press(pilot, "asterisk", "y")
        assert "[not said] “Close every harbour in the land”" in pilot.app.clipboard
        assert "6 quotes sent to clipboard · 1 marked" in frame(pilot)


async def test_quotes_that_are_gone_are_told(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "space")
        desk(pilot).marks.toggle("quotes", 9999, "")
        await press(pilot, "y")
        assert "1 of them is no longer in the library" in frame(pilot)
        desk(pilot).clear_marks()
        desk(pilot).marks.toggle("quotes", 9999, "")
        await press(pilot, "y")
        assert "these quotes are no longer in the library" in frame(pilot)


async def test_the_reading_of_many_can_be_stopped(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from explorer.screens import copying

    monkeypatch.setattr(copying, "MANY", 2)
    async with opened(invented) as pilot:
        library: Library = desk(pilot).loader.threads.library

        def cards(ids: object, *, cancel: object = None) -> object:
            while True:
                sleep(0.001)
                cancel.check()  # type: ignore[attr-defined]

        monkeypatch.setattr(library, "cards", cards)
        await pilot.press("asterisk", "y")
        for _ in range(20):
            await pilot.pause(0.02)
        assert "reading 10 quotes … esc stops" in frame(pilot)
        before = pilot.app.clipboard
        await pilot.press("escape")
        await settled(pilot)
        assert "stopped: nothing was copied" in frame(pilot)
        assert pilot.app.clipboard == before
        assert desk(pilot).marks.count("quotes") == 10


async def test_marked_actors_narrow_together_but_not_too_many(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "space", "space", "enter")
        assert len(desk(pilot).shown.get("speaker")) == 2
        assert desk(pilot).marks.count("actors") == 0
        for id_ in range(FEW + 1):
            desk(pilot).marks.toggle("actors", id_, "x")
        await press(pilot, "enter")
        assert f"a filter takes {FEW} at most" in frame(pilot)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (12, 5)])
async def test_marks_show_at_every_size(invented: Path, size: tuple[int, int]) -> None:
    async with opened(invented, size) as pilot:
        await press(pilot, "space")
        if size[0] >= 40:
            assert "✓" in line(pilot, 2)
            assert "✓" in "".join(frame(pilot).split("\n")[3:])
