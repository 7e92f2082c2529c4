"""The index beside the tables it is made from: right at once after every edit, and rebuilt rather than believed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.connection import IndexLostError
from db.ask.language import parse
from db.ask.library import Library
from db.index import update as index
from db.index.facet import chunk_facets, facets_of
from db.index.fact import IndexDamaged
from db.index.stored import words_of
from db.store.index import mend
from tests.db.ask.conftest import Said, Shelf, shelf

__all__ = ["shelf"]

ASKED = (
    "", "bridge", "brige clsed", "krzemien", "Зубренко", "nordlys", "dockers", "'ferr", "!bridge", "ferries | tonnage",
    "country:NO", "about:PL -kind:direct", "via:radio", "outlet:harbour", "speaker:holm sort:oldest", "after:2024-03",
    "confidence:>=0.8 bridge", "country:none", "sort:speaker", "sort:outlet",
)  # fmt: skip


def answers(path: Path) -> list[object]:
    with closing(Library(path)) as library:
        return [
            (
                text,
                [(row.id, row.score, tuple(row.lit)) for row in library.quotes(query)],
                [(row.id, row.quotes) for row in library.actors(query)],
                [(row.id, row.quotes) for row in library.sources(query)],
                library.counts(query),
                library.passages(query),
                library.countries(query),
            )
            for text in ASKED
            for query in (parse(text),)
        ]


@pytest.fixture
def autocommit(shelf: Shelf) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def edit(connection: sqlite3.Connection) -> None:
    """What anybody may do to the tables, with whatever program."""
    connection.execute("DELETE FROM quote WHERE id = 2")
    connection.execute("UPDATE quote SET text = 'The bridge may open.', said = '2025-01-02' WHERE id = 1")
    connection.execute("UPDATE actor SET name = 'Gerda Holmqvist', country = 'DK' WHERE id = 3")
    connection.execute("INSERT INTO alias VALUES (2, 1, 'Zubr')")
    connection.execute("DELETE FROM quote_country WHERE quote_id = 3")
    connection.execute("INSERT INTO via VALUES (3, 0, 'Radio Nord', NULL, 'stated', NULL, NULL)")
    connection.execute("UPDATE outlet SET name = 'Morning Post' WHERE id = 1")
    connection.execute("UPDATE article SET title = 'All quiet' WHERE id = 2")
    connection.execute("DELETE FROM passage")


def test_pending_indexed_and_made_again_answer_alike(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    pending = answers(shelf.path)
    assert index.update(autocommit) > 0
    assert index.pending_count(autocommit) == 0
    assert answers(shelf.path) == pending
    edit(autocommit)
    edited = answers(shelf.path)
    assert edited != pending
    index.update(autocommit)
    assert answers(shelf.path) == edited
    index.rebuild(autocommit)
    assert answers(shelf.path) == edited


def test_edits_are_seen_at_once_by_a_library_that_is_open(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    index.update(autocommit)
    with closing(Library(shelf.path)) as library:
        assert [row.id for row in library.quotes(parse("spring"))] == [1]
        edit(autocommit)
        assert library.quotes(parse("spring")) == []
        assert [row.id for row in library.quotes(parse("holmqvist"))] == [5]
        assert [row.id for row in library.quotes(parse("country:DK"))] == []  # quotes keep theirs until it is written
        shelf.article("More", None, [Said("Greta Holm", "a wholly new sentence")])
        assert [row.text for row in library.quotes(parse("wholly new"))] == ["a wholly new sentence"]


def test_a_stopped_update_goes_on(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    before = answers(shelf.path)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.update(autocommit, stop)
    assert index.pending_count(autocommit) > 0
    assert answers(shelf.path) == before
    index.update(autocommit)
    assert answers(shelf.path) == before


DAMAGES = (
    "DROP TABLE index_trigram",
    "DROP TABLE index_fact",
    "DROP TRIGGER quote_changed",
    "DELETE FROM index_fact",
    "DELETE FROM index_trigram WHERE id < 1 << 48",
    "UPDATE index_trigram SET ids = zeroblob(length(ids))",
    "UPDATE index_trigram SET count = count + 1",
    "UPDATE index_column SET data = zeroblob(length(data)) WHERE name = 'actor'",
    "UPDATE index_facet SET ids = x'0300' WHERE field = 'country'",
    "UPDATE index_fact SET data = x'00' WHERE name = 'newest'",
    "UPDATE index_fact SET data = x'3939' WHERE name = 'format'",
    "UPDATE index_fact SET data = x'00' WHERE name = 'format'",
    "UPDATE index_fact SET data = randomblob(length(data))",
    "DELETE FROM index_fact WHERE name = 'counts.quote'",
    "DELETE FROM index_fact WHERE name GLOB 'facets.*'",
    "DELETE FROM index_facet",
    "DELETE FROM index_facet WHERE value = 'PL'",
    "UPDATE index_facet SET value = 'ZZ' WHERE value = 'PL'",
    "UPDATE index_facet SET chunk = 5",
    "DELETE FROM index_column",
    "DELETE FROM index_column WHERE name = 'said'",
    "UPDATE index_column SET chunk = chunk + 100",
    "UPDATE index_trigram SET id = id + (100 << 16)",
    "INSERT INTO index_pending VALUES (9, 1)",
    "INSERT INTO index_pending VALUES (0, -1)",
    "DROP TABLE index_trigram; CREATE TABLE index_trigram (a)",
    "DROP TABLE index_facet; CREATE VIEW index_facet AS SELECT id AS field FROM quote",
    "DROP TRIGGER via_added; CREATE TRIGGER via_added AFTER INSERT ON quote BEGIN SELECT 1; END",
    "DROP TABLE index_fact; CREATE INDEX index_fact ON actor (name)",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_not_believed_and_is_made_again(
    shelf: Shelf, autocommit: sqlite3.Connection, damage: str
) -> None:
    right = answers(shelf.path)
    index.update(autocommit)
    autocommit.executescript(damage)
    with pytest.raises(IndexLostError, match=r"cannot be used: .*onrecord index --rebuild"):
        answers(shelf.path)
    autocommit.close()
    shelf.connection.close()
    mend(shelf.path, again=True)
    assert answers(shelf.path) == right


def test_what_was_never_a_document_does_no_harm(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    right = answers(shelf.path)
    index.update(autocommit)
    autocommit.execute("INSERT INTO index_pending VALUES (0, 1 << 42), (1, 1 << 20)")
    assert answers(shelf.path) == right
    index.update(autocommit)
    assert answers(shelf.path) == right
    assert index.pending_count(autocommit) == 0


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM index_fact WHERE name = 'counts.quote'",
        "UPDATE index_fact SET data = x'00'",
        "DELETE FROM index_column WHERE name = 'said'",
        "INSERT INTO index_pending VALUES (9, 1), (0, -1)",
        "UPDATE index_trigram SET count = count + 1",
    ],
)
def test_an_update_makes_what_is_damaged_again(shelf: Shelf, autocommit: sqlite3.Connection, damage: str) -> None:
    right = answers(shelf.path)
    index.update(autocommit)
    autocommit.executescript(
        f"{damage}; UPDATE article SET title = title; DELETE FROM index_fact WHERE name = 'newest'"
    )
    autocommit.execute("UPDATE quote SET text = text")
    index.update(autocommit)
    assert answers(shelf.path) == right


def test_what_is_left_unfinished_is_made_by_readers_and_finished_later(
    shelf: Shelf, autocommit: sqlite3.Connection
) -> None:
    facts = "SELECT name FROM index_fact WHERE name IN ('newest', 'places', 'front') OR name GLOB 'words.*'"
    right = answers(shelf.path)
    index.update(autocommit, unfinished=True)
    assert autocommit.execute(facts).fetchall() == []
    assert answers(shelf.path) == right
    assert index.is_due(autocommit)
    index.update(autocommit)
    assert len(autocommit.execute(facts).fetchall()) == 8
    assert answers(shelf.path) == right
    assert not index.is_due(autocommit)


def test_after_a_kill_words_are_those_of_all_kinds(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    index.update(autocommit)
    autocommit.execute("UPDATE quote SET text = 'zeppelins' WHERE id = 1")
    autocommit.execute("UPDATE actor SET name = 'Zora' WHERE id = 1")
    before = autocommit.execute("SELECT data FROM index_fact WHERE name = 'generation'").fetchone()
    with pytest.raises(KeyboardInterrupt):
        index.update(autocommit, stop)
    assert "zeppelins" in words_of(autocommit)
    stopped = autocommit.execute("SELECT data FROM index_fact WHERE name = 'generation'").fetchone()
    index.update(autocommit)
    assert {"zeppelins", "zora"} <= words_of(autocommit).keys()
    assert (
        len({before, stopped, autocommit.execute("SELECT data FROM index_fact WHERE name = 'generation'").fetchone()})
        == 3
    )


def test_a_quote_handed_on_twice_by_one_is_counted_once(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    autocommit.execute("INSERT INTO via VALUES (5, 7, 'Radio Kyst', NULL, 'stated', NULL, NULL)")
    assert facets_of(autocommit, [5])["via", "Radio Kyst"] == [5]
    index.update(autocommit)
    assert chunk_facets(autocommit, 0)["via", "Radio Kyst"].tolist() == [5]


def test_nothing_is_believed_of_a_list_that_is_damaged_on_disk(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    index.update(autocommit)
    autocommit.execute("UPDATE index_trigram SET checksum = checksum + 1 WHERE id < 1 << 48")
    with closing(Library(shelf.path)) as library, pytest.raises(IndexLostError) as caught:
        library.quotes(parse("bridge"))
    assert isinstance(caught.value.__cause__, IndexDamaged)
    assert not caught.value.behind
