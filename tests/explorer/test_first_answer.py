"""The first answer is the one the library would give, and comes before it is opened."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.cancel import Cancel
from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from db.index import update as index
from explorer.answer import Loader, answer
from explorer.first_answer import first_answer


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


async def test_the_loader_opens_the_library_when_it_is_needed(indexed: Path) -> None:
    loader = Loader(indexed)
    try:
        found = await loader.answer(Query(), None)
        assert found is not None and loader._opened is None
        first = await loader.detail(found.quotes[0][0].id)
        assert first is not None and first.card is not None and loader._opened is None
        asked = await loader.answer(parse("harbour"), None)
        assert asked is not None and asked.counts.quotes and loader._opened is not None
        assert await loader.detail(found.quotes[0][0].id) == first
    finally:
        loader.close()
