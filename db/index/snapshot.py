"""The index as one state of the library has it: what is stored, and what is pending beside it."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from db.index.column import COLUMNS, NAMES, Numbers, newest, patch, places, renewed, replaced
from db.index.facet import Facet, facets_of
from db.index.fact import IndexDamaged, fact
from db.index.kind import CHUNK, KINDS, NUMBER, Kind
from db.index.listing import BLOCK, Block, Listing, Listings, mark
from db.index.owned import Owned
from db.index.pending import Pending, noted, pending_of, there
from db.index.posting import Posting, facet_place
from db.index.schema import is_whole
from db.index.stored import column_of, counts, span, verify_columns, verify_facets

Mask = NDArray[np.bool_]
Owner = Literal["actor", "outlet"]
Overlap = NDArray[np.uint8]
"""For each id, how much of the text's weight a document has in common with it."""


@dataclass(slots=True)
class Snapshot:
    """Everything but the postings, which are read when they are asked for."""

    generation: int
    pending: dict[Kind, Pending]
    counts: dict[Kind, NDArray[np.uint32]]
    """In how many indexed documents of a kind each code occurs."""
    numbers: dict[str, Numbers]
    facets: dict[Facet, list[int]]
    """Which pending quotes have each value."""
    spans: dict[Kind, int]
    """Chunks the ids of a kind span."""
    newest: Numbers
    """Ids of all quotes, the last said first."""
    places: Numbers
    """Place of each actor's name in the alphabet."""
    listings: Listings = field(default_factory=Listings)
    _owned: dict[Owner, Owned] = field(default_factory=dict)

    @property
    def actor(self) -> Numbers:
        """Who says each quote; 0 unknown, -1 no quote."""
        return self.numbers["actor"]

    @property
    def article(self) -> Numbers:
        """Where each quote stands."""
        return self.numbers["article"]

    @property
    def outlet(self) -> Numbers:
        """The outlet of each article; 0 unknown, -1 no article."""
        return self.numbers["outlet"]

    def owned(self, owner: Owner) -> Owned:
        """Return the quotes of each actor or outlet, sorted when they are first asked for."""
        found = self._owned.get(owner)
        if found is None:
            found = Owned(self.actor if owner == "actor" else self.outlet.take(self.article, mode="clip"))
            self._owned[owner] = found
        return found

    def inherit(self, before: "Snapshot", changed: Sequence[int], moved: bool) -> None:
        """Take over what was sorted before some quotes were changed, and articles perhaps moved to other outlets."""
        rows = np.array(changed, np.intp)
        for owner, owned in dict(before._owned).items():  # another thread may sort meanwhile
            if owner == "actor":
                self._owned[owner] = owned.later(rows, self.actor[rows])
            elif not moved:
                self._owned[owner] = owned.later(rows, self.outlet.take(self.article[rows], mode="clip"))

    def mask(self, connection: sqlite3.Connection, wanted: str, values: Sequence[str] | None = None) -> Mask:
        """Return which quotes have one of the values of a field, or any value at all."""
        found = np.zeros(len(self.actor), bool)
        test = "" if values is None else " AND value IN (SELECT value FROM json_each(?2))"
        asked = (wanted,) if values is None else (wanted, json.dumps(list(values)))
        sql = f"SELECT value, chunk, count, ids, checksum FROM index_facet WHERE field = ?1{test}"
        for value, chunk, *stored in connection.execute(sql, asked):
            posting = Posting(*stored)
            posting.verify(facet_place(wanted, value, chunk))
            part = found[chunk * CHUNK : (chunk + 1) * CHUNK]
            if posting.dense:
                np.logical_or(part, posting.bits(), out=part)
            else:
                part[posting.lows()] = True
        if "quote" in self.pending:
            found[self.pending["quote"].ids] = False
        for (name, value), pending in self.facets.items():
            if name == wanted and (values is None or value in values):
                found[pending] = True
        return found

    def tally(self, connection: sqlite3.Connection, wanted: str, within: Mask) -> dict[str, int]:
        """Count the quotes of a selection that have each value of a field."""
        left = within.copy()
        found: dict[str, int] = {}
        if "quote" in self.pending:
            left[self.pending["quote"].ids] = False
        bits = np.packbits(left)
        rows = connection.execute(
            "SELECT value, chunk, count, ids, checksum FROM index_facet WHERE field = ?", (wanted,)
        )
        for value, chunk, *stored in rows:
            posting = Posting(*stored)
            posting.verify(facet_place(wanted, value, chunk))
            if posting.dense:
                both = posting.packed() & bits[chunk * CHUNK // 8 : (chunk + 1) * CHUNK // 8]
                common = int(np.bitwise_count(both).sum())
            else:
                common = int(np.count_nonzero(left[chunk * CHUNK : (chunk + 1) * CHUNK][posting.lows()]))
            found[value] = found.get(value, 0) + common
        for (name, value), pending in self.facets.items():
            if name == wanted:
                found[value] = found.get(value, 0) + int(np.count_nonzero(within[pending]))
        return {value: count for value, count in found.items() if count}

    def values(self, connection: sqlite3.Connection, wanted: str) -> list[str]:
        """Return the different values of a field."""
        rows = connection.execute("SELECT DISTINCT value FROM index_facet WHERE field = ?", (wanted,))
        return list({value for (value,) in rows} | {value for name, value in self.facets if name == wanted})

    def overlap(
        self,
        connection: sqlite3.Connection,
        kind: Kind,
        weights: Mapping[int, int],
        check: Callable[[], None] = lambda: None,
    ) -> Overlap:
        """Return, by id, the sum of the weights, at most 255, of the codes a document holds."""
        pending = self.pending.get(kind)
        found = np.zeros(self.chunks(kind) * CHUNK, np.uint8)
        for first, listings in self._blocks(connection, kind, weights):
            part = found[first : first + BLOCK * CHUNK]
            for code, listing in listings.items():
                listing.add(part, np.uint8(weights[code]))
                check()
        if pending is not None:
            found[pending.ids] = 0
            for code, own in weights.items():
                found[pending.held[pending.trigrams.of(code)]] += np.uint8(own)
        return found

    def holding(
        self, connection: sqlite3.Connection, kind: Kind, codes: Sequence[int], check: Callable[[], None] = lambda: None
    ) -> Mask:
        """Return, by id, which documents hold all of the codes."""
        found = np.zeros(self.chunks(kind) * CHUNK, bool)
        for first, listings in self._blocks(connection, kind, codes):
            if codes and len(listings) == len(codes):
                mark(found[first : first + BLOCK * CHUNK], list(listings.values()))
            check()
        pending = self.pending.get(kind)
        if pending is not None:
            found[pending.ids] = False
            every = np.full(len(pending.held), bool(codes))
            for code in codes:
                one = np.zeros(len(pending.held), bool)
                one[pending.trigrams.of(code)] = True
                every &= one
            found[pending.held[every]] = True
        return found

    def chunks(self, kind: Kind) -> int:
        """Return how many chunks the ids of a kind span."""
        return self.spans[kind]

    def _blocks(
        self, connection: sqlite3.Connection, kind: Kind, codes: Iterable[int]
    ) -> Iterator[tuple[int, dict[int, Listing]]]:
        """Yield the first row of each block of chunks, and where those of the codes that occur in it stand."""
        seen = dict.fromkeys(codes, 0)
        for first in range(0, self.chunks(kind), BLOCK):
            (listings,) = self.listings.read(connection, [self._block(kind, first)], seen)
            for code, listing in listings.items():
                seen[code] += listing.count
            yield first * CHUNK, listings
        held = self.counts[kind]
        if any(count != held[code] for code, count in seen.items()):
            raise IndexDamaged("lists of rows are missing")

    def _block(self, kind: Kind, first: int) -> Block:
        return NUMBER[kind], first // BLOCK, min(BLOCK, self.chunks(kind) - first)

    def prefetch(self, connection: sqlite3.Connection, kinds: Iterable[Kind], codes: Sequence[int]) -> None:
        """Read ahead, at once, what is known of the codes of several kinds; only of small ones."""
        self.listings.read(connection, [self._block(kind, 0) for kind in kinds if self.chunks(kind)], codes)

    def new_words(self) -> Counter[str]:
        """Return the words of what is pending."""
        found: Counter[str] = Counter()
        for pending in self.pending.values():
            found.update({word: count for word, count in pending.trigrams.words.items() if word.isascii()})
        return found

    def frequency(self, kind: Kind, codes: Sequence[int]) -> NDArray[np.int64]:
        """Return in how many documents of a kind each code occurs, pending ones too."""
        found = self.counts[kind][list(codes)].astype(np.int64)
        if kind in self.pending:
            found += self.pending[kind].trigrams.counts()[list(codes)]
        return found


def take(connection: sqlite3.Connection, before: Snapshot | None = None) -> Snapshot:
    """Read the present state of the index; raises IndexDamaged where it cannot be believed, IndexBehind."""
    try:
        return _take(connection, before)
    except (ArithmeticError, LookupError, MemoryError, ValueError, zlib.error) as error:
        raise IndexDamaged(f"it cannot be read ({type(error).__name__})") from error


def _take(connection: sqlite3.Connection, before: Snapshot | None) -> Snapshot:
    if not is_whole(connection):
        raise IndexDamaged("it is not whole, or of another version of onrecord")
    generation = int(fact(connection, "generation") or 0)
    changed = noted(connection)
    last: dict[Kind, int] = {
        kind: connection.execute(f"SELECT coalesce(max(id), -1) FROM {kind}").fetchone()[0] for kind in KINDS
    }
    if before is not None and before.generation == generation:
        return _later(connection, before, last, changed) if changed or before.pending else before
    numbers = {column.name: column_of(connection, column.name) for column in COLUMNS}
    spans = {kind: span(connection, kind, numbers) for kind in KINDS}
    for kind in KINDS:
        if spans[kind] > max(last[kind], *changed.get(kind, ()), -1) // CHUNK + 1:
            raise IndexDamaged(f"it goes on behind the last of the kind {kind}")
    ids = there(last, changed, spans)
    numbers = {
        column.name: patch(connection, column, numbers[column.name], ids.get(column.kind, ())) for column in COLUMNS
    }
    verify_columns(connection, numbers)
    verify_facets(connection)
    order, alphabet = fact(connection, "newest"), fact(connection, "places")
    return Snapshot(
        generation=generation,
        pending={kind: pending_of(connection, kind, held) for kind, held in ids.items()},
        counts={kind: counts(connection, kind) for kind in KINDS},
        spans=spans,
        numbers=numbers,
        facets=facets_of(connection, ids.get("quote", ())),
        newest=newest(numbers["said"], numbers["actor"])
        if order is None
        else renewed(np.frombuffer(order, np.int32), numbers["said"], numbers["actor"], ids.get("quote", ())),
        places=places(connection.execute(NAMES))
        if alphabet is None or "actor" in ids
        else np.frombuffer(alphabet, np.int32),
    )


def _later(
    connection: sqlite3.Connection, before: Snapshot, last: Mapping[Kind, int], changed: Mapping[Kind, Sequence[int]]
) -> Snapshot:
    """Return a snapshot of the same index at a later state, of which nothing is read again but what is pending.

    What was pending before is so still, or it was added and removed again.
    """
    old = {kind: pending.ids.tolist() for kind, pending in before.pending.items()}
    spans = dict(before.spans)
    every = {kind: sorted({*changed.get(kind, ()), *old.get(kind, ())}) for kind in (*changed, *old)}
    ids = there(last, every, spans)
    quotes, actors = ids.get("quote", []), ids.get("actor", [])
    numbers = {
        column.name: patch(connection, column, before.numbers[column.name], ids.get(column.kind, ()))
        for column in COLUMNS
    }
    found = Snapshot(
        generation=before.generation,
        pending={kind: pending_of(connection, kind, held) for kind, held in ids.items()},
        counts=before.counts,
        spans=spans,
        numbers=numbers,
        facets=facets_of(connection, quotes),
        newest=renewed(before.newest, numbers["said"], numbers["actor"], quotes),
        places=replaced(connection, before.places, actors),
        listings=before.listings,
    )
    found.inherit(before, quotes, "article" in ids)
    return found
