"""How the palette finds things: by words in any order, without regard to case, accents and typing errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import get_args

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from db.index.fold import fold
from explorer.palette_entry import Entry, Kind

LIKE = 70.0
"""How alike, of 100, typed letters and a label must be."""
MEANT = 86.0
"""From this score on an entry holds what is typed; what is below may be what was meant."""
SHORT = 6
"""Letters from which a word may hold two typing errors; below one."""
MOST = 8
"""Hits of one kind at most, so that none drowns the others; of commands all."""
LATELY = 5
"""Commands and queries of late that are shown before anything is typed."""
_ORDER: dict[Kind, int] = {kind: place for place, kind in enumerate(get_args(Kind))}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that answers, or the head of a group."""

    entry: Entry | None = None
    lit: tuple[tuple[int, int], ...] = ()
    head: str = ""


def first(entries: Sequence[Entry], lately: Sequence[str]) -> list[Found]:
    """What is shown before anything is typed: commands and queries of late, saved queries, then every command."""
    commands = {entry.value: entry for entry in entries if entry.kind == "command"}
    groups: tuple[tuple[str, list[Entry]], ...] = (
        ("Used lately", [commands[name] for name in lately if name in commands][:LATELY]),
        ("Asked lately", [entry for entry in entries if entry.kind == "asked"][:LATELY]),
        ("Saved", [entry for entry in entries if entry.kind == "saved"]),
    )
    lines: list[Found] = []
    for head, group in groups:
        if group:
            lines += [Found(head=head), *(Found(entry) for entry in group), Found()]
    before = set(lately[:LATELY])
    rest = [Found(entry) for name, entry in commands.items() if name not in before]
    return [*lines, Found(head="Every command"), *rest] if lines else rest


def find(entries: Sequence[Entry], typed: str, lately: Sequence[str] = ()) -> list[Found]:
    """The entries that answer, the best first, a few of each kind; of those that answer alike, the one used lately."""
    needle = fold(typed.strip())
    if not needle:
        return []
    ranked: list[tuple[float, int, int, int]] = []
    for place, entry in enumerate(entries):
        score = _score(needle, entry)
        if score >= LIKE:
            used = lately.index(entry.value) if entry.kind == "command" and entry.value in lately else len(lately)
            ranked.append((-round(score), used, _ORDER[entry.kind], place))
    found: list[Found] = []
    if ranked and -min(ranked)[0] < MEANT and not entries[min(ranked)[3]].likely:
        found.append(Found(head="Did you mean"))
    counts: dict[Kind, int] = {}
    for *_, place in sorted(ranked):
        entry = entries[place]
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
        if counts[entry.kind] <= MOST or entry.kind == "command":
            found.append(Found(entry, lit(entry.label, typed)))
    return found


def lit(label: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed words begin words of a label."""
    folded, spans = fold(label), []
    if len(folded) != len(label):  # a letter that folds to two: no place is certain
        return ()
    for word in fold(typed).split():
        start = f" {folded}".find(f" {word}")
        start = start if start >= 0 else folded.find(word)
        if start >= 0:
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, tuple[str, ...]]:
    """A text folded, and its words."""
    folded = fold(text)
    return folded, tuple(folded.replace(":", " ").split())


def _score(needle: str, entry: Entry) -> float:
    """Over 100 where it is just that, 100 where every word begins a word of the label, 90 of the note; errors less."""
    label, words = _folded(entry.label)
    parts = needle.replace(":", " ").split()
    # Of two that answer, the shorter is meant.
    shorter = min(4.0, len(label) / 50)
    if needle in entry.terms:  # DE is a country before it begins a word
        return 101 - shorter
    # The first word is only its kind: "s" is not every speaker.
    if parts and all(any(word.startswith(part) for word in words[1:]) for part in parts):
        return 100 - shorter
    if len(needle) > 1 and any(term.startswith(needle) for term in entry.terms):
        return 98 - shorter
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 94 - shorter
    noted = _folded(entry.note)[1] if entry.kind in ("command", "source", "saved") else ()
    if noted and all(any(word.startswith(part) for word in chain(words, noted)) for part in parts):
        return 90 - shorter
    if len(needle) > 1 and all(part in label for part in parts):
        return 86 - shorter
    if entry.likely:
        return 80.0
    if entry.kind == "command" and parts:
        meant = min(max((_meant(part, word) for word in words), default=0) for part in parts)
        if meant:
            return 80 + 2 * meant - shorter
    alike = fuzz.partial_ratio(needle, label) * 0.85 if len(needle) > 3 else 0.0
    return alike if alike >= LIKE else 0.0


def _meant(typed: str, word: str) -> int:
    """2 where it is a word with letters swapped, missing, doubled or wrong, 1 where so a word begins, else 0."""
    if len(typed) < 3 or typed[0] not in word[:2]:
        return 0
    errors = 2 if len(typed) >= SHORT else 1
    ends = range(max(3, len(typed) - errors), min(len(typed) + errors, len(word)) + 1)
    near = [end for end in ends if OSA.distance(typed, word[:end], score_cutoff=errors) <= errors]
    return 2 if len(word) in near else int(bool(near))
