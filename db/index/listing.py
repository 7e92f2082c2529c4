"""The rows a code occurs in over many chunks, read at once and kept: the next text asks for the same letters again."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from db.index.kind import CHUNK
from db.index.letters import CODES
from db.index.posting import Posting, trigram_id, trigram_place

BLOCK = 16
"""Chunks that are read together."""
_KEPT, _KEPT_EACH = 12 << 20, 4 << 20
"""Bytes that are remembered at least, and for each block of the largest kind: the letters of a text in all of it."""
_VERIFIED = 200_000
"""Lists of rows remembered as sound, and codes that are remembered."""

Places = NDArray[np.int32]
"""Rows by their place in a block; in four bytes, or twice as many would not be remembered."""
Block = tuple[int, int, int]
"""Kind, number, and how many chunks it has."""


class Listing:
    """Where one code occurs in one block of chunks."""

    __slots__ = ("bits", "count", "dense", "few")

    def __init__(self, count: int, few: Places, dense: Sequence[int], bits: Sequence[NDArray[np.uint8]]) -> None:
        self.count = count
        self.few = few
        """Sorted, in the chunks where they are few."""
        self.dense = dense
        """The other chunks, by their place in the block."""
        self.bits = bits
        """Of each of those, eight rows a byte."""

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return self.few.nbytes + len(self.dense) * CHUNK // 8 + 400

    def add(self, part: NDArray[np.uint8], weight: np.uint8) -> None:
        """Add a weight to each of its rows."""
        np.add.at(part, self.few.astype(np.intp), weight)  # which is what it is quick with
        for chunk, packed in zip(self.dense, self.bits, strict=True):
            bits = np.unpackbits(packed)
            bits *= weight
            part[chunk * CHUNK : (chunk + 1) * CHUNK] += bits

    def packed(self, chunks: int) -> NDArray[np.uint8]:
        """Return eight rows a byte of so many chunks."""
        flags = np.zeros(chunks * CHUNK, np.uint8)
        flags[self.few] = 1
        found = np.packbits(flags)
        for chunk, packed in zip(self.dense, self.bits, strict=True):
            found[chunk * CHUNK // 8 : (chunk + 1) * CHUNK // 8] = packed
        return found

    def holds(self, places: Places) -> NDArray[np.bool_]:
        """Return which of some sorted rows are in it."""
        found = np.zeros(len(places), bool)
        if len(self.few):
            at = np.searchsorted(self.few, places)
            at[at == len(self.few)] = 0
            found = self.few[at] == places
        ends = np.searchsorted(places, np.arange(BLOCK + 1) * CHUNK).tolist() if self.dense else []
        for chunk, packed in zip(self.dense, self.bits, strict=True):
            here = slice(ends[chunk], ends[chunk + 1])
            low = places[here] & (CHUNK - 1)
            found[here] = packed[low >> 3] >> (7 - (low & 7)).astype(np.uint8) & 1
        return found


def mark(flags: NDArray[np.bool_], listings: Sequence[Listing]) -> None:
    """Set the flags of the rows of a block that are in all of some listings; none is set yet."""
    rarest, *others = sorted(listings, key=lambda listing: listing.count)
    if rarest.dense:
        chunks = len(flags) // CHUNK
        bits = rarest.packed(chunks)
        for listing in others:
            bits &= listing.packed(chunks)
        flags[:] = np.unpackbits(bits).view(bool)
        return
    found = rarest.few
    for listing in others:
        found = found[listing.holds(found)]
    flags[found] = True


Found = dict[int, Listing]
"""Listings by code."""


class Listings:
    """Reads the listings of one index, and keeps the last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Listing] = OrderedDict()
        """By the id of the list of the first chunk of their block."""
        self._size = 0
        self._room = _KEPT
        self._verified: set[int] = set()
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, where: Sequence[Block], codes: Iterable[int]) -> list[Found]:
        """Return, for each of some blocks, those of the codes that occur in it with where; raises IndexDamaged."""
        found: list[Found] = []
        missing: list[tuple[int, int]] = []
        kept = self._kept
        with self._lock:
            for kind, block, chunks in where:
                self._room = max(self._room, _KEPT_EACH * (block + 1))
                first = trigram_id(kind, block * BLOCK, 0)
                here: Found = {}
                for code in codes:
                    if (held := kept.get(first | code)) is None:
                        missing.append((first | code, chunks))
                    else:
                        kept.move_to_end(first | code)
                        if held.count:
                            here[code] = held
                found.append(here)
        if missing:
            read = self._read(connection, missing)
            places = {
                trigram_id(kind, block * BLOCK, 0): here for (kind, block, _), here in zip(where, found, strict=True)
            }
            with self._lock:
                for key, listing in read.items():
                    self._keep(key, listing)
                    if listing.count:
                        places[key & ~_CODE][key & _CODE] = listing
        return found

    def _keep(self, key: int, listing: Listing) -> None:
        if len(self._verified) >= _VERIFIED:
            self._verified.clear()
        self._verified.add(key)
        if key not in self._kept:
            self._kept[key] = listing
            self._size += listing.nbytes
        while self._size > self._room:
            self._size -= self._kept.popitem(last=False)[1].nbytes

    def _read(self, connection: sqlite3.Connection, wanted: Sequence[tuple[int, int]]) -> dict[int, Listing]:
        """Read listings by key, each of so many chunks; one statement is much quicker than several."""
        ids = [id_ for key, chunks in wanted for id_ in range(key, key + (chunks << 16), 1 << 16)]
        stored: dict[int, list[_Stored]] = {key: [] for key, _ in wanted}
        for row in connection.execute(_SQL, (str(ids),)):
            stored[row[0] & _BLOCK].append(row)
        return {key: _joined(rows, key in self._verified) if rows else _NONE for key, rows in stored.items()}


_Stored = tuple[int, int, bytes, int]
"""Id, count, the rows as bytes, and their check."""
_SQL = "SELECT id, count, ids, checksum FROM index_trigram WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
_CODE = CODES - 1
"""The bits of an id that are the code."""
_BLOCK = ~((BLOCK - 1) << 16)
"""All but those that are the place of the chunk in its block."""


def _joined(rows: Sequence[_Stored], verified: bool) -> Listing:
    """Put the sets of one code together, in order of chunk."""
    count = 0
    few: list[bytes] = []
    chunks: list[int] = []
    counts: list[int] = []
    dense: list[int] = []
    bits: list[NDArray[np.uint8]] = []
    for id_, size, data, checksum in rows:
        posting = Posting(size, data, checksum)
        if not verified:
            posting.verify(trigram_place(id_))
        count += size
        if posting.dense:
            dense.append(id_ >> 16 & BLOCK - 1)
            bits.append(np.frombuffer(data, np.uint8))
        else:
            few.append(data)
            chunks.append(id_ >> 16 & BLOCK - 1)
            counts.append(size)
    if not few:
        return Listing(count, _NONE.few, dense, bits)
    places = np.frombuffer(b"".join(few), np.uint16).astype(np.int32)
    if any(chunks):
        places += np.repeat(np.array(chunks, np.int32) * CHUNK, counts)
    return Listing(count, places, dense, bits)


_NONE = Listing(0, np.empty(0, np.int32), (), ())
"""Of a code that does not occur."""
