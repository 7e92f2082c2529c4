"""Deciding on the desk and in the reader: keys in, the tables and the screen out."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.library import Library
from db.store.lock import BuildLock
from explorer.app import Explorer
from explorer.screens import deciding
from explorer.screens.correct import CorrectScreen
from explorer.screens.note import NoteScreen
from explorer.screens.reader import Reader
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library of one's own: deciding writes in it."""
    return Path(shutil.copy(invented, tmp_path / "own.db"))


def verbs(path: Path) -> list[str]:
    """What was decided, in order."""
    with closing(sqlite3.connect(path)) as connection:
        return [verb for (verb,) in connection.execute("SELECT verb FROM decision ORDER BY id")]


def cell(path: Path, sql: str, *values: object) -> object:
    """One value of the tables."""
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(sql, values).fetchone()
        return row[0] if row else None


async def test_a_bookmark_is_set_shown_and_taken_away(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "j", "b")
        quote = desk(pilot).quote
        assert quote is not None
        assert quote.bookmarked
        assert "bookmarked 1 quote · u takes it back" in frame(pilot)
        assert "▌★ " in frame(pilot)
        assert "★ bookmarked" in frame(pilot)
        await press(pilot, "b")
        assert verbs(library) == ["bookmark", "unbookmark"]
        assert desk(pilot).quote is not None
        assert not desk(pilot).quote.bookmarked  # type: ignore[union-attr]


async def test_of_marked_quotes_all_get_a_bookmark_unless_all_have_one(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "b", "space", "j", "space")
        marked = desk(pilot).marks.ids("quotes")
        assert len(marked) == 2
        await press(pilot, "b")
        assert desk(pilot).marks.ids("quotes") == marked, "what is done next is for the same quotes"
        assert {
            card.row.id for card in Library(library).cards(marked) if card.verdict and card.verdict.bookmarked
        } == set(marked)
        await press(pilot, "b")
        assert verbs(library)[-2:] == ["unbookmark", "unbookmark"]
        await press(pilot, "minus")
        assert desk(pilot).marks.count("quotes") == 0, "they have left every list"


async def test_a_rejected_quote_leaves_and_the_next_one_is_selected(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "j", "j")
        rows = desk(pilot).panes.quotes
        gone, after = rows.row, rows.rows.get(3)
        assert gone is not None
        assert after is not None
        await press(pilot, "minus")
        assert rows.row == after
        assert rows.cursor == 2
        assert rows.rows.total == 9
        assert cell(library, "SELECT id FROM quote WHERE id = ?", gone.id) is None
        assert "rejected 1 quote · u takes it back" in frame(pilot)
        await press(pilot, "u")
        assert rows.rows.total == 10
        assert rows.row is not None
        assert rows.row.id == gone.id
        assert "took back: rejected 1 quote · ctrl+r does it again" in frame(pilot)
        await press(pilot, "ctrl+r")
        assert rows.rows.total == 9
        assert rows.row == after


async def test_the_last_quote_goes_and_the_one_before_is_selected(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "G", "minus")
        assert desk(pilot).panes.quotes.cursor == 8
        assert desk(pilot).quote is not None


async def test_a_key_pressed_twice_takes_two_quotes(library: Path) -> None:
    async with opened(library) as pilot:
        rows = desk(pilot).panes.quotes
        first = [rows.rows.get(place) for place in range(3)]
        await pilot.press("minus", "minus", "minus")
        await settled(pilot)
        assert verbs(library) == ["reject"] * 3
        assert rows.rows.total == 7
        assert all(
            cell(library, "SELECT 1 FROM quote WHERE id = ?", row.id) is None for row in first if row is not None
        )


async def test_an_accepted_quote_stays_and_says_so(library: Path) -> None:
    async with opened(library) as pilot:
        held = desk(pilot).quote
        await press(pilot, "plus")
        assert desk(pilot).quote is not None
        assert held is not None
        assert desk(pilot).quote.id == held.id  # type: ignore[union-attr]
        assert desk(pilot).quote.reviewed  # type: ignore[union-attr]
        assert "✔ accepted" in frame(pilot)
        assert "▌✔ " in frame(pilot)


async def test_where_only_those_to_review_are_shown_an_accepted_one_leaves(library: Path) -> None:
    async with opened(library, query="reviewed:no") as pilot:
        rows = desk(pilot).panes.quotes
        after = rows.rows.get(1)
        await press(pilot, "plus")
        assert rows.row == after
        assert rows.cursor == 0


async def test_marked_quotes_are_accepted_as_one_step(library: Path) -> None:
    async with opened(library, query="speaker:quill") as pilot:
        await press(pilot, "asterisk", "plus")
        assert verbs(library) == ["accept"] * 3
        assert "accepted 3 quotes" in frame(pilot)
        await press(pilot, "u")
        assert cell(library, "SELECT count(*) FROM verdict") == 0


