"""Rows that hold letters, exactly or for all the index knows."""

from collections.abc import Sequence

import numpy as np

from db.ask.atom import Atom
from db.ask.pattern import Group, Pattern, Term
from db.ask.scope import Read
from db.index.kind import Kind
from db.index.letters import codes_of, normal_words, pair_codes
from db.index.snapshot import Mask, Owner

_NEAR: tuple[Kind, ...] = ("quote", "actor", "outlet")
_SHORT = 4
"""Letters of a word up to which it may stand with stops in between: Ph.D."""


def every(read: Read, pattern: Pattern, allowed: Mask, titles: bool, few: int, slips: bool = True) -> tuple[Mask, bool]:
    """Return which of some quotes may have all that is asked for, and whether each part of it was looked up.

    The rarest part comes first; once no more than `few` are left, the others are left to who looks at the rows. With
    `slips` a word also counts for the one it may be a slip of the finger for.
    """
    parts: list[Term | Group] = [*pattern.required, *pattern.groups]
    found = allowed
    for part in sorted(parts, key=lambda part: _rarity(read, part)):
        held = _held(read, part, titles, slips)
        if held is not None:
            found = found & held
            if np.count_nonzero(found) <= few:
                return found, False
    return found, True


def _rarity(read: Read, part: Term | Group) -> int:
    """Return about how many rows have a part."""
    if isinstance(part, Group):
        return read.size
    counts = [
        int(np.sum([read.snapshot.frequency(kind, codes) for kind in _NEAR], axis=0).min())
        for form in part.forms
        if (codes := codes_of(form))
    ]
    return max(counts, default=read.size)


def _held(read: Read, part: Term | Group, titles: bool, slips: bool) -> Mask | None:
    """Return the quotes that may have a part, in any of its spellings; None where nothing is known."""
    if isinstance(part, Term):
        masks = [_word(read, form, part.last, titles, slips) for form in part.forms if len(form) > 1]
    else:
        masks = [
            _held(read, other, titles, slips) if isinstance(other, Term) else thing(read, other, titles)
            for other in part.alternatives
        ]
    found: Mask | None = None
    for mask in masks:
        if mask is None:
            return None
        found = mask if found is None else found | mask
    return found


def _word(read: Read, form: str, typing: bool, titles: bool, slips: bool) -> Mask | None:
    """Return the quotes in which a word begins so, or as the one it may be a slip of the finger for."""
    held: Mask | None = None
    for word in normal_words(form):
        codes = codes_of(word)
        if not codes:
            continue
        here = holding(read, codes, titles)
        if slips and (other := read.vocabulary().correction(word, typing)) is not None:
            here = here | holding(read, codes_of(other, ends=not typing), titles)
        held = here if held is None else held & here
    return held


def thing(read: Read, atom: Atom, titles: bool) -> Mask | None:
    """Return the quotes in which something may stand exactly; None where nothing is known."""
    if atom.negated:
        return None
    found: Mask | None = None
    for letters in atom.literals:
        if (held := possible(read, letters, titles)) is not None:
            found = held if found is None else found & held
    return found


def possible(read: Read, letters: str, titles: bool) -> Mask | None:
    """Return the quotes in which letters may stand; a blank in front asks for a word's beginning.

    None where nothing is known, as of a single letter.
    """
    if letters.startswith(" "):
        return holding(read, codes_of(letters), titles) if len(letters) > _SHORT + 1 and codes_of(letters) else None
    # What is between words may be written in many ways, so the words are looked for one by one.
    words = normal_words(letters.replace(".", " "))
    if len(words) == 1 and (pairs := pair_codes(words[0])):
        return holding(read, pairs, titles, whole=False)
    codes = sorted({code for word in words for code in codes_of(word, begins=False)})
    return holding(read, codes, titles) if codes else None


def holding(read: Read, codes: Sequence[int], titles: bool, whole: bool = True) -> Mask:
    """Return the quotes that hold all of some codes, or any, in their words, names, or in their outlet or title.

    The answer is shared: it is not to be written in.
    """
    key = (tuple(codes), titles, whole)
    found = read.memory.get("holding", key, np.ndarray)
    if found is None:
        snapshot = read.snapshot
        read.prefetch((*_NEAR, "article") if titles else _NEAR, codes)
        hold = read.holding if whole else read.holding_any
        found = hold("quote", codes)
        owners: tuple[Owner, ...] = ("actor", "outlet")
        for owner in owners:
            named = np.flatnonzero(hold(owner, codes))
            if len(named):
                found[snapshot.owned(owner).of(named)] = True
        if titles and (articles := hold("article", codes)).any():
            found |= articles.take(snapshot.article, mode="clip")  # no row belongs to 0, and those that are gone to -1
        read.memory.put("holding", key, found, room=12)
    return found
