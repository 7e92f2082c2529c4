"""Many rows of one table at once."""

import sqlite3
from collections.abc import Iterator, Sequence

from db.store.bulk import Value

_ASKED = 512
"""Keys looked up by one statement; SQLite takes 999 everywhere."""


def found(connection: sqlite3.Connection, sql: str, keys: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a query whose last word is the column that has one of the keys."""
    for first in range(0, len(keys), _ASKED):
        some = keys[first : first + _ASKED]
        yield from connection.execute(f"{sql} IN ({', '.join('?' * len(some))})", some)


def add(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Value]]) -> None:
    """Insert rows that are new; raises IntegrityError where one is not."""
    _insert(connection, "INSERT", table, columns, rows)


def add_new(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Value]]) -> int:
    """Insert the rows that are not there yet; returns how many those were."""
    return _insert(connection, "INSERT OR IGNORE", table, columns, rows)


def _insert(
    connection: sqlite3.Connection, verb: str, table: str, columns: str, rows: Sequence[Sequence[Value]]
) -> int:
    if not rows:
        return 0
    marks = ", ".join("?" * len(rows[0]))
    return connection.executemany(f"{verb} INTO {table} ({columns}) VALUES ({marks})", rows).rowcount
