"""Connections: closed under readers, and never more than threads."""

import threading
from pathlib import Path

import pytest

from db.ask.cancel import Cancel, Cancelled
from db.ask.connection import Connections, LibraryError
from db.ask.library import Library
from db.ask.query import Query
from tests.db.ask.conftest import Shelf

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def _read_until_closed(library: Library, going: threading.Barrier, ends: list[BaseException]) -> None:
    going.wait()
    try:
        for turn in range(100_000):
            library.quotes(Query(("bridge", "holm", "")[turn % 3]), cancel=Cancel())
            library.article(1)
    except BaseException as error:
        ends.append(error)


def test_closing_under_readers_stops_them_and_nothing_else(shelf: Shelf) -> None:
    for turn in range(40):
        library = Library(shelf.path)
        going, ends = threading.Barrier(4), list[BaseException]()
        threads = [threading.Thread(target=_read_until_closed, args=(library, going, ends)) for _ in range(3)]
        for thread in threads:
            thread.start()
        going.wait()
        threading.Event().wait(turn % 8 / 1000)
        library.close()
        for thread in threads:
            thread.join(10)
        assert [type(end) for end in ends] == [LibraryError] * 3, ends
        assert all("was closed" in str(end) for end in ends)
        with pytest.raises(LibraryError, match="was closed"):
            library.counts(Query())


@pytest.mark.parametrize("cancel", [None, Cancel()])
def test_closing_stops_a_statement_that_would_never_end(shelf: Shelf, cancel: Cancel | None) -> None:
    connections = Connections(shelf.path)
    inside, ends = threading.Event(), list[BaseException]()

    def read() -> None:
        try:
            with connections.reading(cancel) as connection:
                inside.set()
                connection.execute(ENDLESS).fetchone()
        except BaseException as error:
            ends.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    inside.wait()
    connections.close()
    thread.join(10)
    assert [type(end) for end in ends] == [LibraryError]


def test_a_cancelled_read_is_cancelled_though_the_library_closes(shelf: Shelf) -> None:
    connections, cancel = Connections(shelf.path), Cancel()
    with pytest.raises(Cancelled), connections.reading(cancel) as connection:
        cancel.set()
        connection.execute(ENDLESS).fetchone()
    connections.close()
    connections.close()


def test_a_connection_asked_for_after_closing_is_not_left_open(shelf: Shelf, tmp_path: Path) -> None:
    connections = Connections(shelf.path)
    connections.close()
    with pytest.raises(LibraryError, match="was closed"):
        connections.get()
    with pytest.raises(LibraryError, match="was closed"):
        connections.version()


def test_the_quotes_of_an_article_in_the_order_of_its_text(library: Library) -> None:
    beside = library.quotes_of(1)
    assert [quote.row.id for quote in beside] == [mark.quote_id for mark in library.article(1).marks]
    assert [quote.kind for quote in beside] == ["person", "person", "person", None]
    assert [quote.kind for quote in library.quotes_of(2)] == ["person", "group", "person"]
    assert library.quotes_of(99) == []
    stopped = Cancel()
    stopped.set()
    with pytest.raises(Cancelled):
        library.quotes_of(1, cancel=stopped)
