"""The words of the library, to find which of them a typed word may mean."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_RARE = 20
"""A word that occurs more often than this is taken for what it is."""
_SHORTEST, _LONGEST = 3, 20
_FAR = 7
"""Letters from which on two errors are likely."""


class Vocabulary:
    """Words in normal spelling with how often each occurs, beside those of another vocabulary."""

    def __init__(self, words: Mapping[str, int], others: "Vocabulary | None" = None) -> None:
        self._counts = words
        self._others = others
        self._sorted = sorted(words)
        plain = sorted(filter(str.isalpha, self._sorted), key=len)
        self._by_length = {
            length: list(group) for length, group in groupby(plain, len) if _SHORTEST <= length <= _LONGEST
        }
        self._letters: dict[int, NDArray[np.uint32]] = {}
        """Of the words of a length, the letters each has, one bit a letter."""
        self._corrected: dict[tuple[str, bool], str | None] = {}

    def __iter__(self) -> Iterator[str]:
        yield from self._sorted
        if self._others is not None:
            yield from self._others

    def __bool__(self) -> bool:
        return bool(self._sorted or self._others)

    def count(self, word: str) -> int:
        """Return how often a word occurs."""
        return self._counts.get(word, 0) + (self._others.count(word) if self._others else 0)

    def of_length(self, length: int) -> list[str]:
        """Return the words of so many letters, in the order of the alphabet."""
        return self._by_length.get(length, []) + (self._others.of_length(length) if self._others else [])

    def begins(self, form: str) -> bool:
        """Whether any word begins with a form."""
        at = bisect_left(self._sorted, form)
        held = at < len(self._sorted) and self._sorted[at].startswith(form)
        return held or (self._others is not None and self._others.begins(form))

    def correction(self, word: str, typing: bool) -> str | None:
        """Return the word that a rare one may be a slip of the finger for; not of one that may yet become another."""
        key = (word, typing)
        known = self._corrected
        if key not in known:
            if len(known) > 5000:
                known = self._corrected = {}  # not emptied: another thread may look into it
            known[key] = self._nearest(word, typing)
        return known[key]

    def _nearest(self, word: str, typing: bool) -> str | None:
        if (
            len(word) <= _SHORTEST
            or self.count(word) >= _RARE
            or (typing and not self.count(word) and self._may_become(word))
        ):
            return None
        found = min(self._alike(word), default=None)
        return found[2] if found else None

    def _alike(self, word: str) -> Iterator[tuple[int, int, str]]:
        """Yield words within the slips allowed that occur more often, with how far off, and the count below zero."""
        allowed = 1 if len(word) < _FAR else 2
        for length in range(max(_SHORTEST, len(word) - allowed), len(word) + allowed + 1):
            # The first letter is mostly right, and the words that share it stand together.
            if pool := self._pool(word, length, allowed):
                far = process.cdist([word], pool, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8)[0]
                for at in np.flatnonzero(far <= allowed).tolist():
                    count = self.count(pool[at])
                    if pool[at] != word and count > 4 * self.count(word):
                        yield int(far[at]), -count, pool[at]
        if self._others is not None:
            yield from self._others._alike(word)

    def _pool(self, word: str, length: int, allowed: int) -> list[str]:
        """Return the words of a length that share the first letter, without those whose letters differ too much."""
        held = self._by_length.get(length, [])
        start, end = bisect_left(held, word[0]), bisect_left(held, chr(ord(word[0]) + 1))
        if start == end:
            return []
        if length not in self._letters:
            self._letters[length] = _letters(held)
        # One slip exchanges one letter for another at most.
        near = np.bitwise_count(self._letters[length][start:end] ^ _letters([word])[0]) <= 2 * allowed
        return [held[start + at] for at in np.flatnonzero(near).tolist()]

    def _may_become(self, form: str) -> bool:
        """Whether a known word begins with a form."""
        at = bisect_left(self._sorted, form)
        held = at < len(self._sorted) and self._sorted[at].startswith(form) and self._counts[self._sorted[at]] > 1
        return held or (self._others is not None and self._others._may_become(form))


def _letters(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the letters of words of one length, one bit a letter, some of which are shared."""
    letters = np.frombuffer("".join(words).encode("latin-1"), np.uint8).reshape(len(words), -1)
    found: NDArray[np.uint32] = np.bitwise_or.reduce(np.uint32(1) << (letters & 31), axis=1, dtype=np.uint32)
    return found
