"""Quotes that stand in others: of those a library of ours numbered, which is which here."""

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from db.load.entry import Entry, More


class _Numbers(NamedTuple):
    own: int
    """What stands for a quote's number in its old library and its article there."""
    outer: int | None
    """The same of the quote it stands in."""


class Nesting:
    """Writes which quote stands in which, whichever of the two comes first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._made = False

    def write(self, told: Sequence[tuple[int, Entry, More]]) -> None:
        """Write it for quotes by their ids, in the transaction that is open."""
        numbered = [(quote_id, found) for quote_id, _, more in told if (found := _numbers(more)) is not None]
        if not numbered:
            return
        if not self._made:
            self._connection.execute("CREATE TEMP TABLE was (own INTEGER PRIMARY KEY, quote_id INTEGER NOT NULL)")
            self._connection.execute("CREATE TEMP TABLE waits (quote_id INTEGER PRIMARY KEY, outer INTEGER NOT NULL)")
            self._made = True
        self._connection.executemany(
            "INSERT OR REPLACE INTO was VALUES (?, ?)", [(found.own, quote_id) for quote_id, found in numbered]
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO waits VALUES (?, ?)",
            [(quote_id, found.outer) for quote_id, found in numbered if found.outer is not None],
        )
        self._connection.execute(
            "UPDATE quote SET nested_in = (SELECT was.quote_id FROM waits JOIN was ON was.own = waits.outer "
            "WHERE waits.quote_id = quote.id) WHERE id IN (SELECT quote_id FROM waits)"
        )
        self._connection.execute("DELETE FROM waits WHERE outer IN (SELECT own FROM was)")


def _numbers(more: More) -> _Numbers | None:
    if more.exact is None or more.exact.number is None:
        return None
    outer = more.exact.nested_in
    return _Numbers(_key(more, more.exact.number), None if outer is None else _key(more, outer))


def _key(more: More, number: int) -> int:
    """A number for a quote of an article: other libraries have the same numbers for others."""
    return int.from_bytes(blake2b(f"{number} {more.place}".encode(), digest_size=8).digest(), signed=True)
