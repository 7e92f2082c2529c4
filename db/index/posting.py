"""Sets of rows of one chunk as bytes: sorted 16-bit numbers, or one bit a row where they are many."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index.fact import IndexDamaged, check
from db.index.kind import CHUNK

_DENSE = 4096
"""From more rows than these on, bits take less room."""
_BITS = CHUNK // 8

Lows = NDArray[np.uint16]
"""The lower halves of ids, sorted."""


@dataclass(slots=True)
class Posting:
    """One set as it is stored."""

    count: int
    data: bytes
    check: int
    """What `check` gives for the data where it stands."""

    def lows(self) -> Lows:
        """Return the rows as sorted numbers."""
        if self.dense:
            return np.flatnonzero(self.bits()).astype(np.uint16)
        return np.frombuffer(self.data, np.uint16)

    def bits(self) -> NDArray[np.uint8]:
        """Return one 0 or 1 for each row of the chunk; only where `dense`."""
        return np.unpackbits(np.frombuffer(self.data, np.uint8))

    def packed(self) -> NDArray[np.uint8]:
        """Return eight rows a byte."""
        if self.dense:
            return np.frombuffer(self.data, np.uint8)
        flags = np.zeros(CHUNK, np.uint8)
        flags[self.lows().astype(np.intp)] = 1
        return np.packbits(flags)

    @property
    def dense(self) -> bool:
        """Whether it is stored as bits."""
        return self.count > _DENSE

    def verify(self, place: bytes) -> None:
        """Raise IndexDamaged where these are not the bytes that were written here."""
        if len(self.data) != (_BITS if self.dense else 2 * self.count) or check(self.data, place) != self.check:
            raise IndexDamaged("a list of rows is not as it was written")


def trigram_id(kind: int, chunk: int, code: int) -> int:
    """Return the id under which the rows of a chunk in which a code occurs are stored."""
    return kind << 48 | chunk << 16 | code


def trigram_place(id_: int) -> bytes:
    """Return the place of such a list as its check has it."""
    return id_.to_bytes(8, "little")


def facet_place(field: str, value: str, chunk: int) -> bytes:
    """Return the same of the rows of a chunk that have a value of a field."""
    return repr((field, value, chunk)).encode()


def encode(lows: Lows, place: bytes) -> Posting:
    """Return a set of rows as it is stored."""
    if len(lows) > _DENSE:
        flags = np.zeros(CHUNK, np.uint8)
        flags[lows] = 1
        data = np.packbits(flags).tobytes()
    else:
        data = lows.tobytes()
    return Posting(len(lows), data, check(data, place))
