"""The first answer is the one the library would give, and comes before it is opened."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.screen import Screen

from db.ask.cancel import Cancel
from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from db.index import update as index
from explorer import first_answer as first_answers
from explorer.answer import answer
from explorer.app import Explorer
from explorer.first_answer import first_answer
from explorer.loader import Loader
from tests.explorer.screen import desk


@pytest.fixture
def indexed(invented: Path, tmp_path: Path) -> Path:
    """A library whose front is ready."""
    path = tmp_path / "indexed.db"
    shutil.copy(invented, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        index.update(connection)
    return path


def test_it_is_the_answer_of_the_library(indexed: Path) -> None:
    with closing(Library(indexed)) as library:
        for keep in (None, 3):
            found = first_answer(indexed, Query(), keep, Cancel())
            assert found is not None
            whole = answer(library, Query(), keep, Cancel())
            assert found[0].quotes[0][found[0].position] == whole.quotes[0][whole.position]
            for name in ("counts", "steps", "actors", "sources", "quotes", "actor_total", "source_total", "drops"):
                assert list_of(getattr(found[0], name)) == list_of(getattr(whole, name)), name


def list_of(value: object) -> object:
    """Sequences of any type are alike."""
    return list(value) if isinstance(value, list | tuple) else value


def test_what_is_asked_is_left_to_the_library(indexed: Path) -> None:
    for text in ("harbour", "country:DE", "sort:oldest"):
        assert first_answer(indexed, parse(text), None, Cancel()) is None


async def test_it_stands_in_the_first_frame(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[str] = []
    display = App._display

    def kept(app: App[None], screen: Screen[None], renderable: object) -> None:
        display(app, screen, renderable)  # type: ignore[arg-type]
        if renderable is not None and not app._batch_count:
            frames.append("\n".join(strip.text for strip in screen._compositor.render_strips()))

    monkeypatch.setattr(App, "_display", kept)
    async with Explorer(indexed).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        shown = desk(pilot)
        assert not shown.loader.threads.is_open or not shown._unsure
        quote, page = shown.panes.quotes.row, shown.detail
        assert quote is not None and page is not None
        for words in (quote.text[:20], shown.panes.actors.rows.pages[0][0].name, page.page.text.split("\n")[0][:20]):
            assert words in frames[0]


async def test_a_slow_disk_does_not_keep_the_screen_waiting(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()
    read = first_answers.first_answer

    def slowly(path: Path, query: Query, keep: int | None, cancel: Cancel) -> object:
        go_on.wait(10)
        return read(path, query, keep, cancel)

    monkeypatch.setattr(first_answers, "first_answer", slowly)
    async with Explorer(indexed).run_test(size=(120, 36)) as pilot:
        shown = desk(pilot)
        assert shown.answer is None
        await pilot.press("question_mark")  # the keys are heard all the same
        assert pilot.app.screen is not shown
        go_on.set()


async def test_the_loader_opens_the_library_when_it_is_needed(indexed: Path) -> None:
    loader = Loader(indexed)
    try:
        found = await loader.answer(Query(), None)
        assert found is not None and not loader.threads.is_open
        first = await loader.detail(found.quotes[0][0].id)
        assert first is not None and first.card is not None and not loader.threads.is_open
        asked = await loader.answer(parse("harbour"), None)
        assert asked is not None and asked.counts.quotes and loader.threads.is_open
        assert await loader.detail(found.quotes[0][0].id) == first
    finally:
        loader.close()


@pytest.mark.parametrize(
    "words",
    [
        ("show", "3"), ("search",), ("actors",), ("sources", "--all"), ("countries",), ("search", "-country:AQ"),
        ("actors", "kind:direct"), ("sources", "-country:AQ"), ("countries", "-about:AQ"),
    ],
)  # fmt: skip
def test_it_is_printed_without_what_computes(words: tuple[str, ...], indexed: Path) -> None:
    code = (
        "import sys, explorer.cli\n"
        f"try: explorer.cli.main([*{words}, '--db', {str(indexed)!r}, '--format', 'jsonl'])\n"
        "except SystemExit as end: print(end.code, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") > 1 and done.stdout.endswith("0 False\n")


def test_rows_that_stand_first_are_those_that_are_worked_out(indexed: Path) -> None:
    plain, asked = Query(), parse("sort:newest kind:direct,indirect,mixed")
    with closing(Library(indexed)) as library:
        assert [row.id for row in library.every_quote(plain)] == [row.id for row in library.quotes(plain, 0, 999)]
        assert len(list(library.every_quote(plain, 2))) == 2
        for limit in (None, 1):
            first = [(row.id, row.quotes) for row in library.every_actor(plain, limit)]
            assert first == [(row.id, row.quotes) for row in library.every_actor(asked, limit)] != []
