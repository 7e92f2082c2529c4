"""How large a file may be, and reading no more than that."""

from pathlib import Path
from typing import Protocol

from db.read.error import ReadError
from db.read.source import Form

LIMIT = 2 * 1024 * 1024
"""Bytes of a text. An article is a few thousand; a file over this is something else."""
DOCUMENT = 64 << 20
"""Bytes of a page, a PDF, a document, and of a row of a table."""
HOLDER = 1 << 30
"""Bytes of a file that holds many articles."""
REMEDY = "If that is meant, raise --max-size: --max-size 5G."


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes."""


def limit_of(form: Form | None, max_size: int | None) -> int:
    """The most bytes one article of that form may have."""
    return max_size or (LIMIT if form in ("text", "markdown", None) else DOCUMENT)


def taken(stream: Readable, limit: int, path: Path | str) -> bytes:
    """All the bytes of a stream; raises ReadError where they are more than the limit."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(1 << 20, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise too_large(path, limit)
    return b"".join(parts)


def too_large(path: Path | str, limit: int) -> ReadError:
    """Say that a file is over the limit."""
    return ReadError(path, "", f"is over {shown_size(limit)}", REMEDY)


def shown_size(size: int) -> str:
    """Return a number of bytes as a person writes it: ``64 MB``."""
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"
