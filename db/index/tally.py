"""How often each word occurs in many texts, counted by numbers made from the letters, not by the words themselves."""

from collections import Counter
from functools import cache

import numpy as np
from numpy.typing import NDArray

from db.index.letters import Classes, blanks, spelt

_Hashes = NDArray[np.uint64]
_FACTOR = 0x9E3779B97F4A7C15
"""Any odd number with bits all over."""
_SPAN = 1 << 18
"""Letters after which the powers of the factor begin again; a word that lies across is counted as one of its own."""
_HELD = 1 << 19
"""Words that are held before they are sorted."""


@cache
def _powers() -> tuple[_Hashes, _Hashes]:
    """The powers of the factor, and what each is to be multiplied by to give the factor itself."""
    inverse = pow(_FACTOR, -1, 1 << 64)
    up, down = (np.full(_SPAN, base, np.uint64) for base in (_FACTOR, inverse))
    up[0], down[0] = 1, _FACTOR
    return np.cumprod(up), np.cumprod(down)


class Tally:
    """Counts the words of rows, those of plain letters alone."""

    def __init__(self) -> None:
        self._total: dict[str, int] = {}
        self._texts: list[str] = []
        self._size = 0
        self._words: list[tuple[_Hashes, NDArray[np.intp], NDArray[np.intp]]] = []
        self._held = 0

    def add(self, classes: Classes) -> None:
        """Count the words of some rows."""
        if not len(classes):
            return
        edges = np.flatnonzero(blanks(classes))
        starts, ends = edges[:-1] + 1, edges[1:]
        some = ends > starts
        starts, ends = starts[some], ends[some]
        up, down = (np.resize(powers, len(classes)) if len(classes) > _SPAN else powers for powers in _powers())
        sums = np.cumsum(up[: len(classes)] * (classes + np.uint64(1)))  # to its own letter, a blank comes before each
        hashes = (sums[ends - 1] - sums[starts - 1]) * down[starts]
        self._words.append((hashes, starts + self._size, ends + self._size))
        self._texts.append(spelt(classes))
        self._size += len(classes)
        self._held += len(hashes)
        if self._held >= _HELD:
            self._sort()

    def total(self) -> Counter[str]:
        """Return how often each word was there."""
        self._sort()
        return Counter({word: count for word, count in self._total.items() if word.isascii()})

    def _sort(self) -> None:
        """Put the same words together, and look at the letters of one of each."""
        if self._held:
            hashes, starts, ends = map(np.concatenate, zip(*self._words, strict=True))
            order = np.argsort((hashes >> np.uint64(32)).astype(np.uint16), kind="stable")  # quick for 16 bits alone
            order = order[np.argsort((hashes >> np.uint64(48)).astype(np.uint16)[order], kind="stable")]
            hashes = hashes[order]
            first = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
            counts = np.diff(first, append=len(hashes)).tolist()
            text, total, get = "".join(self._texts), self._total, self._total.get
            one = order[first]
            for start, end, count in zip(starts[one].tolist(), ends[one].tolist(), counts, strict=True):
                word = text[start:end]
                total[word] = get(word, 0) + count
        self._words, self._texts, self._size, self._held = [], [], 0, 0
