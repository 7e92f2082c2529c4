"""Where words stand: the words themselves with those around them, as W3C's TextQuoteSelector has it."""

import re
from dataclasses import dataclass

from db.read.article import Span

AROUND = 32
"""Code points before and after that are kept."""
_LONG = 24
"""Letters from which on words that stand once in a text need no others around them to be the same."""
_ENOUGH = 8
"""Letters around that must agree where they are what decides."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, so that they can be found again when the text or what reads it changed."""

    path: str
    doc: str
    sha256: str
    exact: str
    """The text from the first of its words to the last, as it stood."""
    prefix: str
    suffix: str
    start: int
    """Where they stood."""


def anchored(path: str, doc: str, sha256: str, text: str, span: Span, around: bool = True) -> Anchor:
    """Anchor a span of a text; not `around` where what stands beside it is not known to stay there."""
    start, end = span
    prefix, suffix = (text[max(0, start - AROUND) : start], text[end : end + AROUND]) if around else ("", "")
    return Anchor(path, doc, sha256, text[start:end], prefix, suffix, start)


def locate(text: str, anchor: Anchor, same: bool = False) -> Span | str:
    """Return where the words stand in a text, or why that cannot be told; how lines are broken does not count.

    `same` says that it is the very text they were taken from.
    """
    start, end = anchor.start, anchor.start + len(anchor.exact)
    if same and text[start:end] == anchor.exact:
        return start, end
    plain, places = _plain(text)
    exact = _SPACE.sub(" ", anchor.exact).strip()
    if not exact:
        return "no words are named"
    found = [match.start() for match in re.finditer(f"(?={re.escape(exact)})", plain)]
    if not found:
        return "its words are no longer in the article"
    before, after = _SPACE.sub(" ", anchor.prefix), _SPACE.sub(" ", anchor.suffix)
    graded = [(_agreement(plain, at, at + len(exact), before, after), at) for at in found]
    best = max(graded)[0]
    left = [at for grade, at in graded if grade == best]
    whole = best == len(before) + len(after)
    if len(found) == 1:
        if not (whole or best >= _ENOUGH or len(exact) >= _LONG):
            return "its words stand in the article, but not among those they stood among"
    elif len(left) > 1 and not whole:
        return f"its words stand {len(found)} times in the article, and nothing tells which is meant"
    elif not (whole or best >= _ENOUGH):
        return f"its words stand {len(found)} times in the article, none among those they stood among"
    # Alike with all around it: where it stood is all that can tell.
    left.sort(key=lambda at: abs(places[at] - anchor.start))
    return places[left[0]], places[left[0] + len(exact) - 1] + 1


def _agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many letters on both sides, next to the words, are those that stood there."""
    held = text[max(0, start - len(before)) : start]
    left = 0
    while left < min(len(held), len(before)) and held[-1 - left] == before[-1 - left]:
        left += 1
    held = text[end : end + len(after)]
    right = 0
    while right < min(len(held), len(after)) and held[right] == after[right]:
        right += 1
    return left + right


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text with single blanks, and the place of each of its characters."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _SPACE.finditer(text):
        parts += [text[at : match.start()], " "]
        places += [*range(at, match.start()), match.start()]
        at = match.end()
    parts.append(text[at:])
    places += range(at, len(text))
    return "".join(parts), places
