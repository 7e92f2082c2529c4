"""What stands first is what the whole library would have put there."""

import sqlite3
from contextlib import closing

from db.ask.library import Library
from db.ask.query import Query
from db.ask.row import Counts
from db.index import update as index
from db.index.front import read_front
from tests.db.ask.conftest import Shelf, shelf

__all__ = ["shelf"]


def test_it_opens_with_what_the_index_would_say(shelf: Shelf) -> None:
    with closing(Library(shelf.path)) as library:
        before = _first(library)
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
        assert read_front(connection) is None
        index.update(connection)
        assert read_front(connection) is not None
    with closing(Library(shelf.path)) as library:
        assert _first(library) == before
        assert library._reader._memory is not None
        assert library._reader._memory.newest is None  # nothing of the index had to be read for it
        connection = sqlite3.connect(shelf.path, isolation_level=None)
        connection.execute("DELETE FROM quote WHERE id = 1")
        assert read_front(connection) is None
        connection.close()
        assert library.counts(Query()).quotes == before[-1].quotes - 1


def _first(library: Library) -> tuple[list[int], list[tuple[int, int]], list[tuple[int, int]], int, int, Counts]:
    query = Query()
    return (
        [row.id for row in library.quotes(query, 0, 3)],
        [(row.id, row.quotes) for row in library.actors(query, 0, 3)],
        [(row.id, row.quotes) for row in library.sources(query, 0, 2)],
        library.actor_count(query),
        library.source_count(query),
        library.counts(query),
    )
