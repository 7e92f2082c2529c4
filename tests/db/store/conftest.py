"""A database to write in."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.store.database import open_for_writing
from db.store.writer import Store


def found(db: Path, text: str) -> list[int]:
    """The quotes a text finds, by id."""
    library = Library(db)
    rows = library.quotes(Query(text))
    library.close()
    return sorted(row.id for row in rows)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    store = open_for_writing(db)
    yield store
    store.close()


@pytest.fixture
def rows(db: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who looks at the file."""
    connection = sqlite3.connect(db)
    yield connection
    connection.close()
