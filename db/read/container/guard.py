"""A stream that was packed, watched so that a bomb ends soon."""

import bz2
import gzip
import io
import lzma
from typing import BinaryIO, cast

_RATIO = 200
"""Times its packed size that text grows to at most; a bomb grows a thousandfold and more."""
_FREE = 256 << 20
"""Bytes that are unpacked without a question."""


class BombError(Exception):
    """Something unpacks to far more than text ever does."""


class Guarded(io.RawIOBase):
    """Reads through, counting."""

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        super().__init__()
        self._stream = stream
        self.left = max(_FREE, _RATIO * packed)
        """Bytes that may still come."""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read some more; raises BombError where it has been too much."""
        part = self._stream.read(len(buffer))
        self.left -= len(part)
        if self.left < 0:
            raise BombError
        buffer[: len(part)] = part
        return len(part)


def unpacked(stream: BinaryIO, packed: int) -> BinaryIO:
    """What gzip, bzip2 or xz made smaller, at its first size, watched; as it is where none did."""
    head = stream.read(6)
    stream.seek(0)
    opened: BinaryIO
    if head.startswith(b"\x1f\x8b"):
        opened = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    elif head.startswith(b"BZh"):
        opened = cast(BinaryIO, bz2.BZ2File(stream))
    elif head.startswith(b"\xfd7zXZ\x00"):
        opened = cast(BinaryIO, lzma.LZMAFile(stream))  # noqa: SIM115
    else:
        return stream
    return cast(BinaryIO, io.BufferedReader(Guarded(opened, packed), 1 << 16))
