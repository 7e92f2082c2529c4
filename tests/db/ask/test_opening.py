"""What a library opens with is what the whole engine would answer, read without it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.cancel import Cancel, Cancelled
from db.ask.library import Library
from db.ask.opening import opening
from db.ask.query import Query
from db.index import update as index
from tests.db.ask.conftest import Shelf, shelf

__all__ = ["shelf"]


def _indexed(shelf: Shelf) -> Path:
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
        index.update(connection)
    return shelf.path


def test_it_is_what_the_library_answers(shelf: Shelf) -> None:
    path = _indexed(shelf)
    found = opening(path, None, 200, Cancel())
    with closing(Library(path)) as library:
        query = Query()
        assert found is not None and found.card is not None
        assert found.counts == library.counts(query)
        assert (found.quotes, found.actors, found.sources) == (
            library.quotes(query), library.actors(query), library.sources(query),
        )  # fmt: skip
        assert found.place == 0 and found.card == library.card(found.quotes[0].id)
        assert found.page == library.article(found.card.row.article_id)


def test_a_quote_can_be_selected(shelf: Shelf) -> None:
    path = _indexed(shelf)
    found = opening(path, None, 200, Cancel())
    assert found is not None
    last = found.quotes[-1].id
    chosen = opening(path, last, 200, Cancel())
    assert chosen is not None and chosen.card is not None
    assert (chosen.place, chosen.card.row.id) == (len(found.quotes) - 1, last)
    gone = opening(path, 99_999, 200, Cancel())
    assert gone is not None and gone.place == 0
    assert opening(path, last, 1, Cancel()) is None  # it stands further down


def test_what_takes_the_index_is_left_to_the_library(shelf: Shelf, tmp_path: Path) -> None:
    assert opening(shelf.path, None, 200, Cancel()) is None  # nothing is indexed yet
    path = _indexed(shelf)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE index_fact SET checksum = checksum + 1 WHERE name = 'front'")
    assert opening(path, None, 200, Cancel()) is None  # nor is damage told here
    (tmp_path / "none.db").write_text("no library")
    assert opening(tmp_path / "none.db", None, 200, Cancel()) is None
    assert opening(tmp_path / "absent.db", None, 200, Cancel()) is None


def test_nobody_waits(shelf: Shelf) -> None:
    path, cancel = _indexed(shelf), Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        opening(path, None, 200, cancel)


def test_nothing_that_computes_is_imported() -> None:
    code = "import sys, db.ask.opening; print([name for name in ('numpy', 'rapidfuzz') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
