"""How well rows answer a text, scored by rapidfuzz on all of them at once."""

from collections.abc import Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from db.dataclass import dataclass

Scores = NDArray[np.float32]
CUT = 58.0
"""Rows that score less are no answer."""
_ALIKE = 66.0
"""Part of a word, in percent, that has to be found for a slip of the finger."""
_WORDED = 80
"""Rows that are looked at word by word; the rest is too far off in letters."""
_PASTED = 60
"""Rows that are compared with a pasted text."""
_NEAR = 60.0
"""Percent of a pasted text, or of the quote where that is shorter, that is to be found in the other."""
_FIRST = 1000.0
"""What puts a row before all others."""
_LONG = 3
"""From so many words on one may be missing."""
_BEST = 110.0
"""The highest score there can be."""
FIELD = "\x1f"
"""What parts the fields of a row: its words, its names, its titles."""
_WHOLE = 85.0
"""A row that has the whole text nearly as typed is an answer whatever its words are."""
_WORTH = 60.0
"""Likeness below which none is worked out."""
_ROUGHLY = 70.0
"""The same where nothing else answers: names misheard, several slips in one short word."""
_FEW = 5
"""Letters of a text that are enough to be met roughly."""
_RARE, _CLOSE = 12, 80.0
"""Letters from which on a text hardly stands by chance where so much of it stands: that says more than all its words
here and there."""
_TYPO = 0.95
_STEM, _ENDING = 4, 3
"""Letters of a word in which its other forms begin alike, and how many at its end may be others."""
_ENOUGH = 0.63
"""The part of a text of three words or more, by length, that must be found."""
BEGUN = 99.0
"""What a word is worth that begins as typed."""
_LONGEST = 2000
"""Letters from which on a row is no longer worse for being longer."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that has to be found: a word in any of its spellings, or any of several things."""

    words: tuple[str, ...]
    """In normal spelling."""
    weight: float
    """How much it says."""
    sure: bool = True
    """Whether it is meant as typed: the library has it, and nothing much likelier."""
    given: Scores | None = None
    """What was found of it in other ways, 0 to 100 by row."""
    meant: tuple[str, ...] = ()
    """What the words may be a slip of the finger for."""

    @property
    def length(self) -> float:
        """How much of the text it is."""
        return float(len(self.words[0]) ** 0.5) if self.words else 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A text as it is compared."""

    text: str
    """In normal spelling, without a space at the ends."""
    slots: tuple[Slot, ...]
    pasted: bool = False
    """Whether it is running text, whose nearest is looked for."""


def weigh(word: str, count: int, size: int) -> float:
    """Return what a word says: long words and rare ones say more than short and common ones."""
    return float(len(word) ** 0.5 * (1 + log2(max(size, 2) / max(count, 1)) / 4))


@dataclass(frozen=True, slots=True)
class Graded:
    """What the rows are worth."""

    scores: Scores
    """0 to about 110 for each row, 0 where it is no answer."""
    looked_at: NDArray[np.intp]
    """The rows that were looked at word by word; the others count as no answer."""


def grade(asked: Asked, rows: Sequence[str], overlap: Scores) -> Graded:
    """Score rows in normal spelling.

    `overlap` is the share, 0 to 1, of the text's letters that each row has in common with it, more than 1 where the
    row is to be looked at in any case.
    """
    near = np.arange(len(rows))
    most = (_PASTED if asked.pasted else _WORDED) + int(np.count_nonzero(overlap > 1.0))
    if asked.pasted:
        whole = before = overlap * np.float32(100)
    else:
        whole = _compare(asked.text, rows, _WORTH) if asked.text else np.zeros(len(rows), np.float32)
        shared = overlap * np.float32(100)
        before = np.maximum(whole, shared) + np.float32(0.2) * np.minimum(whole, shared)
    before = before + np.where(overlap > 1.0, _FIRST, 0.0).astype(np.float32)
    if len(rows) > most and (asked.pasted or len(asked.slots) > 1):
        near = np.sort(np.argpartition(-before, most)[:most])
    found = np.zeros(len(rows), np.float32)
    near_rows = [rows[at] for at in near.tolist()]
    if asked.pasted:
        found[near] = _nearest(asked, near_rows)
        return Graded(found, near)
    found[near] = _by_word(asked, near_rows, whole[near], near)
    return Graded(found, near)


def _nearest(asked: Asked, rows: Sequence[str]) -> Scores:
    """Score rows against running text: how much of the shorter of the two stands in the longer."""
    whole = _compare(asked.text, [row.partition(FIELD)[0].strip() for row in rows], 0.0)
    total = sum(slot.weight for slot in asked.slots) or 1.0
    words = sum((slot.weight * exactly(slot.words, rows) for slot in asked.slots), np.zeros(len(rows), np.float32))
    return np.where(whole >= _NEAR, whole + 0.05 * words / total, 0.0).astype(np.float32)


def _compare(text: str, rows: Sequence[str], least: float) -> Scores:
    scores: Scores = process.cdist([text], rows, scorer=fuzz.partial_ratio, score_cutoff=least, dtype=np.float32)[0]
    return scores


def _by_word(asked: Asked, rows: Sequence[str], whole: Scores, near: NDArray[np.intp]) -> Scores:
    held = np.zeros(len(rows), np.float32)
    words = np.zeros(len(rows), np.float32)
    total = sum(slot.weight for slot in asked.slots)
    length = sum(slot.length for slot in asked.slots)
    for slot in asked.slots:
        match = exactly(slot.words, rows)
        if slot.given is not None:
            match = np.maximum(match, slot.given[near])
        # A word that is held means itself: who types `order` does not mean *older*.
        enough = BEGUN if slot.sure or (slot.given is not None and (match >= BEGUN).any()) else _ALIKE * _TYPO
        match = _inflected(slot.words, rows, match) if slot.sure else _nearly(slot.words, rows, match)
        words += slot.weight * match
        held += slot.length * (match >= enough)
    words = words / total if total else np.full(len(rows), 100.0, np.float32)
    answers = held >= (length - 1e-3 if len(asked.slots) < _LONG else _ENOUGH * length)
    if len(asked.slots) > 1:
        answers |= whole >= _WHOLE
    if not answers.any() and len(asked.text) >= _FEW:
        answers = whole >= _ROUGHLY
    nearness = np.fromiter((_nearness(asked.text, row) for row in rows), np.float32, len(rows))
    scores = np.maximum(whole, words * 0.97) + 0.05 * np.minimum(whole, words) + nearness
    if len(asked.text) >= _RARE:
        scores += np.maximum(whole - _CLOSE, 0.0) / 2
    lengths = (min(row.find(FIELD) if FIELD in row else len(row), _LONGEST) for row in rows)
    scores -= np.fromiter(lengths, np.float32, len(rows)) / 2000
    return np.where(answers & (scores >= CUT), scores, 0.0).astype(np.float32)


def exactly(words: Sequence[str], rows: Sequence[str]) -> Scores:
    """Return 100 for each row that has one of these words, 99 where one begins so, 95 where it stands inside one."""
    match = np.zeros(len(rows), np.float32)
    for word in words:
        begins, whole = f" {word}", f" {word} "
        found = [
            0.0 if word not in row else 100.0 if whole in row else BEGUN if begins in row else 95.0 for row in rows
        ]
        match = np.maximum(match, np.array(found, np.float32))
    return match


def _nearly(words: Sequence[str], rows: Sequence[str], match: Scores) -> Scores:
    """Return the match of each row, that of slips of the finger where there was none."""
    missing = np.flatnonzero(match == 0.0)
    left = [rows[at] for at in missing.tolist()]
    found = match.copy()
    for word in words:
        if len(word) > 3 and left:
            found[missing] = np.maximum(found[missing], _compare(f" {word}", left, _ALIKE) * _TYPO)
    return found


def _inflected(words: Sequence[str], rows: Sequence[str], match: Scores) -> Scores:
    """Return the match of each row, where there was none that of a word that begins alike: resigned for resigns."""
    found = match.copy()
    for word in words:
        if len(word) >= _STEM:
            begins = f" {word[: max(_STEM, len(word) - _ENDING)]}"
            for at in np.flatnonzero(found == 0.0).tolist():
                if begins in rows[at]:
                    found[at] = _ALIKE
    return found


def _nearness(text: str, row: str) -> float:
    """Return a bonus for a row that has the text as typed, more where a word begins with it."""
    if text not in row:
        return 0.0
    return 5.0 if f" {text} " in row else 4.0 if f" {text}" in row else 2.5


def percent(scores: Scores) -> NDArray[np.float64]:
    """Return scores as they are shown, 0 to 100."""
    return np.minimum(100.0, scores.astype(np.float64) * (100.0 / _BEST)).round(1)
