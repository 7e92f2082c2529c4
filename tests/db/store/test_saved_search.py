"""Searches saved in the library."""

import sqlite3
from pathlib import Path

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.store.error import DatabaseError
from db.store.saved_search import delete_search, rename_search, restore_search, save_search, search_seen, tidy
from tests.explorer.invented import build


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of its own, to be written in."""
    return build(tmp_path / "invented.db")


def names(path: Path) -> list[str]:
    """The names of the searches."""
    held = Library(path)
    try:
        return [one.name for one in held.saved_searches()]
    finally:
        held.close()


def test_saving_renaming_deleting_and_bringing_back(library: Path) -> None:
    assert not save_search(library, "Boots", "boots country:DE", 3)
    assert save_search(library, "Boots", "boots", 3)
    save_search(library, "piers", "pier", 3)
    rename_search(library, "Boots", "boots on the ground")
    assert names(library) == ["boots on the ground", "piers"]
    with pytest.raises(DatabaseError, match="there is a saved search “piers” already"):
        rename_search(library, "boots on the ground", "piers")
    row = delete_search(library, "piers")
    assert row is not None
    assert delete_search(library, "piers") is None
    restore_search(library, row)
    assert names(library) == ["boots on the ground", "piers"]
    rename_search(library, "piers", "piers")


def test_new_is_what_came_in_since(library: Path) -> None:
    save_search(library, "all of hers", "speaker:quill", 1)
    held = Library(library)
    (search,) = held.saved_searches()
    counts = held.saved_counts(search.query, search.seen_quote)
    assert (counts.quotes, counts.new, counts.newest) == (3, 2, 10)
    text = held.saved_counts(parse("harbour"), 1)
    assert text.new == text.quotes - 1
    assert held.saved_counts(parse("harbour"), 10).new == 0
    search_seen(library, "all of hers", 10)
    search_seen(library, "all of hers", 4)
    (search,) = held.saved_searches()
    assert search.seen_quote == 10
    assert held.newest_quote() == 10
    held.close()


def test_a_query_of_another_version_is_told(library: Path) -> None:
    save_search(library, "odd", "boots mood:glad", 0)
    held = Library(library)
    (search,) = held.saved_searches()
    assert search.problem is not None
    assert search.query.text == "boots"
    held.close()


@pytest.mark.parametrize(
    ("typed", "name"), [("  a \n b\x1b ", "a b"), ("x" * 200, "x" * 80), ("[/] \u202e é", "[/] é")]
)
def test_a_name_is_one_line(typed: str, name: str) -> None:
    assert tidy(typed) == name


def test_nothing_is_no_name(library: Path) -> None:
    with pytest.raises(DatabaseError, match="needs a name"):
        save_search(library, " \n", "boots", 0)


def test_a_library_somebody_else_writes_in_says_so(library: Path) -> None:
    other = sqlite3.connect(library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="another program is writing"):
        save_search(library, "boots", "boots", 0)
    other.execute("ROLLBACK")
    other.close()
    save_search(library, "boots", "boots", 0)
    assert not list(library.parent.glob("*-build"))
