"""Opening, closing, cancelling, and single pages."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.ask.cancel import Cancel, Cancelled
from db.ask.connection import APPLICATION_ID, Connections, schema_version
from db.ask.language import parse, parse_lenient
from db.ask.library import Library, LibraryError
from db.ask.query import Query
from tests.db.ask.conftest import Shelf


def _stamped(path: Path, application: int, version: int) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {application}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("CREATE TABLE IF NOT EXISTS thing (id)")
    connection.commit()
    connection.close()
    return path


def test_a_missing_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no library at .*: onrecord build"):
        Library(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("nothing but words, and many of them\n" * 100)
    with pytest.raises(LibraryError, match="not a SQLite database"):
        Library(tmp_path / "notes.db")
    with pytest.raises(LibraryError, match="not a library made by onrecord"):
        Library(_stamped(tmp_path / "other.db", 0, 1))


def test_a_newer_and_an_older_library(tmp_path: Path) -> None:
    known = schema_version()
    with pytest.raises(LibraryError, match=rf"newer onrecord \(schema 99, this one knows {known}\)"):
        Library(_stamped(tmp_path / "newer.db", APPLICATION_ID, 99))
    with pytest.raises(LibraryError, match=r"older onrecord \(schema 0"):
        Library(_stamped(tmp_path / "older.db", APPLICATION_ID, 0))


def test_a_path_with_signs_of_its_own(shelf: Shelf, tmp_path: Path) -> None:
    shelf.connection.execute("PRAGMA journal_mode = DELETE")
    odd = tmp_path / "what? 100% #1.db"
    odd.write_bytes(shelf.path.read_bytes())
    library = Library(odd)
    assert library.counts(Query()).quotes == 8
    library.close()


def test_nothing_can_be_written(library: Library) -> None:
    connections = Connections(library.path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connections.get().execute("DELETE FROM quote")
    connections.close()


def test_a_closed_library_says_so(library: Library) -> None:
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.counts(Query())


def test_threads_read_at_once(library: Library) -> None:
    texts = ["bridge", "ferries", "order", "holm", "bridge", "krzemien"] * 5

    def ask(text: str) -> tuple[int, int]:
        return library.counts(Query(text)).quotes, len(library.quotes(Query(text)))

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, texts))
    assert all(counted == listed for counted, listed in answers)
    assert [counted for counted, _ in answers[:6]] == [2, 2, 2, 3, 2, 1]


def test_a_read_that_was_cancelled_before(library: Library) -> None:
    cancel = Cancel()
    cancel.set()
    assert cancel.is_set()
    with pytest.raises(Cancelled):
        library.counts(Query("bridge"), cancel=cancel)
    assert library.counts(Query("bridge")).quotes == 2


def test_a_long_statement_is_stopped_in_the_middle(library: Library) -> None:
    connections = Connections(library.path)
    cancel = Cancel()
    timer = threading.Timer(0.05, cancel.set)
    timer.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), connections.reading(cancel) as connection:
        connection.execute(endless).fetchone()
    with connections.reading(Cancel()) as connection:
        assert connection.execute("SELECT count(*) FROM quote").fetchone() == (8,)
    connections.close()


def test_one_quote(library: Library) -> None:
    card = library.card(5)
    assert (card.row.speaker, card.row.outlet, card.row.said) == ("Greta Holm", "Nordlys Avis", "2024-04-01")
    assert [carrier.name for carrier in card.via] == ["Radio Kyst"]
    assert card.spans == ((card.row.start, card.row.start + len(card.row.text)),)
    assert card.line == 2
    assert library.card(1).about == ("PL",)
    with pytest.raises(LibraryError, match="quote 99 is no longer"):
        library.card(99)


def test_one_article(library: Library) -> None:
    page = library.article(1)
    assert (page.doc, page.outlet, page.outlet_country) == ("doc0", "Harbour Post", "GB")
    assert [mark.quote_id for mark in page.marks] == [1, 2, 3, 4]
    start, end = page.marks[1].spans[0]
    assert page.text[start:end] == "No ferries will cross on the ice."
    with pytest.raises(LibraryError, match="article 99 is no longer"):
        library.article(99)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text() | st.text(alphabet="aebr \"'-:,*^()\\\x00\ud800."))
def test_whatever_is_typed_is_answered(library: Library, text: str) -> None:
    query, _ = parse_lenient(text)
    rows = library.quotes(query)
    assert library.counts(query).quotes == len(rows)
    assert all(0 <= start < end <= len(row.text) for row in rows for start, end in row.lit)
    library.passages(query)
    library.drops(query)


def test_a_query_of_everything_at_once(library: Library) -> None:
    query = parse(
        "bridge country:PL about:PL outlet-country:GB speaker:krzemien source:doc0 outlet:harbour kind:direct"
    )
    narrow = parse("bridge status:asserted -via:none after:2024 before:2025")
    assert library.counts(query).quotes == 1
    assert [row.id for row in library.quotes(narrow)] == [5]
