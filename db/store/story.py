"""What two printings of one story have in common, so that they are linked."""

import hashlib
import re
import zlib
from collections.abc import Iterable
from heapq import nsmallest
from typing import NamedTuple

from db.read.article import Zone

_OWN = frozenset({"body", "heading", "standfirst"})
_WORD = re.compile(r"\w+")
_FEWEST = 30
"""Words from which a text is long enough that another is the same only if it was copied."""
_RUN = 5
"""Words in a row that are looked for in other articles: one that is changed costs so many runs."""
_MARKS = 12
"""Runs of an article by which others are found: those with the lowest digests, so that copies have the same."""


class Story(NamedTuple):
    """The words of an article's body, whatever stands around it."""

    digest: str
    runs: frozenset[int]
    """Digests of all its words in runs."""

    @property
    def marks(self) -> list[int]:
        """What copies of it have in common with it, most of it whatever was changed."""
        return nsmallest(_MARKS, self.runs)

    def is_copy(self, other: "Story") -> bool:
        """Whether nearly all of the shorter is in the longer, and half of the longer in the shorter."""
        short, long = sorted((len(self.runs), len(other.runs)))
        same = len(self.runs & other.runs)
        return 5 * same >= 4 * short and 2 * same >= long


def digest(text: str, zones: Iterable[Zone]) -> str | None:
    """A digest of the words of an article's body; None where they are few."""
    words = _words(text, zones)
    return _digest(words) if words else None


def story(text: str, zones: Iterable[Zone]) -> Story | None:
    """Return the story of an article; None where its words are few."""
    words = _words(text, zones)
    if not words:
        return None
    runs = frozenset(zlib.crc32(b" ".join(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
    return Story(_digest(words), runs)


def _words(text: str, zones: Iterable[Zone]) -> list[bytes]:
    """The words of an article's body, none where they are few."""
    body = "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind in _OWN)
    words = " ".join(_WORD.findall(body.casefold())).encode("utf-8", "replace").split(b" ")
    return words if len(words) >= _FEWEST else []


def _digest(words: Iterable[bytes]) -> str:
    return hashlib.sha256(b" ".join(words)).hexdigest()[:32]
