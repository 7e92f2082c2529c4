"""The lines of a file, whether it is packed or not, one after another."""

import bz2
import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

STDIN = Path("-")
LONGEST = 1 << 24
"""Bytes of the longest line that is read; what is longer is no quote, and must not fill the memory."""


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


def lines(stream: Stream) -> Iterator[tuple[int, bytes]]:
    """Yield each line that holds something with its number from 1; one that is too long comes cut, without its end."""
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            while (more := stream.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
        if not line.isspace():
            yield number, line
