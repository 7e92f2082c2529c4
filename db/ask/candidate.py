"""Rows that may answer a text, found through the letters they have in common with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from db.ask.atom import Atom
from db.ask.pattern import Pattern, Term
from db.ask.scope import Read
from db.index.document import Kind
from db.index.letters import codes_of, normal
from db.index.snapshot import Mask, Overlap

Ids = NDArray[np.intp]
Scores = NDArray[np.float32]
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
_LEAST = 0.25
"""Share of the weight a row must have in common with the text."""
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


def candidates(read: Read, pattern: Pattern, allowed: Mask, titles: bool, *wanted: Mask) -> tuple[Ids, Scores]:
    """Return the quotes that have the most letters in common with any wording, and their share of them, 0 to 1.

    Those of each of `wanted` come with a share above 1; where they are many, the best of them.
    """
    kinds: tuple[Kind, ...] = ("quote", "actor", "outlet", *(("article",) if titles else ()))
    few = scored(read.size)
    preferred = [np.flatnonzero(mask) if np.count_nonzero(mask) <= few else None for mask in wanted]
    shares = _Shares()
    for wording in wordings(pattern):
        chosen = _weights(read, kinds, wording)
        if chosen.full:
            total = _common(read, chosen, titles)
            shares.add(total if allowed is read.held else total * allowed, chosen)
            for mask, ids in zip(wanted, preferred, strict=True):
                shares.prefer(total, chosen, top(total * mask, chosen.full, few) if ids is None else ids)
    return shares.found()


def sentences(read: Read, pattern: Pattern) -> tuple[Ids, Scores]:
    """Return the same of the sentences that are in no quote."""
    shares = _Shares()
    for wording in wordings(pattern):
        chosen = _weights(read, ("passage",), wording)
        if chosen.full:
            shares.add(read.overlap("passage", chosen.by_code), chosen)
    return shares.found()


def scored(size: int) -> int:
    """Return how many of so many rows are scored: the more there are, the more are alike in their letters alone."""
    return max(FEWEST, int(_SCORED * (size / 1_000_000) ** 0.25))


class _Shares:
    """The best rows of several wordings."""

    def __init__(self) -> None:
        self._shares: dict[int, float] = {}

    def add(self, total: Overlap, chosen: Weights) -> None:
        """Take in the best rows of one wording."""
        ids = top(total, chosen.full, scored(len(total)) * (2 if chosen.doubtful else 1))
        for at, share in zip(ids.tolist(), (total[ids] / chosen.full).tolist(), strict=True):
            self._shares[at] = max(share, self._shares.get(at, 0.0))

    def prefer(self, total: Overlap, chosen: Weights, ids: Ids) -> None:
        """Take in rows that are to be looked at in any case."""
        for at, share in zip(ids.tolist(), (total[ids] / chosen.full).tolist(), strict=True):
            self._shares[at] = max(1.0 + share / 1000 + 1e-6, self._shares.get(at, 0.0))

    def found(self) -> tuple[Ids, Scores]:
        """Return ids, sorted, with the share of each."""
        ids = np.array(sorted(self._shares), np.intp)
        return ids, np.array([self._shares[at] for at in ids.tolist()], np.float32)


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
    words = normal([wording.text])[0].split()
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
    total = read.overlap("quote", chosen.by_code)
    beside = None
    if (names := _much(read, "actor", chosen)) is not None:
        beside = _spread(names, snapshot.actor)
    heads = _much(read, "article", chosen) if titles else None
    if (papers := _much(read, "outlet", chosen)) is not None:
        papers = _spread(papers, snapshot.outlet)
        heads = papers if heads is None else np.maximum(papers, heads)
    if heads is not None:
        others = _spread(heads, snapshot.article)
        beside = others if beside is None else np.maximum(beside, others)
    return total if beside is None else np.minimum(total + beside, np.uint8(chosen.full))


def _much(read: Read, kind: Kind, chosen: Weights) -> Overlap | None:
    """Return what those that are named so have in common with a wording; None where none has much."""
    found = read.overlap(kind, chosen.by_code)
    return found if found.size and int(found.max()) >= _MUCH[kind] * chosen.full else None


def _spread(scores: Overlap, owner: NDArray[np.int32]) -> Overlap:
    """Give each row the score of its owner."""
    return scores.take(owner, mode="clip")  # no row belongs to 0, and those that are gone to -1


def top(total: Overlap, full: int, most: int) -> Ids:
    """Return the ids of the rows that have the most in common, the newest among equals, in order of id."""
    low, high = max(1, int(_LEAST * full)), full + 1
    while low < high - 1:
        middle = (low + high) // 2
        if np.count_nonzero(total >= middle) >= most:
            low = middle
        else:
            high = middle
    found = np.flatnonzero(total >= high)
    if len(found) < most:
        ties = np.flatnonzero(total == low)
        found = np.sort(np.concatenate([found, ties[max(0, len(ties) - most + len(found)) :]]))
    return found
