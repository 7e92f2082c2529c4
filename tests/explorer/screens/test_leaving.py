"""What leaves a list because of what was decided does not leave it unsaid."""

import shutil
from pathlib import Path

import pytest

from db.store import decide
from explorer.screens.note import NoteScreen
from explorer.screens.reader import Reader
from explorer.screens.review import ReviewScreen
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


def words(text: str) -> str:
    """The screen on one line, without the frames of what is told."""
    return " ".join(text.replace("▌", " ").split())


async def test_a_quote_corrected_out_of_the_list_is_told(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        shown = desk(pilot).panes.quotes.rows.total
        await pilot.press("E", *"bor", "enter", "enter")
        await settled(pilot)
        assert desk(pilot).panes.quotes.rows.total == shown - 1
        assert "now Boris Longname-Overhill · no longer in this list · u takes it back" in words(frame(pilot))
        await press(pilot, "u")
        assert desk(pilot).panes.quotes.rows.total == shown
        assert "no longer" not in frame(pilot)
        await press(pilot, "ctrl+r")
        assert "no longer in this list" in words(frame(pilot))


async def test_where_it_stays_nothing_is_told_of_it(library: Path) -> None:
    async with opened(library) as pilot:
        await pilot.press("E", *"bor", "enter", "enter")
        await settled(pilot)
        assert "corrected 1 quote: now Boris" in words(frame(pilot))
        assert "no longer" not in frame(pilot)


async def test_a_rejected_quote_is_told_to_leave_a_narrowed_list(library: Path) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "minus")
        assert "rejected 1 quote · no longer in this list · u takes it back" in words(frame(pilot))


async def test_of_several_the_number_that_leaves_is_told(library: Path) -> None:
    async with opened(library, query="kind:direct") as pilot:
        before = desk(pilot).panes.quotes.rows.total
        await press(pilot, "asterisk", "E", "down", "down", "l", "l", "enter")
        gone = before - desk(pilot).panes.quotes.rows.total
        assert gone == before > 1
        assert "no longer in this list" in words(frame(pilot))


async def test_what_left_while_one_reviewed_is_told_when_one_is_back(library: Path) -> None:
    async with opened(library, query="status:asserted") as pilot:
        before = desk(pilot).panes.quotes.rows.total
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "e", "down", "l", "enter", "x", "a")
        assert "no longer" not in frame(pilot)
        await press(pilot, "escape")
        assert desk(pilot).panes.quotes.rows.total == before - 2
        assert "2 quotes no longer in this list · d shows what was decided" in words(frame(pilot))


async def test_a_reader_whose_last_quote_goes_while_a_dialog_lies_over_it_closes_when_that_is_gone(
    library: Path,
) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "enter", "m")
        dialog, reader = pilot.app.screen, pilot.app.screen_stack[-2]
        assert isinstance(dialog, NoteScreen)
        assert isinstance(reader, Reader)
        assert reader.detail is not None
        decide.reject(library, [mark.quote_id for mark in reader.detail.page.marks])
        reader.decided()
        await settled(pilot)
        assert pilot.app.screen is dialog
        assert reader in pilot.app.screen_stack
        await press(pilot, "escape")
        assert pilot.app.screen_stack == [desk(pilot)]
