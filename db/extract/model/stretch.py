"""Stretches: what runs of tokens hold and hang on, for many of them at once."""

import numpy as np
from numpy.typing import NDArray

from db.extract.bounds import FINITE
from db.extract.model.tokens import Ints, Tokens

LONGEST = 300
"""Tokens of a stretch among which its roots are looked for."""
AT_ONCE = 200_000
"""Tokens of stretches looked at together, so that many long ones need no more memory."""


class Shares:
    """Running counts, so that a stretch's is one subtraction."""

    def __init__(self, tokens: Tokens) -> None:
        self.small = tokens.is_small
        self.words = _running(tokens.is_spoken)
        self.quoted = _running(tokens.is_spoken & (tokens.quote > 0))
        self.finite = _running(tokens.is_tag(*FINITE))
        self.commas = _running(tokens.is_word(",", ";"))


def _running(values: NDArray[np.bool_]) -> Ints:
    return np.concatenate([[0], np.cumsum(values)]).astype(np.int64)


class Most:
    """The highest chance of each stretch, from the highest of all stretches whose length is a power of two."""

    def __init__(self, chance: NDArray[np.float32]) -> None:
        self._levels = [chance]
        while len(self._levels[-1]) > 1 << (len(self._levels) - 1):
            half, last = 1 << (len(self._levels) - 1), self._levels[-1]
            self._levels.append(np.maximum(last[:-half], last[half:]))

    def of(self, first: Ints, end: Ints) -> NDArray[np.float64]:
        """The highest chance among the tokens of each stretch, 0 for an empty one."""
        found = np.zeros(len(first))
        length = end - first
        level = np.frexp(np.maximum(length, 1))[1] - 1
        for step, values in enumerate(self._levels):
            rows = np.flatnonzero((level == step) & (length > 0))
            found[rows] = np.maximum(values[first[rows]], values[end[rows] - (1 << step)])
        return found

    def but(self, first: Ints, end: Ints, token: Ints) -> NDArray[np.float64]:
        """The same with one token of each stretch left out."""
        inside = (first <= token) & (token < end)
        before = self.of(first, np.where(inside, token, end))
        return np.maximum(before, self.of(np.where(inside, token + 1, end), end))


class Roots:
    """The tokens of each stretch that hang on something outside it; of a long stretch its first ones."""

    def __init__(self, tokens: Tokens, cue: Ints, first: Ints, end: Ints) -> None:
        self.count = np.zeros(len(first), np.int64)
        self.root = first.copy()
        self._punct = tokens.is_dep("punct")
        total = np.cumsum(np.minimum(end - first, LONGEST))
        cuts = np.searchsorted(total, np.arange(AT_ONCE, total[-1] if len(total) else 0, AT_ONCE))
        for rows in np.split(np.arange(len(first)), cuts):
            if len(rows):
                self.count[rows], self.root[rows] = self._of(tokens, cue[rows], first[rows], end[rows])

    def _of(self, tokens: Tokens, cue: Ints, first: Ints, end: Ints) -> tuple[Ints, Ints]:
        """How many there are in each of some stretches, and the one that stands for it."""
        length = np.minimum(end - first, LONGEST)
        owner = np.repeat(np.arange(len(first)), length)
        starts = np.cumsum(length) - length
        token = np.arange(len(owner)) - starts[owner] + first[owner]
        head = tokens.head[token]
        outside = (head < first[owner]) | (head >= end[owner]) | (head == token)
        is_root = outside & ~self._punct[token]
        count = np.bincount(owner, is_root, minlength=len(first)).astype(np.int64)
        # The root that hangs on the cue, else the first one, else the first token.
        cost = np.where(is_root, np.where(head == cue[owner], 0, 1), 2) * np.int64(1 << 40) + token
        best = np.minimum.reduceat(cost, starts)
        return count, np.where(best >> 40 == 2, first, best & ((1 << 40) - 1))


def way(tokens: Tokens, root: Ints, cue: Ints) -> Ints:
    """Steps from the root up to the cue, negative ones from the cue up to the root, 9 where neither is above."""
    found = np.full(len(root), 9)
    at = cue
    for step in range(5):
        found = np.where(at == root, -step, found)
        at = tokens.head[at]
    at = root
    for step in range(6):
        found = np.where((at == cue) & ((found > step) | (found < 0)), step, found)
        at = tokens.head[at]
    return found
