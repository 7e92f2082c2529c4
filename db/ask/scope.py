"""One read of the library: its connection, and what a query leaves of its quotes."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from db.ask.cancel import Cancel
from db.ask.candidate import Of
from db.ask.condition import where
from db.ask.connection import Connections, ReadConnection
from db.ask.hit import Hits, find_hits
from db.ask.matcher import Matcher
from db.ask.pattern import Pattern, read_pattern
from db.ask.query import Filter, Query, Sort
from db.ask.roster import Roster
from db.ask.vocabulary import Vocabularies

Kept = TypeVar("Kept")


class Memory:
    """What was worked out for one state of the library; the oldest answers go first."""

    def __init__(self, version: int) -> None:
        self.version = version
        self._lock = Lock()
        self._kept: dict[str, OrderedDict[Hashable, object]] = {}

    def get(self, shelf: str, key: Hashable, kind: type[Kept]) -> Kept | None:
        """Return what was kept, if it still is."""
        with self._lock:
            kept = self._kept.setdefault(shelf, OrderedDict())
            found = kept.get(key)
            if found is not None:
                kept.move_to_end(key)
            return found if isinstance(found, kind) else None

    def put(self, shelf: str, key: Hashable, value: object, room: int = 32) -> None:
        """Keep an answer, and forget the oldest of more than there is room for."""
        with self._lock:
            kept = self._kept.setdefault(shelf, OrderedDict())
            kept[key] = value
            while len(kept) > room:
                kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query leaves, as the end of a statement: `SELECT … {sql}` with `quote q` in it."""

    sql: str
    values: tuple[str, ...]
    order: Sort
    hits: Hits | None

    @property
    def matcher(self) -> Matcher | None:
        """What lights the letters, where a text is searched."""
        return self.hits.matcher if self.hits else None


@dataclass(slots=True)
class Read:
    """One snapshot of the library."""

    connection: ReadConnection
    memory: Memory
    cancel: Cancel | None = field(default=None)

    def roster(self) -> Roster:
        """Return the names the library holds, read when first asked for."""
        found = self.memory.get("names", "all", Roster)
        if found is None:
            found = Roster(self.connection)
            self.memory.put("names", "all", found)
        return found

    def hits(self, query: Query, of: Of = "quote") -> Hits | None:
        """Return what a query's text finds; None where it holds no word.

        Where it finds more than are kept, those the filters leave are found anew, so that none of them is missed.
        """
        pattern = read_pattern(query.text)
        if not pattern:
            return None
        found = self._hits(pattern, of, ())
        return self._hits(pattern, of, query.filters) if found.cut and query.filters and of == "quote" else found

    def _hits(self, pattern: Pattern, of: Of, filters: tuple[Filter, ...]) -> Hits:
        found = self.memory.get(of, (pattern, filters), Hits)
        if found is None:
            within = where(Query(filters=filters), self.roster)
            found = find_hits(self.connection, self._matcher(pattern), self.roster(), of, within, self.cancel)
            self.memory.put(of, (pattern, filters), found)
        return found

    def vocabularies(self) -> Vocabularies:
        """Return the words the library holds, read when first asked for."""
        found = self.memory.get("words", "all", Vocabularies)
        if found is None:
            found = Vocabularies(self.connection, self.cancel)
            self.memory.put("words", "all", found)
        return found

    def _matcher(self, pattern: Pattern) -> Matcher:
        found = self.memory.get("matcher", pattern, Matcher)
        if found is None:
            found = Matcher(pattern, self.vocabularies())
            self.memory.put("matcher", pattern, found)
        return found

    def scope(self, query: Query) -> Scope:
        """Return what a query leaves; a text's hits stand in the connection's table `hit`."""
        hits = self.hits(query)
        order = query.order
        if hits is not None:
            self._table(hits)
        elif order == "best":
            order = "newest"
        joined = "JOIN temp.hit h ON h.id = q.id" if hits else ""
        condition = where(query, self.roster)
        return Scope(f"FROM quote q {joined} WHERE {condition.sql}", condition.values, order, hits)

    def _table(self, hits: Hits) -> None:
        if self.connection.hits is hits:
            return
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS hit (id INTEGER PRIMARY KEY, score REAL NOT NULL)")
        self.connection.execute("DELETE FROM temp.hit")
        self.connection.executemany("INSERT INTO temp.hit VALUES (?, ?)", hits.scores.items())
        self.connection.hits = hits


class Reader:
    """Opens reads and keeps the memory of the library's present state."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._memory: Memory | None = None

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()

    @contextmanager
    def read(self, cancel: Cancel | None) -> Iterator[Read]:
        """Give one snapshot to read from."""
        version = self._connections.version()
        with self._connections.reading(cancel) as connection:
            memory = self._memory
            if memory is None or memory.version != version:
                memory = self._memory = Memory(version)
            yield Read(connection, memory, cancel)
