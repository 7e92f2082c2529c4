"""Rows that may answer a text, found through the letters they have in common with it."""

from collections.abc import Callable, Mapping, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from db.ask.atom import Atom
from db.ask.pattern import Pattern, Term
from db.ask.scope import Read
from db.dataclass import dataclass
from db.index.kind import CHUNK, Kind
from db.index.letters import codes_of, normal_words
from db.index.snapshot import Mask, Overlap

Ids = NDArray[np.intp]
Scores = NDArray[np.float32]
Keeps = Callable[[Ids], Mask]
"""Tells which of some rows are to be kept, where to look at all would take long."""
_SCORED = 250
"""Rows of a million that are scored; recall is flat from here on."""
FEWEST = 100
"""Rows that are scored however few there are."""
_MOST = 20
"""Codes of a text that are looked up, the rarest; those of corrected words come beside them."""
_MORE = 8
_DOUBT = 2
"""What the weight of letters is divided by that were hardly meant as typed."""
_FEWEST = 8
"""Codes that are looked up however common they are."""
_SHARE = 9.0
"""Rows of all lists together that are looked at beyond those, as a share of all rows."""
_BUDGET = 120
"""What the weights of all codes sum up to at most: twice that still fits a byte."""
_VARIANTS = 32
"""Alternatives that are looked up one by one."""
_PIECE, _PIECES = 24, 12
"""Words of a pasted text that are looked up together, and how many times."""
_HIGHEST = 255
"""What a row has in common with a text at most."""
_NEAR = 16 * CHUNK
"""Rows that are counted at once."""
_LEAST = 0.25
"""Share of the weight a row must have in common with the text."""
_LEAST_PASTED = 0.15
"""The same of a pasted text, which is rarely remembered word by word."""
_SOME = 0.125
"""Share from which on a name or an outlet is given to all its rows, where any has as much as that."""
_LITTLE = 0.06
"""Share below which a name is none of what is looked for."""
_MUCH: dict[Kind, float] = {"actor": 0.25, "outlet": 0.3, "article": 0.3}
"""Share from which on a name, an outlet or a title is worth giving to all its rows."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say what is looked for: words in order, the last of which may still be being typed."""

    text: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """The codes of a wording that are looked up, each with a weight, more for the rarer."""

    by_code: Mapping[int, int]
    full: int
    """What they sum up to."""
    doubtful: bool
    """Whether a word was hardly meant as typed."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows that may answer a text."""

    ids: Ids
    """Sorted."""
    shares: Scores
    """What each has in common with the text, 0 to 1, above 1 where it is to be looked at in any case."""
    named: Mask
    """Which of them belong to somebody whose names have something in common with it."""
    headed: Mask
    """The same of their outlets and titles."""


def candidates(read: Read, pattern: Pattern, allowed: Mask, titles: bool, *wanted: Mask) -> Candidates:
    """Return the quotes that have the most letters in common with any wording.

    Those of each of `wanted` come with a share above 1; where they are many, the best of them.
    """
    kinds: tuple[Kind, ...] = ("quote", "actor", "outlet", *(("article",) if titles else ()))
    few = scored(read.size)
    preferred = [np.flatnonzero(mask) if np.count_nonzero(mask) <= few else None for mask in wanted]
    shares = _Shares(_LEAST_PASTED if pattern.pasted else _LEAST)
    every: list[Weights] = []
    for wording in wordings(pattern):
        chosen = _weights(read, kinds, wording)
        if chosen.full:
            every.append(chosen)
            read.prefetch(kinds, tuple(chosen.by_code))
            total = _common(read, chosen, titles)
            shares.add(total if allowed is read.held else total * allowed, chosen)
            for mask, ids in zip(wanted, preferred, strict=True):
                shares.prefer(total, chosen, top(total * mask, chosen.full, few) if ids is None else ids)
    ids, found = shares.found()
    return Candidates(ids, found, *_told(read, every, ids, found > 1.0))


def _told(read: Read, every: Sequence[Weights], ids: Ids, surely: Mask) -> tuple[Mask, Mask]:
    """Return of which rows the names, and the outlets, are to be looked at; of others they have next to nothing."""
    snapshot = read.snapshot
    actors, outlets = snapshot.actor[ids], snapshot.outlet.take(snapshot.article[ids], mode="clip")
    named, headed = surely.copy(), surely.copy()
    for chosen in every:
        least = _LITTLE * chosen.full
        # A library may hold no actor, or no outlet, at all.
        if (common := read.overlap("actor", chosen.by_code)).size:
            named |= common.take(actors, mode="clip") >= least
        if (common := read.overlap("outlet", chosen.by_code)).size:
            headed |= common.take(outlets, mode="clip") >= least
    return named, headed


