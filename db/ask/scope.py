"""One read of the library: its connection, its index, and what was worked out before for the same state of it."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from db.ask.cancel import Cancel
from db.ask.connection import Connections, IndexLostError, ReadConnection
from db.index.fact import IndexBehind, IndexDamaged
from db.index.front import Front, read_front
from db.index.kind import KINDS, Kind

if TYPE_CHECKING:  # what computes is imported when something is computed: what stands first is read without it
    from db.ask.vocabulary import Vocabulary
    from db.index.snapshot import Mask, Overlap, Snapshot

Kept = TypeVar("Kept")
_TEXTS = 4096
"""Names and titles that are remembered."""
_SPELT = 12_288
"""Texts of a kind in normal spelling that are remembered: the next letter typed asks for most of them again."""
_ROOM, _ROOM_EACH = 24 << 20, 8
"""Bytes of rows and flags that are remembered at least, and for each row: as many flags are of all rows."""


class Memory:
    """What was worked out for one state of the library; the oldest answers go first."""

    def __init__(self, version: int, before: Snapshot | None = None) -> None:
        self.version = version
        self._before = before
        self._snapshot: Snapshot | None = None
        self._taking = Lock()
        self._lock = Lock()
        self._kept: dict[str, OrderedDict[Hashable, object]] = {}
        self._sizes: OrderedDict[tuple[str, Hashable], int] = OrderedDict()
        """Bytes of what is large, the oldest first."""
        self._taken = 0
        """What they sum up to."""
        self._room = _ROOM
        self.texts: dict[Kind, dict[int, str]] = {kind: {} for kind in KINDS}
        """Names and titles by id."""
        self.spelt: dict[Kind, dict[int, str]] = {kind: {} for kind in KINDS}
        """Quotes, names and outlets in normal spelling by id."""

    def get(self, shelf: str, key: Hashable, kind: type[Kept]) -> Kept | None:
        """Return what was kept, if it still is."""
        with self._lock:
            kept = self._kept.setdefault(shelf, OrderedDict())
            found = kept.get(key)
            if found is not None:
                kept.move_to_end(key)
                if (shelf, key) in self._sizes:
                    self._sizes.move_to_end((shelf, key))
            return found if isinstance(found, kind) else None

    def put(self, shelf: str, key: Hashable, value: object, room: int = 32) -> None:
        """Keep an answer, and forget the oldest of more than there is room for."""
        with self._lock:
            kept = self._kept.setdefault(shelf, OrderedDict())
            kept[key] = value
            self._taken -= self._sizes.pop((shelf, key), 0)
            if size := int(getattr(value, "nbytes", 0)):
                self._sizes[shelf, key] = size
                self._taken += size
            while len(kept) > room:
                oldest, _ = kept.popitem(last=False)
                self._taken -= self._sizes.pop((shelf, oldest), 0)
            while self._taken > self._room and len(self._sizes) > 1:
                (other, oldest), size = self._sizes.popitem(last=False)
                self._taken -= size
                self._kept[other].pop(oldest, None)

    def snapshot(self, connection: ReadConnection) -> Snapshot:
        """Return the index, read when it is first needed: what stands first is known without it."""
        if self._snapshot is None:
            from db.index.snapshot import take

            with self._taking:
                if self._snapshot is None:
                    self._snapshot = take(connection, self._before)
                    self._room = max(_ROOM, _ROOM_EACH * len(self._snapshot.actor))
                    self._before = None
        return self._snapshot

    @property
    def newest(self) -> Snapshot | None:
        """The last snapshot that was taken of the library, in this state or before."""
        return self._snapshot or self._before


@dataclass(slots=True)
class Read:
    """One snapshot of the library."""

    connection: ReadConnection
    memory: Memory
    words: Words
    cancel: Cancel | None = field(default=None)

    def check(self) -> None:
        """Raise Cancelled where nobody waits for the answer any more."""
        if self.cancel is not None:
            self.cancel.check()

    @property
    def snapshot(self) -> Snapshot:
        """The index."""
        return self.memory.snapshot(self.connection)

    @property
    def front(self) -> Front | None:
        """What stands first where nothing is asked, where that is known without the index."""
        found = self.memory.get("front", "all", Front)
        if found is None and (found := read_front(self.connection)) is not None:
            self.memory.put("front", "all", found)
        return found

    @property
    def size(self) -> int:
        """How many ids of quotes there are, those that are gone too."""
        return len(self.snapshot.actor)

    @property
    def held(self) -> Mask:
        """Which ids are quotes; shared, not to be written in."""
        import numpy as np

        found = self.memory.get("held", "all", np.ndarray)
        if found is None:
            found = self.snapshot.actor >= 0
            self.memory.put("held", "all", found)
        return found

    def overlap(self, kind: Kind, weights: Mapping[int, int]) -> Overlap:
        """Return, by id, the sum of the weights of the codes a document holds; shared, not to be written in."""
        import numpy as np

        key = (kind, tuple(weights.items()))
        found = self.memory.get("overlap", key, np.ndarray)
        if found is None:
            found = self.snapshot.overlap(self.connection, kind, weights, self.check)
            self.memory.put("overlap", key, found, room=8)
        return found

    def prefetch(self, kinds: Sequence[Kind], codes: Sequence[int]) -> None:
        """Read at once what will be asked of several kinds one after another."""
        self.snapshot.prefetch(self.connection, kinds, codes)

    def holding(self, kind: Kind, codes: Sequence[int]) -> Mask:
        """Return, by id, which documents hold all of the codes."""
        return self.snapshot.holding(self.connection, kind, codes, self.check)

    def holding_any(self, kind: Kind, codes: Sequence[int]) -> Mask:
        """Return, by id, which documents hold any of the codes."""
        return self.snapshot.overlap(self.connection, kind, dict.fromkeys(codes, 1), self.check) > 0

    def texts(self, kind: Kind, ids: Sequence[int]) -> dict[int, str]:
        """Return the texts that documents are found by; names and titles are remembered."""
        from db.index.document import documents, texts

        if kind in ("quote", "passage"):
            return texts(self.connection, kind, ids)
        known = self.memory.texts[kind]
        if missing := [id_ for id_ in ids if id_ not in known]:
            if len(known) > _TEXTS:
                known = self.memory.texts[kind] = {}
                missing = list(ids)
            known.update(documents(self.connection, kind, ids=missing))
        return known

    def spelt(self, kind: Kind, ids: Sequence[int]) -> dict[int, str]:
        """Return, for those of some ids at least, the same in normal spelling; what is gone is empty."""
        from db.index.letters import normal

        known = self.memory.spelt[kind]
        if missing := [id_ for id_ in ids if id_ not in known]:
            if len(known) > _SPELT:
                known = self.memory.spelt[kind] = {}
                missing = list(ids)
            found = self.texts(kind, missing)
            known.update(zip(missing, normal(found.get(id_, "") for id_ in missing), strict=True))
        return known

    def vocabulary(self) -> Vocabulary:
        """Return the words the library holds, read when first asked for."""
        from db.ask.vocabulary import Vocabulary

        found = self.memory.get("words", "all", Vocabulary)
        if found is None:
            found = self.words.of(self)
            self.memory.put("words", "all", found)
        return found


class Words:
    """The vocabulary of the index, which is kept while only little is pending beside it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._generation = -1
        self._indexed: Vocabulary | None = None

    def of(self, read: Read) -> Vocabulary:
        """Return the words of the index and of what is pending beside it."""
        from db.ask.vocabulary import Vocabulary
        from db.index.stored import words_of

        with self._lock:
            indexed = self._indexed
            if indexed is None or self._generation != read.snapshot.generation:
                indexed = self._indexed = Vocabulary(words_of(read.connection))
                self._generation = read.snapshot.generation
        new = read.snapshot.new_words()
        return Vocabulary(new, indexed) if new else indexed


