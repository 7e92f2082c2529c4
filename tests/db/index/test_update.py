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
from db.index.posting import IndexDamaged
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
    "DELETE FROM index_trigram WHERE kind = 0",
    "UPDATE index_trigram SET ids = zeroblob(length(ids))",
    "UPDATE index_trigram SET count = count + 1",
    "UPDATE index_column SET data = zeroblob(length(data)) WHERE name = 'actor'",
    "UPDATE index_facet SET ids = x'0300' WHERE field = 'country'",
    "UPDATE index_fact SET data = x'00' WHERE name = 'newest'",
    "UPDATE index_fact SET data = x'3939' WHERE name = 'format'",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_not_believed_and_is_made_again(
    shelf: Shelf, autocommit: sqlite3.Connection, damage: str
) -> None:
    right = answers(shelf.path)
    index.update(autocommit)
    autocommit.execute(damage)
    with pytest.raises(IndexLostError, match=r"cannot be used: .*onrecord index --rebuild"):
        answers(shelf.path)
    autocommit.close()
    shelf.connection.close()
    mend(shelf.path, again=True)
    assert answers(shelf.path) == right


def test_nothing_is_believed_of_a_list_that_is_damaged_on_disk(shelf: Shelf, autocommit: sqlite3.Connection) -> None:
    index.update(autocommit)
    autocommit.execute("UPDATE index_trigram SET checksum = checksum + 1 WHERE kind = 0")
    with closing(Library(shelf.path)) as library, pytest.raises(IndexLostError) as caught:
        library.quotes(parse("bridge"))
    assert isinstance(caught.value.__cause__, IndexDamaged)
    assert not caught.value.behind