async def test_undo_and_redo_walk_to_the_begin_and_back(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "plus", "j", "b", "j", "minus")
        await press(pilot, "u", "u", "u", "u")
        assert "there is nothing to take back" in frame(pilot)
        assert desk(pilot).panes.quotes.rows.total == 10
        assert cell(library, "SELECT count(*) FROM verdict") == 0
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert desk(pilot).panes.quotes.rows.total == 9
        await press(pilot, "ctrl+r")
        assert "nothing was taken back last" in frame(pilot)


async def test_a_note_is_written_shown_changed_and_taken_away(library: Path) -> None:
    async with opened(library) as pilot:
        await pilot.press("m", *"ask her")  # typed at once: what opens gets the letters
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        assert screen.area.text == "ask her"
        await press(pilot, "enter")
        quote = desk(pilot).quote
        assert quote is not None
        assert quote.noted
        assert "ask her" in frame(pilot)
        assert "✎ " in frame(pilot)
        await press(pilot, "n", "ctrl+j", *"twice", "enter")
        card = Library(library).card(quote.id)
        assert card.verdict is not None
        assert card.verdict.note == "ask her\ntwice"
        await press(pilot, "m", "enter")
        assert verbs(library) == ["note", "note"], "what was not touched is not written"
        await press(pilot, "m", "ctrl+a", "ctrl+shift+end")
        area = pilot.app.screen.query_one("NoteArea")
        area.text = ""  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "took the note off 1 quote" in frame(pilot)
        assert not desk(pilot).quote.noted  # type: ignore[union-attr]


async def test_a_note_that_is_cancelled_changes_nothing(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "m", *"never", "escape")
        assert verbs(library) == []
        assert pilot.app.screen is desk(pilot)


async def test_a_hostile_note_is_text(library: Path) -> None:
    text = "[/] [red]no[/red] \x1b[31m \u202eevil\x07 see [sic] " + "x" * 3000
    from db.store.decide import note

    note(library, [1], text)
    async with opened(library, query="note:yes") as pilot:
        assert "\x1b" not in frame(pilot)
        assert "\u202e" not in frame(pilot)
        await press(pilot, "m")
        drawn = frame(pilot)
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, Reader)
        assert "\x1b" not in frame(pilot)
        await press(pilot, "escape", "d")
        assert "\x1b" not in frame(pilot)
        assert "\u202e" not in frame(pilot)
    assert verbs(library) == ["note"]


async def test_in_the_reader_it_is_the_quote_that_is_read(library: Path) -> None:
    async with opened(library, query="sort:text") as pilot:
        await press(pilot, "enter")
        reader = pilot.app.screen
        assert isinstance(reader, Reader)
        await pilot.press("n", "minus")  # the quote of n may still be being read
        await settled(pilot)
        assert cell(library, "SELECT text FROM quote WHERE text LIKE 'the boats%'") is None
        assert reader.detail is not None
        assert reader.detail.card is not None
        assert reader.detail.card.row.text.startswith("It is"), "the next one of the article"
        await press(pilot, "plus", "b", "m", *"good", "enter")
        assert verbs(library) == ["reject", "accept", "bookmark", "note"]
        assert "✔ accepted" in frame(pilot)
        assert "★ bookmarked" in frame(pilot)
        assert "good" in frame(pilot)
        await press(pilot, "u", "u", "u", "u", "escape")
        assert desk(pilot).panes.quotes.rows.total == 10
        assert desk(pilot).answer is not None


async def test_the_desk_follows_what_was_decided_in_the_reader(library: Path) -> None:
    async with opened(library, query="sort:text") as pilot:
        await press(pilot, "enter", "minus", "escape")
        assert desk(pilot).panes.quotes.rows.total == 9
        assert desk(pilot).quote is not None


async def test_the_last_quote_of_an_article_closes_the_reader(library: Path) -> None:
    async with opened(library, query="speaker:lantern") as pilot:
        await press(pilot, "enter", "minus")
        assert pilot.app.screen is desk(pilot)


async def test_nothing_is_selected_nothing_is_decided(library: Path) -> None:
    async with opened(library, query="xyzzyq") as pilot:
        await press(pilot, "minus", "b", "m", "E", "plus")
        assert verbs(library) == []
        assert "no quote is selected" in frame(pilot)


