"""Bulk inserts, through sqlite-utils."""

import sqlite3
from collections.abc import Iterable, Sequence

Value = str | int | float | None


def insert(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    ignore: bool = False,
) -> None:
    """Insert rows, each in the order of the columns; with `ignore` those that are there already are left as they are.

    Inside a transaction it takes part in it: sqlite-utils opens a savepoint, no transaction of its own.
    """
    held = list(rows)
    if not held:
        return
    from sqlite_utils import Database  # costs a third of a second, which a build with nothing to read need not pay

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    named_first: list[Sequence[Value]] = [list(columns), *(list(row) for row in held)]
    database.table(table).insert_all(named_first, ignore=ignore)
