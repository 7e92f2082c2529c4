"""What the app reads, on which threads, and what it does with an answer that comes late or not at all."""

import asyncio
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from db.ask import connection
from db.ask.cancel import Cancel
from db.ask.language import parse
from db.ask.library import Library, LibraryError
from db.ask.query import Query
from db.ask.row import ArticlePage, Counts, PassageRow, QuoteCard
from db.store.decide import reject
from explorer.detail import Detail
from explorer.loader import Loader
from explorer.pages import PAGE
from explorer.screens.review import ReviewScreen
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import desk, line, opened, press, settled


async def test_dialogs_open_no_connection_of_their_own(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    whole = connection.open_read_only

    def counted(path: Path) -> connection.ReadConnection:
        made.append(path)
        return whole(path)

    monkeypatch.setattr(connection, "open_read_only", counted)
    async with opened(invented) as pilot:
        before = len(made)
        for key in ("c", "ctrl+p") * 4:
            await press(pilot, key)
            await press(pilot, "a")
            await press(pilot, "escape")
        await press(pilot, "escape")
        assert len(made) == before == 3  # one for lists, one for details, one to watch for changes


async def test_who_no_longer_waits_stops_the_read(invented: Path) -> None:
    library = Library(invented)
    loader = Loader(library)
    started, stopped = threading.Event(), threading.Event()

    def read(library: Library, cancel: Cancel) -> str:
        started.set()
        while not cancel.is_set():
            threading.Event().wait(0.001)
        stopped.set()
        return "stopped"

    waiting = asyncio.create_task(loader.aside(read))
    await asyncio.to_thread(started.wait, 5)
    waiting.cancel()
    assert await asyncio.to_thread(stopped.wait, 5)
    started.clear()
    waiting = asyncio.create_task(loader.aside(read))
    await asyncio.to_thread(started.wait, 5)
    loader.close()
    assert await waiting == "stopped"
    assert await loader.aside(read) is None
    library.close()


async def test_names_and_words_are_read_ahead_once(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[Cancel | None] = []
    whole = Library.warm

    def warm(self: Library, *, cancel: Cancel | None = None) -> None:
        whole(self, cancel=cancel)
        warmed.append(cancel)

    monkeypatch.setattr(Library, "warm", warm)
    async with opened(invented) as pilot:
        await press(pilot, "s")
        await press(pilot, "s")
        loader = desk(pilot).loader
        assert await loader.answer(Query("pier"), None) is not None
        assert len(warmed) == 1
        assert warmed[0] is not None


async def test_a_page_that_did_not_come_is_asked_for_again(tmp_path: Path) -> None:
    words = [f"pier number {number} stays" for number in range(PAGE + 50)]
    told = Told("Piers", "\n".join(words), tuple(Said(each, "Ada Quill", "indirect") for each in words))
    async with opened(build(tmp_path / "many.db", (told,)), query="sort:text") as pilot:
        library, rows = desk(pilot).loader.threads.library, desk(pilot).panes.quotes
        whole = library.quotes

        def broken(*_: object, **__: object) -> None:
            raise LibraryError("busy")

        library.quotes = broken  # type: ignore[assignment,method-assign]
        await press(pilot, "G")
        assert rows.row is None
        assert not rows.rows.asked
        library.quotes = whole  # type: ignore[method-assign]
        await press(pilot, "k")
        row = desk(pilot).quote
        assert row is not None
        assert row.text == words[-2]


async def test_a_sentence_read_late_is_not_shown_over_another_quote(invented: Path) -> None:
    async with opened(invented, query="nobody answered") as pilot:
        await press(pilot, "G")
        screen = desk(pilot)
        held = screen.panes.quotes.held
        assert isinstance(held, PassageRow)
        late = await screen.loader.passage(held)
        assert late is not None
        screen.set_query(Query())
        await settled(pilot)
        before = screen.detail

        async def passage(row: PassageRow) -> Detail | None:
            return late

        screen.loader.passage = passage  # type: ignore[method-assign]
        await screen._look_passage(held)
        assert screen.detail is before is not None


async def test_a_miss_read_late_is_not_shown(invented: Path) -> None:
    async with opened(invented, query="kind:mixed country:PL") as pilot:
        screen = desk(pilot)
        held = screen.panes.quotes.held
        assert isinstance(held, tuple)
        assert screen.detail is not None
        assert screen.detail.miss == held[0]
        late = screen.detail
        screen.set_query(Query())
        await settled(pilot)
        before = screen.detail

        async def miss(query: Query, step: object) -> Detail | None:
            return late

        screen.loader.miss = miss  # type: ignore[method-assign]
        await screen._look_miss(held[0])
        assert screen.detail is before is not late


async def test_an_article_is_not_read_again_for_its_next_quote(invented: Path) -> None:
    library = Library(invented)
    loader = Loader(library)
    first = await loader.detail(1)
    assert first is not None and first.card is not None
    second = await loader.detail(2, first.page)
    assert second is not None and second.card is not None and second.card.row.id == 2
    assert second.page is first.page
    other = await loader.detail(7, first.page)
    assert other is not None and other.page.id != first.page.id
    for changed in ({"text": "gone"}, {"marks": ()}, {"id": 99}):
        again = await loader.detail(2, replace(first.page, **changed))
        assert again is not None and again.page == first.page
    loader.close()
    library.close()


async def test_nothing_selected_stops_what_is_being_read(invented: Path) -> None:
    async with opened(invented) as pilot:
        screen = desk(pilot)
        gate = asyncio.Event()

        async def detail(quote_id: int, page: ArticlePage | None = None) -> Detail | None:
            await gate.wait()
            raise AssertionError("this was stopped")

        screen.loader.detail = detail  # type: ignore[method-assign]
        screen.look()
        await pilot.pause()
        screen.show_detail(None)
        gate.set()
        await settled(pilot)
        assert screen.detail is None


async def test_esc_stops_a_question_that_takes_long(invented: Path) -> None:
    async with opened(invented) as pilot:
        screen = desk(pilot)
        whole, started = screen.loader.threads.library.counts, threading.Event()

        def slow(query: Query, *, cancel: Cancel | None = None) -> Counts:
            if query.filters and cancel is not None:
                started.set()
                while True:
                    cancel.check()
                    threading.Event().wait(0.001)
            return whole(query, cancel=cancel)

        screen.loader.threads.library.counts = slow  # type: ignore[method-assign]
        await pilot.press("S")
        assert await asyncio.to_thread(started.wait, 5)
        while not screen._unsure:
            await pilot.pause(0.01)
        assert "…" in line(pilot, 0)
        await pilot.press("j")
        assert screen.panes.quotes.cursor == 1, "a key is answered meanwhile"
        await press(pilot, "escape")
        assert screen.shown == Query()
        assert screen.history.now.query == Query() and not screen.history.past
        assert " 10 quotes " in line(pilot, 0)


async def test_an_answer_is_of_one_state_though_somebody_writes_while_it_is_read(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "own.db"
    shutil.copy(invented, db)
    library, whole = Library(db), Library.actor_count
    loader, left = Loader(library), [1, 2]

    def interrupted(self: Library, query: Query, *, cancel: Cancel | None = None) -> int:
        if left:
            reject(db, [left.pop()])
        return whole(self, query, cancel=cancel)

    monkeypatch.setattr(Library, "actor_count", interrupted)
    found = await loader.answer(parse("harbour"), None)
    assert found is not None
    assert not left
    assert found.counts == library.counts(found.query)
    assert len(found.quotes[0]) == found.counts.quotes
    assert found.actor_total == whole(library, found.query)
    loader.close()
    library.close()


async def test_what_cannot_be_read_for_a_key_is_told_and_the_app_goes_on(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReviewScreen)

        def gone(self: Library, quote_id: int, *, cancel: Cancel | None = None) -> QuoteCard:
            raise LibraryError(f"quote {quote_id} is no longer in the library")

        monkeypatch.setattr(Library, "card", gone)
        await press(pilot, "enter")
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert [one.severity for one in pilot.app._notifications] == ["error"]
