"""The notes that stand beside quotes in a source: each becomes a person's note in the library, once."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from db.load.entry import Entry
from db.store import decide

_STEP = 1_000
"""Notes written together."""


class Notes:
    """The notes of an import, by the keys of their quotes."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def take(self, entries: Iterable[Entry]) -> None:
        """Keep the notes of some quotes until the quotes are in."""
        for entry in entries:
            if entry.more is not None and entry.more.note:
                self._texts[entry.key] = entry.more.note

    def write(self, db: Path) -> None:
        """Write those of quotes that never had one: what a person wrote since, or took back, stays."""
        keys = list(self._texts)
        for first in range(0, len(keys), _STEP):
            some = keys[first : first + _STEP]
            with closing(sqlite3.connect(db)) as connection:
                texts = {quote_id: self._texts[key] for quote_id, key in _unnoted(connection, some)}
            if texts:
                decide.notes(db, texts)


def _unnoted(connection: sqlite3.Connection, keys: list[str]) -> list[tuple[int, str]]:
    return connection.execute(
        "SELECT i.quote_id, i.key FROM json_each(?) j CROSS JOIN imported i ON i.key = j.value "
        "JOIN quote q ON q.id = i.quote_id JOIN article a ON a.id = q.article_id WHERE NOT EXISTS "
        "(SELECT 1 FROM decision d WHERE d.path = a.path AND d.verb = 'note' "
        "AND d.exact = q.text AND d.start = q.start)",
        (json.dumps(keys),),
    ).fetchall()
