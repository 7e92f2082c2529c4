"""The lines of a file, whether it is packed or not, one after another."""

import bz2
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

STDIN = Path("-")
LONGEST = 1 << 24
"""Bytes of the longest line that is read; what is longer is no quote, and must not fill the memory."""
TOGETHER = 256
"""Lines that are read together,"""
_ENOUGH = 1 << 20
"""and the bytes of them that are enough."""


class Stream(Protocol):
    """Bytes to be read line by line."""

    def readline(self, size: int, /) -> bytes:
        """Return the rest of the line, at most so many bytes."""
        ...

    def tell(self) -> int:
        """Return how many bytes are read."""
        ...


@contextmanager
def opened(path: Path) -> Iterator[tuple[Stream, Stream]]:
    """Open a file, `-` for standard input, as what to read lines from and what tells how far it is.

    What is packed with gzip or bzip2 is known by its first bytes, not by its name. Raises OSError.
    """
    raw = sys.stdin.buffer if path == STDIN else path.open("rb")
    try:
        head = raw.peek(3)[:3] if isinstance(raw, io.BufferedReader) else b""
        if head.startswith(b"\x1f\x8b"):
            yield gzip.GzipFile(fileobj=raw), raw
        elif head == b"BZh":
            yield bz2.BZ2File(raw), raw
        else:
            yield raw, raw
    finally:
        if path != STDIN:
            raw.close()


def blocks(stream: Stream) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the lines, some hundreds together, with the number of the first from 1; what is too long comes cut.

    Where the stream breaks off in an error, what stands before it comes first.
    """
    number = 1
    more = True
    while more:
        some: list[bytes] = []
        broken: Exception | None = None
        try:
            more = _fill(some, stream)
        except (OSError, EOFError, zlib.error) as error:
            broken = error
        if some:
            yield number, some
        if broken is not None:
            raise broken
        number += len(some)


def _fill(some: list[bytes], stream: Stream) -> bool:
    """Read lines until they are enough; tell whether there may be more."""
    size = 0
    while len(some) < TOGETHER and size < _ENOUGH:
        line = stream.readline(LONGEST)
        if not line:
            return False
        some.append(line)
        size += len(line)
        if len(line) >= LONGEST:
            while (more := stream.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
    return True
