"""Rows that hold letters, exactly or for all the index knows."""

from collections.abc import Sequence

import numpy as np

from db.ask.scope import Read
from db.index.column import Numbers
from db.index.letters import codes_of, normal, pair_codes
from db.index.snapshot import Mask


def possible(read: Read, letters: str, titles: bool) -> Mask | None:
    """Return the quotes in which letters may stand; a blank in front asks for a word's beginning.

    None where nothing is known, as of a single letter.
    """
    if letters.startswith(" "):
        parts = [codes_of(letters)]
    else:
        # What is between words may be written in many ways, so the words are looked for one by one.
        words = normal([letters])[0].split()
        parts = [codes_of(word, begins=False) for word in words]
        if len(words) == 1 and (pairs := pair_codes(words[0])):
            return holding(read, pairs, titles, every=False)
    codes = sorted({code for part in parts for code in part})
    return holding(read, codes, titles) if codes else None


def holding(read: Read, codes: Sequence[int], titles: bool, every: bool = True) -> Mask:
    """Return the quotes that hold all of some codes, or any, in their words, names, or in their outlet or title.

    The answer is shared: it is not to be written in.
    """
    key = (tuple(codes), titles, every)
    found = read.memory.get("holding", key, np.ndarray)
    if found is None:
        snapshot = read.snapshot
        hold = read.holding if every else read.holding_any
        found = hold("quote", codes)
        _add(found, hold("actor", codes), snapshot.actor)
        by_article = np.zeros(len(snapshot.outlet), bool)
        _add(by_article, hold("outlet", codes), snapshot.outlet)
        if titles:
            by_article |= hold("article", codes)
        _add(found, by_article, snapshot.article)
        read.memory.put("holding", key, found, room=12)
    return found


def _add(found: Mask, flags: Mask, owner: Numbers) -> None:
    """Add the rows whose owner is flagged."""
    if flags.any():
        found |= flags.take(owner, mode="clip")  # no row belongs to 0, and those that are gone to -1