def sentences(read: Read, pattern: Pattern, allowed: Mask | None, keeps: Keeps | None) -> tuple[Ids, Scores]:
    """Return the same of the sentences that are in no quote, of those allowed that are to be kept."""
    shares = _Shares()
    for wording in wordings(pattern):
        chosen = _weights(read, ("passage",), wording)
        if chosen.full:
            total = read.overlap("passage", chosen.by_code)
            shares.add(total if allowed is None else total * allowed, chosen, keeps)
    return shares.found()


def scored(size: int) -> int:
    """Return how many of so many rows are scored: the more there are, the more are alike in their letters alone."""
    return max(FEWEST, int(_SCORED * (size / 1_000_000) ** 0.25))


class _Shares:
    """The best rows of several wordings."""

    def __init__(self, least: float = _LEAST) -> None:
        self._least = least
        self._ids: list[Ids] = []
        self._shares: list[Scores] = []

    def add(self, total: Overlap, chosen: Weights, keeps: Keeps | None = None) -> None:
        """Take in the best rows of one wording, of those that are to be kept."""
        most = wanted = scored(len(total)) * (2 if chosen.doubtful else 1)
        ids = top(total, chosen.full, most, self._least)
        if keeps is not None:
            kept = ids[keeps(ids)]
            while len(kept) < most and len(ids) >= wanted:
                wanted *= 4
                ids = top(total, chosen.full, wanted, self._least)
                kept = ids[keeps(ids)]
            ids = np.sort(kept[np.argsort(-total[kept].astype(np.int16), kind="stable")[:most]])
        self._ids.append(ids)
        self._shares.append((total[ids] / chosen.full).astype(np.float32))

    def prefer(self, total: Overlap, chosen: Weights, ids: Ids) -> None:
        """Take in rows that are to be looked at in any case."""
        self._ids.append(ids)
        self._shares.append((1.00001 + total[ids] / (chosen.full * 1000)).astype(np.float32))

    def found(self) -> tuple[Ids, Scores]:
        """Return ids, sorted, with the highest share of each."""
        if not self._ids:
            return np.empty(0, np.intp), np.empty(0, np.float32)
        ids, shares = np.concatenate(self._ids), np.concatenate(self._shares)
        order = np.lexsort((-shares, ids))
        ids, shares = ids[order], shares[order]
        first = np.ones(len(ids), bool)
        first[1:] = ids[1:] != ids[:-1]
        return ids[first], shares[first]


def weigh_text(read: Read, kinds: Sequence[Kind], text: str) -> Weights:
    """Weigh the codes of a text that is one wording."""
    return _weights(read, kinds, Wording(text, ends=False))


def wordings(pattern: Pattern) -> list[Wording]:
    """Return the ways to say what is looked for: other scripts in Latin letters, and each of several alternatives."""
    if pattern.pasted:
        words = pattern.plain.split()
        starts = range(0, min(len(words), _PIECES * _PIECE), _PIECE)
        return [Wording(" ".join(words[start : start + _PIECE]), ends=True) for start in starts]
    ends = not any(term.last for term in pattern.terms)
    # Where only exact things are asked for, rows that have them close together are the likeliest.
    exact = () if pattern.terms or pattern.groups else tuple(_text(atom, 0) for atom in pattern.atoms)
    chosen: list[Term | Atom | None] = [part for group in pattern.groups for part in group.alternatives]
    found: dict[Wording, None] = {}
    for part in chosen[:_VARIANTS] or [None]:
        for form in (0, -1):
            words = [*(term.forms[form] for term in pattern.terms), *exact]
            text = " ".join([*words, _text(part, form)] if part is not None else words)
            if text.strip():
                found[Wording(text, ends)] = None
    return list(found)


def _text(part: Term | Atom, form: int) -> str:
    if isinstance(part, Term):
        return part.forms[form]
    return "" if part.negated else "".join(part.literals)


