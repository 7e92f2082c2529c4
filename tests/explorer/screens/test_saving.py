"""Saved searches on the desk."""

from pathlib import Path

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.load.load import load
from db.store import saved_search
from db.store.error import DatabaseError
from explorer.screens.desk import Desk
from explorer.screens.name import NameScreen
from explorer.screens.saved import SavedScreen
from explorer.widgets.needle import Needle
from tests.db.load.sample import line, write
from tests.explorer.invented import build
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of its own, to be written in."""
    return build(tmp_path / "invented.db")


async def test_a_search_is_saved_run_renamed_deleted_and_brought_back(library: Path) -> None:
    async with opened(library, query="harbour country:FR") as pilot:
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, NameScreen)
        assert pilot.app.screen.query_one(Needle).value == "harbour country:FR"
        await press(pilot, *"Quill", "enter")
        assert "saved: Quill" in frame(pilot)
        await press(pilot, "escape", "escape", "W")
        assert "Quill  harbour country:FR" in frame(pilot)
        await press(pilot, "r")
        await press(pilot, *"Her words", "enter")
        assert "Her words  harbour country:FR" in frame(pilot)
        await press(pilot, "d")
        assert "nothing is saved · w saves what is shown" in frame(pilot)
        assert "deleted: Her words" in frame(pilot)
        await press(pilot, "u")
        assert "Her words  harbour country:FR" in frame(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Desk)
        assert desk(pilot).shown == parse("harbour country:FR")
        assert [one.name for one in desk(pilot).saved_searches()] == ["Her words"]
        await press(pilot, "left_square_bracket")
        assert desk(pilot).shown.is_empty


async def test_new_is_told_until_it_is_looked_at(library: Path) -> None:
    saved_search.save_search(library, "hers", "speaker:quill", 1)
    async with opened(library) as pilot:
        await press(pilot, "W")
        assert "3    2 new" in frame(pilot)
        await press(pilot, "escape", "W")
        assert "2 new" in frame(pilot)
        await press(pilot, "enter", "W")
        assert "new" not in frame(pilot).split("Saved searches")[1].split("enter run")[0]


async def test_a_search_that_is_shown_already_is_read_anew_when_it_is_run(library: Path, tmp_path: Path) -> None:
    saved_search.save_search(library, "all new", "kind:direct", 1)
    async with opened(library, query="kind:direct") as pilot:
        total = desk(pilot).panes.quotes.rows.total
        load([write(tmp_path / "q", *(line(f"k{n}", f"new words {n}", date="2031-01-01") for n in range(2)))], library)
        await press(pilot, "W")
        assert "new" in frame(pilot).split("Saved searches")[1].split("enter run")[0]
        await press(pilot, "enter")
        assert desk(pilot).panes.quotes.rows.total == total + 2


async def test_where_nothing_is_asked_nothing_is_saved(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Desk)
        assert "there is no search to save" in frame(pilot)


async def test_a_file_that_cannot_be_written_in_says_so(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved_search.save_search(library, "hers", "speaker:quill", 1)

    def refuse(*_: object) -> None:
        raise DatabaseError("invented.db is read-only", "make it writable")

    monkeypatch.setattr(saved_search, "open_to_load", refuse)
    async with opened(library, query="pier") as pilot:
        await press(pilot, "w", "enter")
        assert "the search is not saved: invented.db is read-only" in " ".join(frame(pilot).split())
        await press(pilot, "W", "d")
        assert "invented.db is read-only: make it writable" in frame(pilot)
        assert "hers" in frame(pilot)
        await press(pilot, "enter")
        assert desk(pilot).shown == parse("speaker:quill")


async def test_a_part_that_cannot_be_read_is_told_and_the_rest_runs(library: Path) -> None:
    saved_search.save_search(library, "odd [/]", "pier mood:glad", 0)
    async with opened(library) as pilot:
        await press(pilot, "W")
        assert "odd [/]" in frame(pilot)
        assert "! cannot be read" in frame(pilot)
        await press(pilot, "enter")
        assert desk(pilot).shown == parse("pier")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (12, 5), (1, 1)])
async def test_both_dialogs_work_at_any_size(library: Path, size: tuple[int, int]) -> None:
    for name in ("a", "b" * 70):
        saved_search.save_search(library, name, "pier " * 30, 0)
    async with opened(library, size, "pier") as pilot:
        await press(pilot, "W", "j", "G", "k", "ctrl+d", "g")
        assert isinstance(pilot.app.screen, SavedScreen)
        await pilot.resize_terminal(60, 20)
        await press(pilot, "r", "escape", "escape", "w", "escape")
        assert isinstance(pilot.app.screen, Desk)


def test_the_command_line_lists_and_runs_them(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from explorer.cli import main

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*words, "--db", str(library)])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    assert run("searches")[0] == 1
    saved_search.save_search(library, "hers", "speaker:quill", 1)
    assert run("searches") == (0, "hers        3       2 new  speaker:quill\n", "")
    status, out, _ = run("searches", "--format", "jsonl")
    assert (status, '"quotes": 3, "new": 2' in out) == (0, True)
    status, out, _ = run("search", "--saved", "hers")
    assert (status, out.count("Ada Quill")) == (0, 3)
    status, _, err = run("search", "--saved", "nobody")
    assert (status, "no saved search “nobody”" in err) == (2, True)
    assert run("search", "--saved", "hers", "pier")[0] == 2
    held = Library(library)
    assert [one.seen_quote for one in held.saved_searches()] == [1]
    held.close()


async def test_searches_that_are_counted_while_one_leaves_them_are_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = build(tmp_path / "library.db")
    whole = Library.saved_counts
    async with opened(db) as pilot:
        await press(pilot, "w", *"all", "enter", "W")
        screen = pilot.app.screen
        assert isinstance(screen, SavedScreen)

        def late(library: Library, *asked: object, **more: object) -> object:
            screen.closing = True  # as it is from the key until its parts are gone
            screen.query_one("#dialog").remove()
            return whole(library, *asked, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Library, "saved_counts", late)
        screen._read()
        await settled(pilot)
        screen.say("nobody reads this")
        assert pilot.app.is_running
