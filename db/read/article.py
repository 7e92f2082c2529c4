"""An article as it was read: its text, its zones and the facts about it."""

from dataclasses import dataclass
from typing import Literal

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
    """Where it was read from, as stored: absolute, with forward slashes."""
    doc: str
    """The file's name without its ending."""
    text: str
    sha256: str
    """Hex digest of the file's bytes."""
    encoding: str
    title: Fact
    author: Fact
    published: Fact
    """ISO 8601 date, or its prefix: 2024-04-07, 2024-04 or 2024."""
    outlet: Fact
    zones: tuple[Zone, ...]
