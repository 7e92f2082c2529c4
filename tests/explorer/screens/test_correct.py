"""The correction dialog: a name is typed where the speaker stands, and nothing that was changed is lost unsaid."""

import shutil
from pathlib import Path

import pytest
from textual.events import Paste

from explorer.config import Config
from explorer.keymap import Keymap
from explorer.screens.correct import CorrectScreen
from explorer.screens.speaker import SpeakerScreen
from tests.explorer.screen import desk, frame, opened, press, settled
from tests.explorer.screens.test_deciding import cell, verbs


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


@pytest.mark.parametrize("typed", ["boris", "Elena Quist", "quill", "grumble", "ushas", "Hale", "Le"])
async def test_letters_typed_at_the_speaker_are_a_name(library: Path, typed: str) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await pilot.press("E", *typed)
        await settled(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, SpeakerScreen)
        assert picker.typed == typed
        await press(pilot, "escape", "escape")
        assert pilot.app.screen_stack == [desk(pilot)]
        assert verbs(library) == []


async def test_a_name_typed_at_the_speaker_is_taken_and_saved(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await pilot.press("E", *"bor", "enter", "enter")
        await settled(pilot)
        assert verbs(library) == ["edit"]
        sql = "SELECT count(*) FROM quote q JOIN actor a ON a.id = q.actor_id WHERE a.name LIKE 'Boris%'"
        assert cell(library, sql) == 2


async def test_at_the_speaker_the_keys_that_move_still_move(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "E", "k", "j", "j", "k", "k", "k")
        screen = pilot.app.screen
        assert isinstance(screen, CorrectScreen)
        assert screen.part == "speaker"


@pytest.mark.parametrize("key", ["escape", "q", "E"])
async def test_what_is_changed_and_not_saved_is_told_before_it_is_dropped(library: Path, key: str) -> None:
    async with opened(library) as pilot:
        await press(pilot, "E", "j", "l", "j", "l", key)
        assert isinstance(pilot.app.screen, CorrectScreen)
        assert "2 changes not saved" in frame(pilot)
        assert "ctrl+s save them  esc drop and close" in frame(pilot)
        await press(pilot, "j")
        assert "not saved" not in frame(pilot)
        await press(pilot, key, key)
        assert pilot.app.screen_stack == [desk(pilot)]
        assert verbs(library) == []


async def test_what_was_not_saved_can_be_saved_after_all(library: Path) -> None:
    async with opened(library, (40, 12)) as pilot:
        await press(pilot, "E", "j", "l", "escape")
        assert "1 change not saved" in frame(pilot)
        assert "ctrl+s save it  esc drop and close" in frame(pilot)
        await press(pilot, "ctrl+s")
        assert verbs(library) == ["edit"]


async def test_what_is_put_back_by_hand_is_no_change(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "E", "j", "l", "h", "escape")
        assert pilot.app.screen_stack == [desk(pilot)]


async def test_the_keys_named_are_those_a_person_chose(library: Path) -> None:
    own = Config(keys=Keymap({"dialog.close": ("ctrl+x",)}))
    async with opened(library, config=own) as pilot:
        await press(pilot, "E")
        assert "ctrl+x cancel" in frame(pilot)


async def test_a_name_that_is_pasted_is_one_line_and_told_where_it_is_cut(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "E", "enter")
        picker = pilot.app.screen
        assert isinstance(picker, SpeakerScreen)
        pilot.app.post_message(Paste("Anna\n  Quill\n"))
        await settled(pilot)
        assert picker.typed == "Anna Quill"
        pilot.app.post_message(Paste("x" * 3000))
        await settled(pilot)
        assert len(picker.typed) == 2010
        assert "cut to 2,000 characters" in frame(pilot)
