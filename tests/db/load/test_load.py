"""Imports: what the tables hold after one, after another of the same, and after builds."""

import bz2
import gzip
import hashlib
import io
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.index.kind import CHUNK, NUMBER, Kind
from db.load import load as loading
from db.load.load import load
from db.load.loaded import Loaded, Progress
from db.load.table import Told, table
from db.store.build import build
from db.store.bulk import Value
from db.store.database import DatabaseError, open_for_writing, open_to_load
from db.store.index import mend
from db.store.secondary import drop
from tests.db.load.sample import line, write
from tests.db.store.sample import LineExtractor
from tests.db.store.sample import write as write_articles

IDA = {"speaker": "Ida Åberg", "qids": ["Q7"]}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def batches(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let so few quotes be read and written together."""
    monkeypatch.setattr("db.load.lines.TOGETHER", count)
    monkeypatch.setattr(loading, "BATCH", count)


def whole(db: Path) -> None:
    """Every reference leads somewhere, every quote stands where it says, alone in its paragraph."""
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(db, "PRAGMA foreign_key_check") == []
    stray = (
        "SELECT q.id FROM quote q JOIN article a ON a.id = q.article_id LEFT JOIN quote_span s ON s.quote_id = q.id "
        "WHERE substr(a.text, q.start + 1, q.end - q.start) <> q.text OR s.start <> q.start OR s.end <> q.end "
        "OR (a.extractor = 'quotebank' AND q.ordinal > 0 AND substr(a.text, q.start - 1, 2) <> char(10, 10))"
    )
    assert rows(db, stray) == []


def test_quotes_of_one_address_are_one_article(db: Path, tmp_path: Path) -> None:
    other = "https://www.reuters.com/article/ferry-idUSKB1"
    file = write(
        tmp_path / "q.jsonl",
        line("1", "the harbour stays open", **IDA),
        line("2", "nobody asked us", urls=[other, "http://copy.example/1"]),
        line("3", "we will wait", **IDA, urls=["http://www.harbour-post.example/2019/04/15/open.html"]),
    )
    assert load([file], db) == Loaded(added=3, quotes=3)
    whole(db)
    articles = rows(
        db, "SELECT path, doc, label, text, published, published_basis, outlet_basis, encoding FROM article ORDER BY id"
    )
    assert articles[0][1:] == (
        "open", "harbour-post.example", "the harbour stays open\n\nwe will wait", "2019-04-15", "inferred", "inferred",
        "utf-8",
    )  # fmt: skip
    assert articles[1][:3] == (other, "ferry-idUSKB1", "Reuters")
    quotes = rows(
        db,
        "SELECT text, kind, status, aloud, speaker, said, said_basis, outlet, outlet_country, confidence FROM quotes "
        "ORDER BY id",
    )
    assert quotes[1] == (
        "nobody asked us", "direct", "asserted", 1, None, "2019-04-15", "printed", "Reuters", "GB", 0.87
    )  # fmt: skip
    assert quotes[2][4] == "Ida Åberg"
    assert rows(db, "SELECT unknown_reason FROM quote ORDER BY id") == [(None,), ("Quotebank names nobody",), (None,)]
    assert rows(db, "SELECT quote_id, ordinal, url FROM imported_url") == [(2, 1, "http://copy.example/1")]
    assert rows(db, "SELECT quote_id, key, occurrences FROM imported") == [(1, "1", 1), (2, "2", 1), (3, "3", 1)]
    assert rows(db, "SELECT role, country, quote_id FROM quote_country") == [("outlet", "GB", 2)]


def test_an_article_grows_with_later_imports(db: Path, tmp_path: Path) -> None:
    for number in range(3):
        load([write(tmp_path / "q.jsonl", line(str(number), f"words number {number}"))], db)
        whole(db)
    assert rows(db, "SELECT text FROM article") == [("words number 0\n\nwords number 1\n\nwords number 2",)]
    assert rows(db, "SELECT ordinal, start FROM quote ORDER BY id") == [(0, 0), (1, 16), (2, 32)]


def test_a_speaker_is_a_name_with_its_items(db: Path, tmp_path: Path) -> None:
    many = [("Q7",), ("Q7",), ("Q8",), (), ("Q7", "Q8"), ("Q7", "Q9"), ()]
    lines = [line(str(n), f"words {n}", "Ida Åberg", qids=list(items)) for n, items in enumerate(many)]
    load([write(tmp_path / "a.jsonl", *lines[:4])], db)
    load([write(tmp_path / "b.jsonl", *lines[4:])], db)
    assert rows(db, "SELECT label FROM actor ORDER BY id") == [
        ("Ida Åberg",), ("Ida Åberg (Q8)",), ("Ida Åberg (3)",), ("Ida Åberg (Q7)",), ("Ida Åberg (Q7, Q9)",)
    ]  # fmt: skip
    assert rows(db, "SELECT actor_id FROM quote ORDER BY id") == [(1,), (1,), (2,), (3,), (4,), (5,), (3,)]


def test_the_same_file_again_adds_nothing(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches(monkeypatch, 4)
    file = write(tmp_path / "q.jsonl", *(line(str(n % 9), f"words {n % 9}") for n in range(12)))
    assert load([file], db) == Loaded(added=9, known=3, quotes=9)
    before = rows(db, "SELECT * FROM quote")
    assert load([file], db) == Loaded(known=12, quotes=9)
    write(file, *(line(str(n), f"words {n}") for n in range(11)))
    assert load([file], db) == Loaded(added=2, known=9, quotes=11)
    assert rows(db, "SELECT * FROM quote")[:9] == before
    whole(db)


@pytest.mark.parametrize("name", ["plain", "gzip", "bzip2", "-"])
def test_a_file_may_be_packed(db: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(f"{line(str(n), f'words {n}')}\n\n" for n in range(5)).encode()
    path = tmp_path / name
    if name == "-":
        path = Path("-")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    else:
        path.write_bytes({"plain": data, "gzip": gzip.compress(data), "bzip2": bz2.compress(data)}[name])
    assert load([path], db) == Loaded(added=5, quotes=5)


def test_bad_lines_are_named_and_the_rest_is_in(db: Path, tmp_path: Path) -> None:
    good, other = (write(tmp_path / name, line(name, "so it is")) for name in "ab")
    bad = write(tmp_path / "c", line("1"), "{", "", line("2", 7), line("3"))
    cut = tmp_path / "d"
    cut.write_bytes(gzip.compress(line("4").encode())[:-9])
    loaded = load([good, bad, cut, other], db)
    assert (loaded.added, loaded.bad_count) == (4, 3)
    assert [(entry.path.name, entry.number) for entry in loaded.bad] == [("c", 2), ("c", 4), ("d", 0)]
    assert [entry.reason for entry in loaded.bad[:2]] == ["not JSON", "quotation is not a text"]


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress])
def test_what_stands_before_a_cut_is_in(db: Path, tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    texts = [line(str(n), hashlib.sha256(str(n).encode()).hexdigest() * 8) for n in range(4_000)]
    cut = tmp_path / "cut"
    data = packed("\n".join(texts).encode())
    cut.write_bytes(data[: len(data) * 9 // 10])
    loaded = load([cut, write(tmp_path / "good", line("good"))], db)
    assert 2_500 < loaded.added < 3_700
    assert [(bad.path, bad.number) for bad in loaded.bad] == [(cut, 0)]
    assert rows(db, "SELECT count(*) FROM imported WHERE key = 'good'") == [(1,)]
    whole(db)


def test_a_line_without_end_does_not_fill_the_memory(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.load.lines.LONGEST", 1_000)
    monkeypatch.setattr("db.load.quotebank.LONGEST", 1_000)
    file = write(tmp_path / "q", line("1", "long " * 900), line("2"))
    loaded = load([file], db)
    assert (loaded.added, [bad.number for bad in loaded.bad]) == (1, [1])


def test_ctrl_c_keeps_what_is_in(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches(monkeypatch, 2)
    file = write(tmp_path / "q.jsonl", *(line(str(n), f"words {n}") for n in range(9)))

    def stop(step: Progress) -> None:
        if step.quotes == 4:
            raise KeyboardInterrupt

    assert load([file], db, stop) == Loaded(added=4, stopped=True, quotes=4)
    whole(db)
    assert load([file], db) == Loaded(added=5, known=4, quotes=9)
    whole(db)


@pytest.mark.parametrize("event", ["CREATE TRIGGER", "INSERT OR IGNORE INTO index_pending", "COMMIT"])
def test_ctrl_c_while_it_commits_loses_nothing(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    class Pressing(sqlite3.Connection):
        def execute(self, sql: str, values: object = (), /) -> sqlite3.Cursor:
            if sql.startswith(event):
                os.kill(os.getpid(), signal.SIGINT)
            return super().execute(sql, cast(tuple[Value, ...], values))

    def opened(path: Path) -> tuple[sqlite3.Connection, Callable[[], None]]:
        connection, release = open_to_load(path)
        connection.close()
        return sqlite3.connect(path, isolation_level=None, factory=Pressing), release

    monkeypatch.setattr(loading, "open_to_load", opened)
    batches(monkeypatch, 2)
    monkeypatch.setattr(loading, "_COMMIT", 2)
    loaded = load([write(tmp_path / "q", *(line(str(n), f"words {n}") for n in range(9)))], db)
    assert (loaded.stopped, loaded.added, loaded.quotes) == (True, 4, 4)
    whole(db)
    monkeypatch.undo()
    assert load([tmp_path / "q"], db) == Loaded(added=5, known=4, quotes=9)
    whole(db)


def index_of(db: Path) -> list[list[str]]:
    """All the index holds."""
    tables = ("index_trigram", "index_facet", "index_column", "index_pending", "index_fact")
    return [
        sorted(repr(row) for row in rows(db, f"SELECT * FROM {table}") if row[0] != "generation") for table in tables
    ]


def test_a_full_chunk_is_indexed_with_its_rows_and_an_import_leaves_what_a_rebuild_makes(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "q.jsonl"
    lines = (
        line(str(n), f"words {n % 997} of Łódź’s {n:x}", f"Ida {n % 50}", urls=[f"http://{n % 9}.example/{n % 20_000}"])
        for n in range(CHUNK + 3_000)
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    made = sql_indexes(db)
    monkeypatch.setattr(loading, "is_due", lambda connection: False)
    assert load([file], db).added == CHUNK + 3_000
    assert rows(db, "SELECT chunk FROM index_column WHERE name = 'actor'") == [(0,)]
    assert rows(db, "SELECT min(id), count(*) FROM index_pending WHERE kind = 0") == [(CHUNK, 3_001)]
    whole(db)
    monkeypatch.undo()
    assert load([file], db) == Loaded(known=CHUNK + 3_000, quotes=CHUNK + 3_000)
    assert sql_indexes(db) == made
    assert rows(db, "SELECT count(*) FROM index_pending") == [(0,)]
    imported = index_of(db)
    mend(db, again=True)
    assert index_of(db) == imported


def sql_indexes(db: Path) -> list[tuple[object, ...]]:
    open_for_writing(db).close()
    return rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name")


def test_an_import_that_died_without_its_sql_indexes_is_made_good(db: Path, tmp_path: Path) -> None:
    made = sql_indexes(db)
    with closing(sqlite3.connect(db)) as connection:
        drop(connection)
    load([write(tmp_path / "q", line("1"))], db)
    assert sql_indexes(db) == made


def test_builds_and_imports_leave_each_other_alone(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write_articles(news, ["one", "two"])
    (news / "ada.txt").write_text("Title\n\nAda Lovelace (GB): the mill turns\n", encoding="utf-8")
    file = write(
        tmp_path / "q.jsonl",
        line("1", "the engine is mine", "Ada Lovelace", qids=["Q7259"]),
        line("2", "the engine is hers", "Ada Lovelace", qids=["Q1"]),
        line("3", "who knows"),
    )
    load([file], db)
    imported = rows(db, "SELECT id, text, actor_id, article_id FROM quote")
    actors = rows(db, "SELECT * FROM actor")
    build([news], db, extractor=LineExtractor)
    (built,) = rows(db, "SELECT count(*) FROM quote")[0]
    again = build([news], db, extractor=LineExtractor)
    assert (again.read, again.unchanged, sum(again.quotes.values())) == (0, 3, built)
    (news / "ada.txt").write_text("Title\n\nAda Lovelace (GB): the mill stands\n", encoding="utf-8")
    (news / "one.txt").unlink()
    report = build([tmp_path], db, extractor=LineExtractor, prune=True)
    assert (report.removed, report.gone) == (1, 0)
    assert build([news], db, extractor=LineExtractor).gone == 0
    assert rows(db, "SELECT id, text, actor_id, article_id FROM quote WHERE id <= 3") == imported
    assert rows(db, "SELECT * FROM actor WHERE id <= 2") == actors
    labels = [label for (label,) in rows(db, "SELECT label FROM actor WHERE name = 'Ada Lovelace' ORDER BY id")]
    assert labels == ["Ada Lovelace", "Ada Lovelace (Q1)", "Ada Lovelace (GB)"]
    pairs = rows(db, "SELECT actor_id, other_id, reason FROM suggested_merge ORDER BY 1, 2")
    ada = rows(db, "SELECT id FROM actor WHERE label = 'Ada Lovelace (GB)'")[0][0]
    assert [pair for pair in pairs if ada in pair] == [(1, ada, "one name"), (2, ada, "one name")]
    assert load([file], db).added == 0
    whole(db)


def test_an_import_into_a_built_library_takes_no_id_or_label_twice(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write_articles(news, ["one", "two"])
    build([news], db, extractor=LineExtractor)
    before = rows(db, "SELECT id, label FROM article UNION ALL SELECT id, label FROM actor")
    names = [name for (name,) in rows(db, "SELECT name FROM actor")]
    file = write(tmp_path / "q", *(line(str(n), f"words {n}", name, urls=[]) for n, name in enumerate(names)))
    load([file], db)
    whole(db)
    after = Counter(rows(db, "SELECT id, label FROM article UNION ALL SELECT id, label FROM actor"))
    assert not Counter(before) - after
    assert rows(db, "SELECT count(*), count(DISTINCT label) FROM actor") == [(2 * len(names), 2 * len(names))]


def test_quotes_of_an_article_that_was_read_stand_apart_beside_new_ones(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write_articles(news, ["one"])
    build([news], db, extractor=LineExtractor)
    address = "https://harbour.example/read"
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE article SET path = ?", (address,))
        connection.commit()
    file = tmp_path / "t.csv"
    file.write_text(f"quote,speaker,url\nwe go,Ida,{address}\nwe stay,Bo,https://other.example/new\n", "utf-8")
    assert load([file], db, source=table(Told())).added == 2
    whole(db)
    assert len(set(rows(db, "SELECT path FROM article"))) == 3


def test_the_library_shows_what_was_imported(db: Path, tmp_path: Path) -> None:
    load([write(tmp_path / "q", line("1", "the harbour stays open", **IDA), line("2", "for a week"))], db)
    library = Library(db)
    try:
        assert [row.text for row in library.quotes(Query("stays open"))] == ["the harbour stays open"]
        card = library.card(2)
        assert (card.row.text, card.spans, card.unknown_reason) == ("for a week", ((24, 34),), "Quotebank names nobody")
        page = library.article(card.row.article_id)
        assert [page.text[slice(*mark.spans[0])] for mark in page.marks] == ["the harbour stays open", "for a week"]
    finally:
        library.close()


def test_an_id_that_is_gone_is_not_given_again(db: Path, tmp_path: Path) -> None:
    load([write(tmp_path / "q", line("1"), line("2"))], db)
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM quote WHERE id = 2")
        connection.execute("DELETE FROM imported WHERE quote_id = 2")
        connection.commit()
    assert load([tmp_path / "q"], db).added == 1
    assert rows(db, "SELECT id FROM quote") == [(1,), (3,)]
    assert rows(db, "SELECT quote_id, key FROM imported") == [(1, "1"), (3, "2")]


def test_a_build_holds_no_article_that_was_imported(db: Path, tmp_path: Path) -> None:
    load([write(tmp_path / "q", line("1"))], db)
    store = open_for_writing(db)
    try:
        assert store.held() == {}
    finally:
        store.close()


def test_what_is_added_is_noted_for_the_index_and_the_triggers_are_back(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_for_writing(db).close()
    triggers = rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    monkeypatch.setattr(loading, "is_due", lambda connection: False)
    load([write(tmp_path / "q", line("1", "the harbour stays open", **IDA), line("2"))], db)
    tables: tuple[Kind, ...] = ("quote", "actor", "article", "outlet")
    made = [(NUMBER[kind], number) for kind in tables for (number,) in rows(db, f"SELECT id FROM {kind}")]
    assert rows(db, "SELECT kind, id FROM index_pending ORDER BY 1, 2") == sorted(made)
    assert rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name") == triggers


def test_an_import_that_fails_leaves_nothing_half_done(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([write(tmp_path / "a", line("1"))], db)
    triggers = rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    monkeypatch.setattr("db.load.writer.NAMELESS", b"no text")
    with pytest.raises(DatabaseError):
        load([write(tmp_path / "b", line("2"))], db)
    assert rows(db, "SELECT key FROM imported") == [("1",)]
    assert rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name") == triggers
    whole(db)
