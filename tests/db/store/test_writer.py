import sqlite3
from pathlib import Path

import pytest

from db.extract.quote import Actor, Extraction, Via
from db.index.document import documents
from db.index.update import pending_count, update
from db.store.actor_rows import write_countries
from db.store.writer import Reading, Store
from tests.db.store.conftest import found
from tests.db.store.sample import article, quote, said_by

MACRON = Actor("Emmanuel Macron", "person", "FR", ("French President",), ("Macron",))
SCHOLZ = Actor("Olaf Scholz", "person", "DE", ("Chancellor",), ("Scholz",))


def counts(rows: sqlite3.Connection) -> dict[str, int]:
    tables = "article zone outlet actor alias role quote quote_span quote_country via passage".split()
    return {table: rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def test_an_article_is_written_with_all_that_hangs_on_it(store: Store, rows: sqlite3.Connection) -> None:
    text = "Title\n\nfirst piece, he said, second piece, and one in it"
    outer = quote((7, 18), (29, 41), speaker=0, about=("UA", "RU"), via=(Via("BFM TV", "stated", None),), role="chief")
    inner = quote((29, 35), speaker=1, nested_in=0)
    found = Extraction((MACRON, SCHOLZ), (outer, inner), ((0, 5),))
    store.put(article(text=text, outlet="The Guardian"), found, "v1")

    assert rows.execute("SELECT text, start, end, prefix, role, nested_in FROM quote ORDER BY ordinal").fetchall() == [
        ("first piece … second piece", 7, 41, "Title\n\n", "chief", None),
        ("second", 29, 35, "Title\n\nfirst piece, he said, "[-32:], None, 1),
    ]
    assert rows.execute("SELECT start, end FROM quote_span WHERE quote_id = 1 ORDER BY ordinal").fetchall() == [
        (7, 18),
        (29, 41),
    ]
    assert set(rows.execute("SELECT role, country FROM quote_country WHERE quote_id = 1")) == {
        ("speaker", "FR"),
        ("about", "UA"),
        ("about", "RU"),
        ("outlet", "GB"),
    }
    assert rows.execute("SELECT name, country FROM via").fetchall() == [("BFM TV", "FR")]
    assert rows.execute("SELECT name, country FROM outlet").fetchall() == [("The Guardian", "GB")]
    assert rows.execute("SELECT text, paragraph FROM passage").fetchall() == [("Title", 1)]
    actor = next(documents(rows, "actor", chunk=0))
    assert {"Emmanuel Macron", "Macron", "French President", "France"} <= set(actor.text.split(" · "))


def test_putting_an_article_again_leaves_nothing_double(store: Store, rows: sqlite3.Connection) -> None:
    first = store.put(article(outlet="Newsweek"), said_by(MACRON, SCHOLZ), "v1")
    before = counts(rows)
    again = store.put(article(outlet="Newsweek"), said_by(MACRON, SCHOLZ), "v1")
    assert counts(rows) == before
    assert again == first


def test_what_nobody_needs_any_more_goes_when_an_article_changes(
    store: Store, rows: sqlite3.Connection, db: Path
) -> None:
    store.put(article(outlet="Newsweek"), said_by(MACRON, SCHOLZ), "v1")
    store.put(article(outlet="The Guardian"), said_by(SCHOLZ), "v2")
    assert rows.execute("SELECT name FROM actor").fetchall() == [("Olaf Scholz",)]
    assert rows.execute("SELECT name FROM outlet").fetchall() == [("The Guardian",)]
    assert store.held() == {"/news/one.txt": Reading("0" * 64, "v2")}
    assert found(db, "guardian") == [3]
    assert found(db, "newsweek") == []


def test_removing_the_last_article_empties_every_table(store: Store, rows: sqlite3.Connection) -> None:
    store.put(article(outlet="Newsweek"), said_by(MACRON, SCHOLZ, about=("UA",)), "v1")
    store.remove("/news/one.txt")
    assert set(counts(rows).values()) == {0}


def test_an_article_that_fails_leaves_the_old_one_whole(store: Store, rows: sqlite3.Connection) -> None:
    store.put(article(), said_by(MACRON), "v1")
    before = list(rows.iterdump())
    outside = Extraction((SCHOLZ,), (quote((7, 12), speaker=0), quote((5, 9999), speaker=0)), ())
    with pytest.raises(ValueError, match="outside the text"):
        store.put(article(), outside, "v2")
    assert list(rows.iterdump()) == before
    store.put(article("/news/two.txt"), said_by(SCHOLZ), "v2")  # the cast in memory forgot the failed one too
    assert rows.execute("SELECT name FROM actor ORDER BY id").fetchall() == [("Emmanuel Macron",), ("Olaf Scholz",)]


def test_a_new_spelling_finds_the_quotes_of_older_articles(store: Store, rows: sqlite3.Connection, db: Path) -> None:
    store.put(article("/news/one.txt"), said_by(Actor("Volodymyr Zelenskyy", "person", None)), "v1")
    later = Actor("Volodymyr Zelenskyy", "person", "UA", (), ("Зеленский",))
    store.put(article("/news/two.txt"), said_by(later), "v1")
    assert found(db, "zelenskiy") == found(db, "Зеленский") == [1, 2]
    assert rows.execute("SELECT quote_id FROM quote_country WHERE role = 'speaker'").fetchall() == [(1,), (2,)]


def test_a_country_learnt_touches_only_the_quotes_that_have_another(store: Store, rows: sqlite3.Connection) -> None:
    unknown = Actor("Emmanuel Macron", "person", None)
    for number, actor in enumerate((unknown, MACRON)):
        store.put(article(f"/{number}.txt"), said_by(actor), "v1")
    store.index()
    held = rows.execute("SELECT country, quote_id FROM quote_country WHERE role = 'speaker' ORDER BY 2").fetchall()
    assert held == [("FR", 1), ("FR", 2)]
    connection = store._connection
    write_countries(connection, [1])
    assert pending_count(connection) == 0
    connection.execute("UPDATE quote_country SET country = 'BE' WHERE quote_id = 1")
    update(connection)
    write_countries(connection, [1])
    assert connection.execute("SELECT id FROM index_pending WHERE kind = 0").fetchall() == [(1,)]


def test_a_long_build_finishes_the_index_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.index.update.BACKLOG", 1)
    done = "SELECT count(*) FROM index_fact WHERE name = 'newest'"
    for number in range(3):
        store.put(article(f"/{number}.txt"), said_by(MACRON), "v1")
        assert pending_count(store._connection) == 0
        assert store._connection.execute(done).fetchone() == (0,)
    store.index()
    assert store._connection.execute(done).fetchone() == (1,)


def test_labels_are_unique_and_stay(store: Store, rows: sqlite3.Connection) -> None:
    for path in ("/news/one.txt", "/news/two.txt", "/news/three.txt"):
        store.put(article(path, outlet="Newsweek"), said_by(), "v1")
    store.put(article("/news/two.txt", outlet="Newsweek"), said_by(), "v2")
    long = "A title that goes on for more than forty letters\n\n" + "words " * 9
    store.put(article("/news/four.txt", long), said_by(), "v1")
    assert [label for (label,) in rows.execute("SELECT label FROM article ORDER BY id")] == [
        "Newsweek",
        "Newsweek 2",
        "Newsweek 3",
        "A title that goes on for more than fort…",
    ]


def test_a_null_and_escapes_in_the_text_are_kept_as_they_are(store: Store, rows: sqlite3.Connection) -> None:
    text = "Title\n\na\x00b \x1b[31mred\x1b[0m [/] \u202eeno\u202c"
    store.put(article(text=text), Extraction((), (quote((7, len(text))),), ()), "v1")
    assert rows.execute("SELECT text FROM article").fetchone() == (text,)
    assert rows.execute("SELECT text FROM quote").fetchone() == (text[7:],)
