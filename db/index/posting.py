"""Sets of rows of one chunk as bytes: sorted 16-bit numbers, or one bit a row where they are many."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CHUNK = 1 << 16
"""Ids a chunk spans: `id >> 16` is its number."""
_DENSE = 4096
"""From more rows than these on, bits take less room."""
_BITS = CHUNK // 8

Lows = NDArray[np.uint16]
"""The lower halves of ids, sorted."""


class IndexDamaged(Exception):  # noqa: N818
    """The index does not hold what it says; it is to be made again, not believed."""


class IndexBehind(Exception):  # noqa: N818
    """So much was changed since it was indexed that it is to be indexed before it is read."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One set as it is stored."""

    count: int
    data: bytes
    check: int
    """The CRC-32 of the data."""

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

    def verify(self) -> None:
        """Raise IndexDamaged where these are not the bytes that were written."""
        if len(self.data) != (_BITS if self.dense else 2 * self.count) or zlib.crc32(self.data) != self.check:
            raise IndexDamaged("a list of rows is not as it was written")


def encode(lows: Lows) -> Posting:
    """Return a set of rows as it is stored."""
    if len(lows) > _DENSE:
        flags = np.zeros(CHUNK, np.uint8)
        flags[lows] = 1
        data = np.packbits(flags).tobytes()
    else:
        data = lows.tobytes()
    return Posting(len(lows), data, zlib.crc32(data))
