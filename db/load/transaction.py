"""A transaction that adds many rows, noted for the index all at once at its end and not one by one by triggers."""

import sqlite3

from db.index.document import KINDS, NUMBER, Kind
from db.load.batch import uninterrupted


class Transaction:
    """What is added between `begin` and `commit`; where it ends in another way, the triggers are back as they were."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._triggers: list[tuple[str, str]] = []
        self._last: dict[Kind, int] = {}

    def begin(self) -> None:
        """Begin, unless it has begun already."""
        if self._connection.in_transaction:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._triggers = self._connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%index_pending%'"
        ).fetchall()
        for name, _ in self._triggers:
            self._connection.execute(f"DROP TRIGGER {name}")
        for kind in KINDS:
            (self._last[kind],) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {kind}").fetchone()

    def commit(self) -> None:
        """Keep what was added, if it has begun; wholly, though somebody presses ctrl-c."""
        with uninterrupted():
            if self._connection.in_transaction:
                self._commit()

    def _commit(self) -> None:
        for kind, last in self._last.items():
            self._connection.execute(
                f"INSERT OR IGNORE INTO index_pending (kind, id) SELECT ?, id FROM {kind} WHERE id > ?",
                (NUMBER[kind], last),
            )
        for _, sql in self._triggers:
            self._connection.execute(sql)
        self._connection.execute("COMMIT")
