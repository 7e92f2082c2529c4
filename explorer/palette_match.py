"""How the palette finds things: by letters in order, without regard to case and accents."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from db.index.fold import fold
from explorer.draw.piece import plain

Kind = Literal["command", "speaker", "source", "country"]
LIKE = 70
"""How alike, of 100, typed letters and a label must be."""
MOST = 12
"""Hits of one kind at most, so that none drowns the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the palette offers."""

    kind: Kind
    label: str
    """As shown: ``speaker: Emmanuel Macron``."""
    value: str
    """The action of a command, or the value of a filter."""
    note: str = ""
    """A second line."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that answers, best 1."""

    entry: Entry
    score: float
    lit: tuple[tuple[int, int], ...]


def find(entries: list[Entry], typed: str) -> list[Found]:
    """The entries that answer, the best first, a few of each kind."""
    needle = fold(typed.strip())
    if not needle:
        return []
    labels = [fold(f"{entry.label} {entry.note if entry.kind == 'command' else ''}").strip() for entry in entries]
    hits = process.extract(needle, labels, scorer=_score, score_cutoff=LIKE, limit=None)
    found: list[Found] = []
    counts: dict[Kind, int] = {}
    for _, score, place in hits:
        entry = entries[place]
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
        if counts[entry.kind] <= MOST:
            found.append(Found(entry, score / 101, lit(entry.label, typed)))
    return found


def lit(label: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed words stand in a label."""
    folded, spans = fold(label), []
    for word in fold(typed).split():
        start = folded.find(word)
        if start >= 0:
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))


def shown(entry: Entry) -> str:
    """The label without anything a terminal would obey."""
    return plain(entry.label)


def _score(needle: str, label: str, *, score_cutoff: float | None = None, **_: object) -> float:
    """100 where every word begins a word of the label; letters with typing errors less."""
    words = label.replace(":", " ").split()
    parts = needle.replace(":", " ").split()
    # Of two that answer, the shorter is meant.
    length = min(4.0, len(label) / 50)
    if all(any(word.startswith(part) for word in words) for part in parts):
        # The first word is only its kind: "s" is not every speaker.
        return (100 if all(any(word.startswith(part) for word in words[1:]) for part in parts) else 94) - length
    if all(part in label for part in parts):
        return 88 - length
    alike = fuzz.partial_ratio(needle, label) if len(needle) > 3 else 0.0
    return alike * 0.85 if alike * 0.85 >= LIKE else 0.0
