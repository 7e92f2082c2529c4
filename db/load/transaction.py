"""A transaction that adds many rows, indexed or noted for it all at once at its end and not one by one by triggers."""

import sqlite3

from db.index.fresh import Fresh
from db.index.kind import CHUNK, KINDS, NUMBER, Kind
from db.index.update import index_chunk
from db.load.batch import uninterrupted


class Transaction:
    """What is added between `begin` and `commit`; where it ends in another way, the triggers are back as they were."""

    def __init__(self, connection: sqlite3.Connection, fresh: Fresh) -> None:
        self._connection = connection
        self._fresh = fresh
        self._triggers: list[tuple[str, str]] = []
        self._next: dict[Kind, int] = {}

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
        self._next = {kind: self._last(kind) + 1 for kind in KINDS}

    def commit(self) -> None:
        """Keep what was added, if it has begun; wholly, though somebody presses ctrl-c."""
        with uninterrupted():
            if self._connection.in_transaction:
                self._commit()

    def _commit(self) -> None:
        for kind, first in self._next.items():
            self._connection.execute(
                f"INSERT OR IGNORE INTO index_pending (kind, id) SELECT ?, id FROM {kind} WHERE id >= ?",
                (NUMBER[kind], self._index(kind, first)),
            )
        for _, sql in self._triggers:
            self._connection.execute(sql)
        self._connection.execute("COMMIT")

    def _index(self, kind: Kind, first: int) -> int:
        """Index every chunk that was filled to its end; returns the first id that is to be noted."""
        for chunk in range(first // CHUNK, (self._last(kind) + 1) // CHUNK):
            found = self._fresh.gathered(chunk) if kind == "quote" else None
            if not index_chunk(self._connection, kind, chunk, found):
                break
            first = (chunk + 1) * CHUNK
        return first

    def _last(self, kind: Kind) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {kind}").fetchone()
        return int(last)
