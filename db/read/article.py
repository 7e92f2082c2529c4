"""An article as it was read: its text, its zones and the facts about it."""

from typing import Literal

from db.dataclass import dataclass

Span = tuple[int, int]
"""[start, end) in code points of the stored text."""

Basis = Literal["stated", "inferred", "unknown"]
ZoneKind = Literal["title", "standfirst", "byline", "dateline", "body", "heading", "caption", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of an article: one paragraph (line), in text order, never overlapping."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about an article, with the words it rests on."""

    value: str | None = None
    basis: Basis = "unknown"
    span: Span | None = None
    """The words of the text it rests on, None where there are none."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its text unaltered."""

    path: str
    """Where it was read from, as stored: a file (absolute, with forward slashes), what is in one, or a web address."""
    doc: str
    """The file's name without its ending."""
    text: str
    """What spans count in: of plain text and Markdown the file's own, of the others what is extracted from them."""
    sha256: str
    """Hex digest of the bytes it was read from."""
    encoding: str
    title: Fact
    author: Fact
    published: Fact
    """ISO 8601 date, or its prefix: 2024-04-07, 2024-04 or 2024."""
    outlet: Fact
    zones: tuple[Zone, ...]
    url: str | None = None
    """Its web address, where it is known."""
    language: str | None = None
    """ISO 639-1 code, None where the text is too short to tell."""
    media: str = "text/plain"
    """Media type of what it was read from."""
    original: bytes | None = None
    """The bytes it was read from, where they are not the text itself."""

    @property
    def is_foreign(self) -> bool:
        """Whether it is in a language in which no quotes are looked for."""
        return self.language not in (None, "en")