async def test_a_library_one_may_only_read_says_so_and_it_stays(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.store import decide
    from db.store.error import DatabaseError

    def refuse(*args: object, **named: object) -> None:
        raise DatabaseError(f"{library} is read-only", "copy it to where you may write")

    monkeypatch.setattr(decide, "accept", refuse)
    async with opened(library) as pilot:
        await press(pilot, "plus")
        assert "is read-only: copy it to" in " ".join(frame(pilot).split())
        await press(pilot, "j")
        assert "is read-only" in frame(pilot), "a key that was on its way takes nothing away"
        app = pilot.app
        assert isinstance(app, Explorer)
        app._wrong = time.monotonic() - 5
        await press(pilot, "j")
        assert "is read-only" not in frame(pilot)


async def test_while_a_build_writes_it_waits_and_escape_gives_up(library: Path) -> None:
    async with opened(library) as pilot:
        app = pilot.app
        assert isinstance(app, Explorer)
        lock = BuildLock(library)
        try:
            await pilot.press("plus")
            for _ in range(100):
                await pilot.pause(0.02)
                if app.writer.waits:
                    break
            await pilot.pause(0.05)
            assert "waiting for it · esc gives up" in " ".join(frame(pilot).split())
            await pilot.press("j")
            assert desk(pilot).panes.quotes.cursor == 1, "reading goes on"
            await pilot.press("escape")
            await settled(pilot)
        finally:
            lock.release()
        assert "is not written" in " ".join(frame(pilot).split())
        assert verbs(library) == []
        await press(pilot, "plus")
        assert verbs(library) == ["accept"], "what was given up is given up once"


async def test_correcting_status_kind_and_aloud(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await press(pilot, "E", "j", "l", "j", "h", "j", "l")
        drawn = frame(pilot)
        assert "✗ negated" in drawn
        assert "was asserted" in drawn
        await press(pilot, "enter")
        quote = desk(pilot).quote
        assert quote is not None
        assert (quote.status, quote.kind, quote.aloud) == ("negated", "indirect", False)
        assert "✎ corrected" in frame(pilot)
        card = desk(pilot).detail.card  # type: ignore[union-attr]
        assert card is not None
        assert card.verdict is not None
        assert "asserted" in (card.verdict.machine or "")


async def test_correcting_the_speaker_by_a_few_letters(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await pilot.press("E", "enter", *"bor", "enter")
        await settled(pilot)
        assert "Boris Longname-Overhill" in frame(pilot)
        await press(pilot, "enter")
        assert (
            cell(library, "SELECT count(*) FROM quote q JOIN actor a ON a.id = q.actor_id WHERE a.name LIKE 'Boris%'")
            == 2
        )
        assert "corrected 1 quote" in frame(pilot)


async def test_correcting_to_somebody_new_with_a_kind_and_a_country(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await press(pilot, "E", "enter", *"Harbour Guild", "enter", "tab", "tab", *"fran", "enter", "enter")
        row = cell(library, "SELECT kind || country FROM actor WHERE name = 'Harbour Guild'")
        assert row == "organisationFR"


async def test_correcting_to_nobody_known(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await press(pilot, "E", "enter", "up")
        await press(pilot, "pagedown", "enter", "enter")
        assert cell(library, "SELECT actor_id FROM quote WHERE text LIKE 'The harbour will%'") is None


async def test_the_ends_move_by_words_and_letters_and_are_lit(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await press(pilot, "E", "j", "j", "j", "j", "l", "j", "h", "h")
        screen = pilot.app.screen
        assert isinstance(screen, CorrectScreen)
        assert screen.choice.span is not None
        start, end = screen.choice.span
        assert screen.page.text[start:end] == "harbour will not close this"
        await press(pilot, "L", "L")
        assert screen.choice.span is not None
        assert screen.page.text[screen.choice.span[0] : screen.choice.span[1]] == "harbour will not close this wi"
        await press(pilot, "u", "enter")
        assert cell(library, "SELECT text FROM quote WHERE text LIKE 'harbour will%'") is not None


async def test_several_are_corrected_in_what_is_changed_alone(library: Path) -> None:
    async with opened(library, query="speaker:quill sort:text") as pilot:
        await press(pilot, "asterisk", "E")
        assert "Correct 3 quotes" in frame(pilot)
        assert "begins" not in frame(pilot)
        await press(pilot, "j", "l", "l", "enter")
        assert cell(library, "SELECT count(*) FROM quote WHERE status = 'negated'") == 4
        assert cell(library, "SELECT count(DISTINCT kind) FROM quote WHERE status = 'negated'") == 3


async def test_a_correction_that_changes_nothing_is_not_written(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "E", "j", "enter")
        assert "nothing is changed yet" in frame(pilot)
        await press(pilot, "escape")
        assert verbs(library) == []


async def test_of_many_marked_quotes_the_bookmarks_are_read_in_stretches(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "STRETCH", 2)
    async with opened(library) as pilot:
        await press(pilot, "asterisk", "b")
        assert cell(library, "SELECT count(*) FROM verdict WHERE bookmarked") == 10
        await press(pilot, "b")
        assert cell(library, "SELECT count(*) FROM verdict WHERE bookmarked") == 0


async def test_from_another_pane_nothing_is_decided_on_a_quote_nobody_looks_at(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "1", "-", "b", "E")
        assert verbs(library) == []
        assert "this is for quotes: 2 goes to them" in frame(pilot)
        await press(pilot, "2", "space", "1", "b")
        assert verbs(library) == ["bookmark"]


async def test_a_note_that_is_too_long_is_not_lost(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, NoteScreen)
        pilot.app.screen.area.text = "long " * 2001
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "this one 10,005" in frame(pilot)


async def test_an_empty_note_is_told_not_to_be_written(library: Path) -> None:
    async with opened(library) as pilot:
        await press(pilot, "m", "enter")
        assert "no note: nothing was written" in frame(pilot)
        assert verbs(library) == []
