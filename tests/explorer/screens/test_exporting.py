"""Quotes written into a file from the app."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Event
from typing import IO

import pytest

from db.ask.record import Record
from explorer.export import hand_over, writer
from explorer.export.format import Commission
from explorer.screens.export import ExportScreen
from explorer.widgets.needle import Needle
from tests.explorer.screen import desk, frame, opened, press, settled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files go."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(file: Path) -> list[str]:
    return [row["text"] for row in csv.DictReader(file.open(newline="", encoding="utf-8"))]


async def test_all_that_is_shown_goes_into_a_file(invented: Path, folder: Path) -> None:
    async with opened(invented, query="speaker:quill") as pilot:
        await press(pilot, "X")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "Export 3 quotes" in frame(pilot) and "Discourse Network" in frame(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert "wrote 3 quotes to quotes.csv" in frame(pilot)
        assert not isinstance(pilot.app.screen, ExportScreen)
    assert len(texts(folder / "quotes.csv")) == 3


async def test_marked_quotes_go_alone_in_the_order_they_were_marked(invented: Path, folder: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "j", "space", "k", "k", "space", "X")
        assert "Export 2 marked quotes" in frame(pilot)
        await press(pilot, "down")
        assert pilot.app.screen.query_one(Needle).value == "quotes.jsonl"
        await press(pilot, "up", *["backspace"] * 10, *"mine.csv", "enter")
        await settled(pilot)
        marked = desk(pilot).marks.ids("quotes")
    rows = list(csv.DictReader((folder / "mine.csv").open(newline="", encoding="utf-8")))
    assert [int(row["id"]) for row in rows] == list(marked)


async def test_the_reader_exports_its_quote(invented: Path, folder: Path) -> None:
    async with opened(invented, query="speaker:quill") as pilot:
        await press(pilot, "enter", "X")
        assert "Export 1 quote" in frame(pilot)
        await press(pilot, "down", "down", "down", "enter")
        await settled(pilot)
    assert (folder / "quotes.html").read_text().count("<blockquote") == 1


async def test_nothing_is_written_over(invented: Path, folder: Path) -> None:
    (folder / "quotes.csv").write_text("mine")
    async with opened(invented) as pilot:
        await press(pilot, "X", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "quotes.csv is there already" in frame(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ExportScreen)
    assert (folder / "quotes.csv").read_text() == "mine"
    assert [file.name for file in folder.iterdir()] == ["quotes.csv"]


async def test_escape_stops_it_and_leaves_nothing(
    invented: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = Event(), Event()

    def slow(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
        out.write(b"half")
        begun.set()
        go.wait(10)
        list(records)
        return ()

    monkeypatch.setattr(hand_over, "WRITERS", {**writer.WRITERS, "csv": slow})
    async with opened(invented) as pilot:
        await press(pilot, "X")
        pilot.app.screen.query_one(Needle).post_message(Needle.Submitted(pilot.app.screen.query_one(Needle), ""))
        while not begun.is_set():
            await pilot.pause(0.01)
        assert "esc stops, and leaves nothing" in frame(pilot)
        pilot.app.screen.action_cancel()  # type: ignore[attr-defined]
        go.set()
        await settled(pilot)
        assert "stopped: nothing was written" in frame(pilot)
    assert not list(folder.iterdir())


async def test_an_empty_list_is_not_exported(invented: Path) -> None:
    async with opened(invented, query="speaker:none via:nobody") as pilot:
        await press(pilot, "X")
        assert not isinstance(pilot.app.screen, ExportScreen)
        assert "there is no quote to export" in frame(pilot)


async def test_a_name_that_is_too_long_is_told_in_words(invented: Path, folder: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "X")
        pilot.app.screen.query_one(Needle).value = "n" * 300 + ".csv"
        await press(pilot, "enter")
        await settled(pilot)
        assert "the name of the file is too long: 304 letters" in frame(pilot)
        pilot.app.screen.query_one(Needle).value = "~nobody-of-that-name/x.csv"
        await press(pilot, "enter")
        await settled(pilot)
        assert "no folder ~nobody-of-that-name" in frame(pilot)


async def test_the_folder_a_name_goes_to_is_shown(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    async with opened(invented) as pilot:
        await press(pilot, "X")
        assert "goes to / " in frame(pilot)
        pilot.app.screen.query_one(Needle).value = "/invented/place/x.csv"
        await settled(pilot)
        assert "goes to /invented/place " in frame(pilot)
        assert "esc closes" not in frame(pilot), "its foot says how it is left"
