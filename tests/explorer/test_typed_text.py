"""What one types or pastes is kept as it is, and shown so that no character of it acts on the screen."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from explorer.widgets.as_typed import AsTyped
from tests.explorer.hostile import BIDI, ENDLESS, SORTS, harmful
from tests.explorer.screen import frame, opened, press, settled

TURNED = "left \u202eright\u2066 x\u202c"
"""Turned round by a terminal that follows it."""
LINES: dict[str, tuple[str, ...]] = {
    "search": ("slash",),
    "a list's filter": ("1", "f"),
    "find": ("enter", "slash"),
    "palette": ("ctrl+p",),
    "help": ("question_mark",),
    "countries": ("c",),
    "the name of a search": ("3", "enter", "w"),
    "the name of a file": ("X",),
    "a speaker": ("E", "enter"),
    "a new speaker": ("E", "enter", *"Pim Reed", "enter"),
    "a note": ("m",),
}
"""The keys that open each line one can type into."""


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(invented, tmp_path / "own.db"))


def value_of(widget: object) -> str:
    assert isinstance(widget, AsTyped | TextArea), widget
    return widget.value if isinstance(widget, AsTyped) else widget.text


async def still(pilot: Pilot[None]) -> None:
    """Wait though names that were being read for what stood there are given up."""
    with suppress(WorkerCancelled):
        await settled(pilot)
    await settled(pilot)


@pytest.mark.parametrize("name", LINES)
async def test_pasted_signs_are_shown_as_signs_and_kept_as_they_are(library: Path, name: str) -> None:
    async with opened(library, (100, 30), "sort:text") as pilot:
        await press(pilot, *LINES[name])
        for text in (TURNED, BIDI, *SORTS, ENDLESS):
            widget = pilot.app.focused
            assert isinstance(widget, Input | TextArea), name
            widget.clear()
            await still(pilot)
            pilot.app.post_message(events.Paste(text))
            await still(pilot)
            drawn = frame(pilot)
            assert not harmful(drawn.replace("\n", "")), (name, text[:40])
            assert all(cell_len(row) <= 100 for row in drawn.split("\n")), (name, text[:40])
            if text == TURNED:
                assert value_of(widget).strip() == TURNED, name
                assert "⍰" in drawn, name


async def test_a_click_puts_the_cursor_on_the_letter_that_is_drawn_there(library: Path) -> None:
    async with opened(library, (100, 30)) as pilot:
        await press(pilot, "slash")
        pilot.app.post_message(events.Paste("\u202e\u202e港x"))
        await settled(pilot)
        assert frame(pilot).startswith(" / ⍰⍰港x ")
        line = pilot.app.query_one("SearchBar AsTyped", AsTyped)
        for column, letter in ((0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (9, 4)):
            await pilot.click(line, offset=(column, 0))
            assert line.cursor_position == letter, column


async def test_half_a_character_that_is_pasted_harms_nothing(library: Path) -> None:
    async with opened(library, (100, 30)) as pilot:
        await press(pilot, "ctrl+p")
        pilot.app.post_message(events.Paste("quill \ud800"))
        await still(pilot)
        assert value_of(pilot.app.focused) == "quill ?"
        await press(pilot, "escape", "m")
        pilot.app.post_message(events.Paste("half \udfff"))
        await still(pilot)
        await press(pilot, "enter", "m")
        assert value_of(pilot.app.focused) == "half ?"


async def test_a_note_is_kept_with_every_sign_when_a_word_is_added(library: Path) -> None:
    async with opened(library, (100, 30), "sort:text") as pilot:
        await press(pilot, "m")
        pilot.app.post_message(events.Paste(f"{TURNED}\nsecond"))
        await settled(pilot)
        await press(pilot, "enter", "m", *" more", "enter")
        answer = pilot.app.screen.query_one("#quotes").row  # type: ignore[attr-defined]
        assert answer.noted
        await press(pilot, "m")
        assert value_of(pilot.app.focused) == f"{TURNED}\nsecond more"