def _weights(read: Read, kinds: Sequence[Kind], wording: Wording) -> Weights:
    """Choose the codes of a wording and of the words it may be a slip of the finger for, and weigh them."""
    codes = codes_of(wording.text, ends=wording.ends)
    doubtful: set[int] = set()
    more: set[int] = set()
    words = normal_words(wording.text)
    for place, word in enumerate(words):
        typing = place == len(words) - 1 and not wording.ends
        if (other := read.vocabulary().correction(word, typing)) is not None:
            more.update(codes_of(other, ends=not typing))
            doubtful.update(codes_of(word))
    found = _rarest(read, kinds, codes, _MOST)
    # What was hardly meant as typed is rare for being wrong, not for saying much.
    found = {
        code: weight / _DOUBT if code in doubtful and code not in more else weight for code, weight in found.items()
    }
    found |= _rarest(read, kinds, sorted(more.difference(codes)), _MORE)
    total = sum(found.values())
    scale = min(1.0, (_BUDGET - len(found)) / total) if total else 1.0
    scaled = {code: 1 + int(weight * scale) for code, weight in found.items()}
    return Weights(scaled, sum(scaled.values()), bool(doubtful))


def _rarest(read: Read, kinds: Sequence[Kind], codes: Sequence[int], most: int) -> dict[int, float]:
    """Return the rarest of some codes that occur at all, each with how much its occurrence says."""
    if not codes:
        return {}
    counts = sum((read.snapshot.frequency(kind, codes) for kind in kinds), np.zeros(len(codes), np.int64))
    held = sorted((count, code) for count, code in zip(counts.tolist(), codes, strict=True) if count)
    enough = _within_budget([count for count, _ in held], read.size)
    most = min(most, enough)
    return {code: max(1.0, 1.2 * log2(max(2, read.size) / count)) for count, code in held[:most]}


def _within_budget(counts: Sequence[int], size: int) -> int:
    """Return how many codes to look up, the rarest first: common ones cost the most and say the least."""
    total = 0
    for number, count in enumerate(counts):
        total += count
        if number >= _FEWEST and total > _SHARE * size:
            return number
    return len(counts)


def _common(read: Read, chosen: Weights, titles: bool) -> Overlap:
    """Return, by id, the weight each quote has in common with a wording in its words, names, and outlet or title."""
    snapshot = read.snapshot
    shared = total = read.overlap("quote", chosen.by_code)
    heads = _much(read, "article", chosen) if titles else None
    if heads is not None:  # a title speaks for many, so all are looked at
        beside = heads.take(snapshot.article, mode="clip")  # no row belongs to 0, and those that are gone to -1
        total = np.where(beside > chosen.full - total, np.uint8(chosen.full), total + beside)
    for kind in ("actor", "outlet"):
        names = _much(read, kind, chosen)
        if names is not None:
            rows, beside = snapshot.owned(kind).given(np.flatnonzero(names >= _SOME * chosen.full), names)
            raised = np.minimum(total[rows] + beside, np.uint8(chosen.full))
            total = total.copy() if total is shared else total
            total[rows] = raised
    return total


def _much(read: Read, kind: Kind, chosen: Weights) -> Overlap | None:
    """Return what those that are named so have in common with a wording; None where none has much."""
    found = read.overlap(kind, chosen.by_code)
    return found if found.size and int(found.max()) >= _MUCH[kind] * chosen.full else None


def top(total: Overlap, full: int, most: int, share: float = _LEAST) -> Ids:
    """Return the ids of the rows that have the most in common, the newest among equals, in order of id.

    They have at least that share of the full weight.
    """
    level, above = max(1, int(share * full)), _HIGHEST + 1
    if _count(total, level) <= most:
        return np.flatnonzero(total >= level)
    while above - level > 1:  # as many have the level at least, and not as many what is above it
        middle = (level + above) // 2
        if _count(total, middle) >= most:
            level = middle
        else:
            above = middle
    found = [np.flatnonzero(total > level)]
    left = most - len(found[0])
    for start in range((len(total) - 1) // CHUNK * CHUNK, -1, -CHUNK):
        if left <= 0:
            break
        ties = np.flatnonzero(total[start : start + CHUNK] == level)[-left:] + start
        found.append(ties)
        left -= len(ties)
    return np.sort(np.concatenate(found))


def _count(total: Overlap, least: int) -> int:
    """Return how many rows have so much at least; piece by piece, which stays near the processor."""
    return sum(int(np.count_nonzero(total[at : at + _NEAR] >= least)) for at in range(0, len(total), _NEAR))
