"""Saving searches by name, in the library itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db.store.database import open_to_load, plain_error
from db.store.error import DatabaseError

LONGEST = 80
"""Characters of a name."""


def save_search(path: Path, name: str, query: str, seen_quote: int) -> bool:
    """Save a query under a name, looked at now up to a quote; whether another of that name gave way."""
    name = tidy(name)
    with _writing(path) as connection:
        old = connection.execute("SELECT 1 FROM saved_search WHERE name = ?", (name,)).fetchone()
        connection.execute(
            "INSERT OR REPLACE INTO saved_search VALUES (?, ?, ?, ?, ?)", (name, query, _now(), _now(), seen_quote)
        )
        return old is not None


def rename_search(path: Path, name: str, new: str) -> None:
    """Give a search another name, which none may have."""
    new = tidy(new)
    with _writing(path) as connection:
        if new == name:
            return
        if connection.execute("SELECT 1 FROM saved_search WHERE name = ?", (new,)).fetchone():
            raise DatabaseError(f"there is a saved search “{new}” already", "give it another name, or delete that one")
        connection.execute("UPDATE saved_search SET name = ? WHERE name = ?", (new, name))


def delete_search(path: Path, name: str) -> tuple[str, str, str, str, int] | None:
    """Forget a search; returns its row, which `restore_search` brings back. None where there was none."""
    with _writing(path) as connection:
        row: tuple[str, str, str, str, int] | None = connection.execute(
            "SELECT name, query, made_at, seen_at, seen_quote FROM saved_search WHERE name = ?", (name,)
        ).fetchone()
        connection.execute("DELETE FROM saved_search WHERE name = ?", (name,))
        return row


def restore_search(path: Path, row: tuple[str, str, str, str, int]) -> None:
    """Bring back a search that was deleted; one that has its name by now stays."""
    with _writing(path) as connection:
        connection.execute("INSERT OR IGNORE INTO saved_search VALUES (?, ?, ?, ?, ?)", row)


def search_seen(path: Path, name: str, seen_quote: int) -> None:
    """Note that a search was looked at now, up to a quote."""
    with _writing(path) as connection:
        connection.execute(
            "UPDATE saved_search SET seen_at = ?, seen_quote = max(seen_quote, ?) WHERE name = ?",
            (_now(), seen_quote, name),
        )


def tidy(name: str) -> str:
    """Return a name on one line and cut; raise DatabaseError where nothing is left of it."""
    name = " ".join("".join(char if char.isprintable() else " " for char in name).split())[:LONGEST].strip()
    if not name:
        raise DatabaseError("a saved search needs a name", "type a few letters")
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection inside one transaction; raise DatabaseError where the file cannot be written in."""
    connection, release = open_to_load(path)
    try:
        with closing(connection):
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise plain_error(error, path) from error
    finally:
        release()
