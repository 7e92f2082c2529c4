"""The rows a code occurs in over many chunks, read at once and kept: the next text asks for the same letters again."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from db.index.kind import CHUNK
from db.index.posting import Posting, trigram_id, trigram_place

BLOCK = 16
"""Chunks that are read together."""
_KEPT = 12 << 20
"""Bytes that are remembered."""
_VERIFIED = 200_000
"""Lists of rows remembered as sound, and codes that are remembered."""

Places = NDArray[np.intp]
"""Rows by their place in a block."""
Block = tuple[int, int, int]
"""Kind, number, and how many chunks it has."""
_Key = tuple[int, int, int]
"""Kind, number of the block, and code."""


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
        np.add.at(part, self.few, weight)
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


def common(listings: Sequence[Listing], chunks: int) -> Places:
    """Return the rows of a block of so many chunks that are in all of some listings."""
    rarest, *others = sorted(listings, key=lambda listing: listing.count)
    if rarest.dense:
        bits = rarest.packed(chunks)
        for listing in others:
            bits &= listing.packed(chunks)
        return np.flatnonzero(np.unpackbits(bits))
    found = rarest.few
    for listing in others:
        found = found[listing.holds(found)]
    return found


Found = dict[int, Listing]
"""Listings by code."""


class Listings:
    """Reads the listings of one index, and keeps the last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, Listing] = OrderedDict()
        self._size = 0
        self._verified: set[_Key] = set()
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, where: Sequence[Block], codes: Iterable[int]) -> list[Found]:
        """Return, for each of some blocks, those of the codes that occur in it with where; raises IndexDamaged."""
        found: list[Found] = [{} for _ in where]
        missing: list[tuple[int, int]] = []
        with self._lock:
            for place, (kind, block, _) in enumerate(where):
                for code in codes:
                    if (held := self._kept.get((kind, block, code))) is None:
                        missing.append((place, code))
                    else:
                        self._kept.move_to_end((kind, block, code))
                        if held.count:
                            found[place][code] = held
        if missing:
            read = self._read(connection, where, missing)
            with self._lock:
                for (place, code), listing in read.items():
                    self._keep((*where[place][:2], code), listing)
                    if listing.count:
                        found[place][code] = listing
        return found

    def _keep(self, key: _Key, listing: Listing) -> None:
        if len(self._verified) >= _VERIFIED:
            self._verified.clear()
        self._verified.add(key)
        if key not in self._kept:
            self._kept[key] = listing
            self._size += listing.nbytes
        while self._size > _KEPT:
            self._size -= self._kept.popitem(last=False)[1].nbytes

    def _read(
        self, connection: sqlite3.Connection, where: Sequence[Block], wanted: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], Listing]:
        """Read codes, each with the place of its block among all; one statement is much quicker than several."""
        ids: list[int] = []
        for place, code in wanted:
            kind, block, chunks = where[place]
            first = trigram_id(kind, block * BLOCK, code)
            ids.extend(range(first, first + (chunks << 16), 1 << 16))
        places = {(kind, block): place for place, (kind, block, _) in enumerate(where)}
        found: dict[tuple[int, int], list[tuple[int, Posting]]] = {one: [] for one in wanted}
        for id_, *stored in connection.execute(
            f"SELECT id, count, ids, checksum FROM index_trigram WHERE id IN ({','.join(map(str, ids))})"
        ):
            posting = Posting(*stored)
            kind, chunk, code = id_ >> 48, id_ >> 16 & 0xFFFFFFFF, id_ & 0xFFFF
            if (kind, chunk // BLOCK, code) not in self._verified:
                posting.verify(trigram_place(id_))
            found[places[kind, chunk // BLOCK], code].append((chunk % BLOCK, posting))
        return {one: _joined(postings) if postings else _NONE for one, postings in found.items()}


def _joined(postings: Sequence[tuple[int, Posting]]) -> Listing:
    """Put the sets of one code together, in order of chunk."""
    count = 0
    few: list[Places] = []
    dense: list[int] = []
    bits: list[NDArray[np.uint8]] = []
    for chunk, posting in postings:
        count += posting.count
        if posting.dense:
            dense.append(chunk)
            bits.append(np.frombuffer(posting.data, np.uint8))
        else:
            lows = np.frombuffer(posting.data, np.uint16).astype(np.intp)
            lows += chunk * CHUNK
            few.append(lows)
    return Listing(count, np.concatenate(few) if len(few) > 1 else few[0] if few else _NONE.few, dense, bits)


_NONE = Listing(0, np.empty(0, np.intp), (), ())
"""Of a code that does not occur."""
