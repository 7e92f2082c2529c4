"""One ready-made quote, wherever it came from."""

import re
from typing import NamedTuple

from db.extract.quote import ActorKind, Kind, SaidBasis, Status
from db.read.article import Basis, Span

_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
NOBODY = frozenset({"", "none"})


class BadLineError(ValueError):
    """A line that is no quote; says why."""


class UnfitError(BadLineError):
    """A file that is not what the command takes it for; says why, and what helps."""

    def __init__(self, reason: str, remedy: str = "", holds: str = "") -> None:
        super().__init__(reason)
        self.remedy = remedy
        self.holds = holds
        """Lines that show what it holds."""


class Exact(NamedTuple):
    """What a library of ours tells of a quote beyond what others do."""

    via: tuple[str, ...] = ()
    """Who carried it, the outermost first."""
    published_basis: Basis = "unknown"
    outlet_basis: Basis = "unknown"
    author_basis: Basis = "unknown"
    cue: str | None = None
    mention: str | None = None
    prefix: str = ""
    suffix: str = ""
    outlet_country: str | None = None
    language: str | None = None
    url: str | None = None
    """The address of its article, where that is known by something else."""
    status_words: str | None = None
    """The words that make it other than asserted."""
    number: int | None = None
    """Its own in the library it came from."""
    nested_in: int | None = None
    """That of the quote it stands in."""


class More(NamedTuple):
    """What some sources tell of a quote beyond its words, its speaker and its addresses."""

    nobody: str
    """Why there is no speaker, where there is none."""
    kind: Kind = "direct"
    status: Status = "asserted"
    actor_kind: ActorKind = "person"
    country: str | None = None
    """Code of the speaker's country or bloc."""
    role: str | None = None
    about: tuple[str, ...] = ()
    """Codes of the countries it is about."""
    said: str | None = None
    """The day it was said, ISO 8601 or its prefix."""
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """The day it was printed, as the source states it."""
    place: str | None = None
    """What its article is known by where it has no address."""
    note: str | None = None
    """What a person wrote beside it."""
    spans: tuple[Span, ...] = ()
    """Where it stands in an article that came whole; the article's path is `place`."""
    cue: Span | None = None
    mention: Span | None = None
    """The words that name the speaker there."""
    aloud: bool | None = True
    """Whether it was said or written, not only thought; None where nobody looked."""
    said_basis: SaidBasis | None = None
    """What the day rests on; None where `said` is as the source states it, or else the day it was printed."""
    exact: Exact | None = None


class Entry(NamedTuple):
    """One quote with all that is kept of it."""

    key: str
    """Its own id, by which it is known again."""
    text: str
    """On one line."""
    speaker: str | None
    qids: tuple[str, ...]
    """Wikidata items the speaker may be; all of them are needed to tell namesakes apart."""
    date: str | None
    """The day it was first printed, ISO 8601."""
    occurrences: int | None
    urls: tuple[str, ...]
    confidence: float
    more: More | None = None


def one_line(text: str) -> str:
    """Lay a quote out on one line; raises BadLineError where it holds a NUL."""
    if "\0" in text:
        raise BadLineError("the quote holds a NUL")
    return re.sub(" {2,}", " ", _BREAKS.sub(" ", text)) if _BREAKS.search(text) else text