class Reader:
    """Opens reads and keeps the memory of the library's present state."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._memory: Memory | None = None
        self._words = Words()

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()

    def release(self) -> None:
        """Let go of what this thread reads of the file in place."""
        self._connections.release()

    def version(self) -> int:
        """Return a number that changes whenever somebody else writes to the library."""
        return self._connections.version()

    @contextmanager
    def _state(self, cancel: Cancel | None) -> Iterator[tuple[ReadConnection, int]]:
        """Give a connection inside one state of the library, and the number of that state."""
        while True:
            version = self._connections.version()
            with self._connections.reading(cancel) as connection:
                connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()  # from here on it stays the same
                if self._connections.version() == version:
                    yield connection, version
                    return

    @contextmanager
    def read(self, cancel: Cancel | None) -> Iterator[Read]:
        """Give one snapshot to read from."""
        with self._state(cancel) as (connection, version):
            memory = self._memory
            try:
                if memory is None or memory.version != version:
                    memory = self._memory = Memory(version, memory.newest if memory else None)
                yield Read(connection, memory, self._words, cancel)
            except (IndexDamaged, IndexBehind, sqlite3.OperationalError) as error:
                if isinstance(error, sqlite3.OperationalError) and "no such table: index_" not in str(error):
                    raise
                self._memory = None
                raise IndexLostError(
                    f"the search index of {self._connections.path} cannot be used: {error}; "
                    "onrecord index --rebuild makes it again",
                    isinstance(error, IndexBehind),
                ) from error
