"""Rival features: how a content stands among those of its own cue, and those of other cues that want its words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.extract.model.candidate import Candidate
from db.extract.model.features import Column, Features, bucket, features_of
from db.extract.model.tokens import Ints
from db.extract.model.weights import Scores

LEAST = -4.0
"""Log odds from which a candidate is looked at again: two in a hundred are right."""
ODDS = (-6, -5, -4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5)
NONE = -9.0
"""Log odds that stand for a rival there is none of."""
AT_ONCE = 256
REACH = 512
"""Candidates before and behind one among which its rivals are looked for; they stand in the order of their cues."""
LOWEST = 6

SINGLE = ("odds", "own", "over_own", "other", "over_other", "apart", "rank", "lie_own", "lie_other")
COMBINATIONS = (
    ("odds", "over_own"), ("odds", "over_other"), ("over_own", "over_other"), ("odds", "rank"),
    ("odds", "over_own", "over_other"), ("odds", "apart"), ("over_own", "apart"),
    ("over_own", "lie_own"), ("over_own", "lie_own", "shape"), ("over_other", "lie_other"),
    ("over_other", "lie_other", "shape"),
    *[(margin, name) for margin in ("odds", "over_own", "over_other") for name in (
        "shape", "rule_lie", "rule_match", "chance", "before", "next_to_cue", "first", "next", "whole", "share",
        "words", "length", "root_tag", "pattern", "holds_cue", "way", "from", "crosses", "last_tag", "at_end", "lemma",
    )],
    ("lemma", "subject_class", "odds"), ("zone", "odds"), ("subject_class", "odds"),
    ("subject_class", "pattern", "odds"),
)  # fmt: skip


def contenders(logits: Scores) -> Ints:
    """The rows of the candidates that are worth a second look."""
    return np.flatnonzero(logits > LEAST)


def rival_features(found: list[Candidate], columns: Mapping[str, Column], logits: Scores) -> Features:
    """The features of candidates that the content stage gave some log odds; `columns` as `content_columns` gives."""
    rivals = _Rivals(found, logits)
    odds = logits.astype(np.float64)
    margins = {
        "odds": odds,
        "own": rivals.own.odds,
        "over_own": odds - rivals.own.odds,
        "other": rivals.other.odds,
        "over_other": odds - rivals.other.odds,
        "apart": rivals.apart,
    }
    among = {name: bucket(values, ODDS) for name, values in margins.items()}
    among |= {"rank": rivals.rank, "lie_own": rivals.own.lie, "lie_other": rivals.other.lie}
    return features_of({**columns, **among}, COMBINATIONS, SINGLE)


@dataclass(slots=True, eq=False)
class _Best:
    """The likeliest rival of each candidate: its log odds, and how the two lie to each other."""

    odds: NDArray[np.float64]
    lie: Ints


class _Rivals:
    """The likeliest rivals of each candidate: of its own cue, and of others that share a token with it."""

    def __init__(self, found: list[Candidate], logits: Scores) -> None:
        self._cue = np.array([c.cue for c in found], np.int64)
        self._first = np.array([c.first for c in found], np.int64)
        self._end = np.array([c.end for c in found], np.int64)
        self._odds = logits.astype(np.float64)
        count = len(found)
        self.own = _Best(np.full(count, NONE), np.zeros(count, np.int64))
        self.other = _Best(np.full(count, NONE), np.zeros(count, np.int64))
        self.apart = np.full(count, NONE)
        """The log odds of the likeliest stretch of the same cue that shares no token with it."""
        self.rank = np.zeros(count, np.int64)
        """How many of the same cue are likelier."""
        for begin in range(0, count, AT_ONCE):
            self._look(np.arange(begin, min(begin + AT_ONCE, count)))

    def _look(self, rows: Ints) -> None:
        """Compare some candidates with those near them."""
        low = max(0, int(rows[0]) - REACH)
        near = np.arange(low, min(len(self._odds), int(rows[-1]) + 1 + REACH))
        odds = self._odds[near]
        same = self._cue[rows, None] == self._cue[near]
        meets = (self._first[rows, None] < self._end[near]) & (self._first[near] < self._end[rows, None])
        self.rank[rows] = np.minimum((same & (odds > self._odds[rows, None])).sum(axis=1), LOWEST)
        self.apart[rows] = np.where(same & ~meets, odds, NONE).max(axis=1)
        self._note(self.own, rows, near, same & (rows[:, None] != near))
        self._note(self.other, rows, near, ~same & meets)

    def _note(self, best: _Best, rows: Ints, near: Ints, rival: NDArray[np.bool_]) -> None:
        """Keep the likeliest of the rivals of each row."""
        at = near[np.where(rival, self._odds[near], -np.inf).argmax(axis=1)]
        there = rival.any(axis=1)
        first, end = np.sign(self._first[rows] - self._first[at]), np.sign(self._end[rows] - self._end[at])
        holds = (self._first[rows] <= self._cue[at]) & (self._cue[at] < self._end[rows])
        held = (self._first[at] <= self._cue[rows]) & (self._cue[rows] < self._end[at])
        best.odds[rows] = np.where(there, self._odds[at], NONE)
        best.lie[rows] = np.where(there, 1 + (first + 1) * 3 + (end + 1) + 9 * holds + 18 * held, 0)
