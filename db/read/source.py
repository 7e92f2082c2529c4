"""A source: one article before it is read, wherever its bytes are."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Form = Literal["text", "markdown", "html", "fragment", "mhtml", "pdf", "docx", "mail"]
"""What one article's bytes are; `fragment` is HTML that is no whole page."""

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of an article beside its bytes: by a feed, a row of a table, the headers of an answer."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    """As it was written there, in any form."""
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def digest(self, content: str) -> str:
        """Hex SHA-256 of all this and the content it is said of."""
        told = (self.title, self.author, self.published, self.outlet, self.url, self.language, content)
        return hashlib.sha256("\x1f".join(value or "" for value in told).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """One article still unread; it pickles, so that another process may read it."""

    path: str
    """As it will be stored: the file, `news.jsonl#12`, `all.zip!/a/b.html`, or a web address."""
    file: Path | None = None
    """Where the bytes are, unless they are here."""
    data: bytes | None = None
    form: Form | None = None
    """None where it is to be told by the name and the bytes."""
    charset: str | None = None
    """What a header says the bytes are encoded in; it may be wrong."""
    stated: Stated = Stated()
    doc: str | None = None
    """A short name, where the path does not end in one."""
    digest: str | None = None
    """Hex SHA-256 of what would change it, where that is more than its bytes."""
    max_size: int | None = None
    """The most bytes that are read; None for what is usual for the form."""

    @property
    def weight(self) -> int:
        """How many bytes it carries."""
        return len(self.data or b"")

    def sha256(self, data: bytes) -> str:
        """Its digest, its bytes being these."""
        return self.digest or hashlib.sha256(data).hexdigest()


def whole(path: Path, max_size: int | None = None) -> Source:
    """The source of a file that is one article."""
    return Source(path.absolute().as_posix(), file=path, max_size=max_size)


def named_after(path: str) -> str:
    """A short name for what is stored under that path: the last part of it, without its ending."""
    if "://" in path:
        path = path.split("?")[0].split("#")[0].rstrip("/")
    name = path.rsplit("/", 1)[-1]
    suffix = Path(name).suffix
    return (name.removesuffix(suffix) if suffix else name) or name
