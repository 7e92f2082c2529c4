"""Many rows of one table at once."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain

from db.store.bulk import Value

_ASKED = 512
"""Keys looked up by one statement; SQLite takes 999 values everywhere."""
_BOUND = 960
"""Values of one statement that inserts: many rows by one take half the time of as many statements."""


def found(connection: sqlite3.Connection, sql: str, keys: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a query whose last word is the column that has one of the keys."""
    for first in range(0, len(keys), _ASKED):
        some = keys[first : first + _ASKED]
        yield from connection.execute(f"{sql} IN ({', '.join('?' * len(some))})", some)


def add(
    connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Value]], same: str = ""
) -> None:
    """Insert rows that are new; raises IntegrityError where one is not, and then the transaction is to be given up.

    `same` is SQL: what all rows have in the last columns.
    """
    # Without OR FAIL SQLite copies every page first that a statement writes in, to be able to take that back alone.
    _insert(connection, "INSERT OR FAIL", table, columns, rows, same)


def add_new(
    connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Value]], same: str = ""
) -> int:
    """Insert the rows that are not there yet; returns how many those were."""
    return _insert(connection, "INSERT OR IGNORE", table, columns, rows, same)


def _insert(
    connection: sqlite3.Connection, verb: str, table: str, columns: str, rows: Sequence[Sequence[Value]], same: str
) -> int:
    if not rows:
        return 0
    one = f"({', '.join('?' * len(rows[0]))}{', ' if same else ''}{same})"
    head = f"{verb} INTO {table} ({columns}) VALUES "
    step = _BOUND // len(rows[0])
    whole = len(rows) - len(rows) % step
    many = head + ", ".join([one] * step)
    count = 0
    for first in range(0, whole, step):
        count += connection.execute(many, list(chain.from_iterable(rows[first : first + step]))).rowcount
    if whole < len(rows):
        count += connection.executemany(head + one, rows[whole:]).rowcount
    return count
