"""Hints: what the rules found, as the learned attribution sees it."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from db.extract.attribution import NESTED
from db.extract.draft import Draft
from db.extract.model.candidate import Candidate
from db.extract.model.features import bucket
from db.extract.model.tokens import Ints, Tokens, code

SAME = 0.65
"""Share of joint tokens from which two stretches are the same but for a word at an end."""
MOST = 16
"""Stretches of the rules that one candidate is held against."""
AT_ONCE = 4096
"""Candidates held against them together."""
SURE = (1, 4, 6, 8, 9, 10)
"""How sure the rules are of a cue, in classes."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of tokens that a rule took for a content."""

    first: int
    end: int
    cue: int
    """Token of the cue, -1 where the rule has none."""
    draft: Draft


class Hints:
    """The contents the rules found in an article, by stretch and by cue."""

    def __init__(self, tokens: Tokens, drafts: list[Draft]) -> None:
        self._found: list[Hint] = []
        self.cue = np.zeros(tokens.size, np.int64)
        """For each token, how sure the rules are that it is a cue: 0 not at all, else 1 to 11."""
        self.subject = np.full(tokens.size, -1)
        """For each cue of the rules, the token of its source."""
        self._by_cue: dict[int, list[Hint]] = defaultdict(list)
        for draft in drafts:
            if draft.rule != NESTED:
                self._note(tokens, draft)
        self._found.sort(key=lambda hint: (hint.first, hint.end))

    def _note(self, tokens: Tokens, draft: Draft) -> None:
        """Take over one draft."""
        own = self._cue_of(tokens, draft)
        origin = own if own >= 0 or draft.follows is None else self._cue_of(tokens, draft.follows)
        if own >= 0 and draft.cue is not None:
            self.cue[own] = 1 + int(draft.confidence * 10)
            if draft.cue.subject is not None:
                self.subject[own] = tokens.place(draft.cue.paragraph, draft.cue.subject)
        for span in draft.spans:
            first, end = tokens.within(span)
            while end > first and not tokens.is_spoken[end - 1]:
                end -= 1
            if first < end:
                hint = Hint(first, end, own, draft)
                self._found.append(hint)
                if origin >= 0:
                    self._by_cue[origin].append(hint)

    @staticmethod
    def _cue_of(tokens: Tokens, draft: Draft) -> int:
        return -1 if draft.cue is None else tokens.place(draft.cue.paragraph, draft.cue.token)

    def same(self, candidate: Candidate) -> Draft | None:
        """The draft of the rules that has a candidate's stretch for the same cue."""
        for hint in self.of(candidate.cue):
            shared = min(hint.end, candidate.end) - max(hint.first, candidate.first)
            if shared >= SAME * (max(hint.end, candidate.end) - min(hint.first, candidate.first)):
                return hint.draft
        return None

    def of(self, cue: int) -> list[Hint]:
        """What the rules have this cue report."""
        return self._by_cue.get(cue, [])

    def columns(self, found: list[Candidate]) -> dict[str, Ints]:
        """How each candidate agrees with the rules: the best overlap, its rule, and how the two lie to each other."""
        cue = np.array([c.cue for c in found], np.int64)
        first = np.array([c.first for c in found], np.int64)
        end = np.array([c.end for c in found], np.int64)
        match, rule, lie = (np.zeros(len(found), np.int64) for _ in range(3))
        if self._found and found:
            hints = _Stretches(self._found)
            low = np.searchsorted(np.maximum.accumulate(hints.end), first, "right")
            high = np.searchsorted(hints.first, end, "left")
            for begin in range(0, len(found), AT_ONCE):
                some = slice(begin, begin + AT_ONCE)
                held = _Held(cue[some], first[some], end[some], *self._near(cue[some], low[some], high[some]), hints)
                rows = begin + held.row
                match[rows], rule[rows], lie[rows] = held.match, held.rule, held.lie
        return {"rule_match": match, "rule": rule, "rule_lie": lie, "rule_cue": bucket(self.cue[cue], SURE)}

    def _near(self, cue: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
        """Pairs of a candidate's row and the place of a stretch of the rules near it, by rows.

        Of many stretches these are the last ones and the first ones of the candidate's cue.
        """
        count = np.maximum(high - low, 0)
        kept = np.minimum(count, MOST)
        row = np.repeat(np.arange(len(cue)), kept)
        place = np.arange(len(row)) - np.repeat(np.cumsum(kept) - kept, kept) + np.repeat(high - kept, kept)
        many = np.flatnonzero(count > MOST)
        if not len(many):
            return row, place
        places = {id(hint): i for i, hint in enumerate(self._found)}
        own = {at: [places[id(hint)] for hint in self.of(at)[:MOST]] for at in set(cue[many].tolist())}
        more = [(at, hint) for at in many.tolist() for hint in own[int(cue[at])]]
        row = np.concatenate([row, np.array([at for at, _ in more], np.int64)])
        place = np.concatenate([place, np.array([hint for _, hint in more], np.int64)])
        order = np.argsort(row, kind="stable")
        return row[order], place[order]


class _Stretches:
    """The stretches of the rules as arrays."""

    def __init__(self, hints: list[Hint]) -> None:
        self.first = np.array([hint.first for hint in hints], np.int64)
        self.end = np.array([hint.end for hint in hints], np.int64)
        self.cue = np.array([hint.cue for hint in hints], np.int64)
        self.rule = np.array([code(hint.draft.rule) for hint in hints], np.int64)


class _Held:
    """Candidates held against the stretches near them: of each candidate that shares tokens with any, the best."""

    def __init__(self, cue: Ints, first: Ints, end: Ints, row: Ints, place: Ints, hints: _Stretches) -> None:
        shared = np.minimum(hints.end[place], end[row]) - np.maximum(hints.first[place], first[row])
        meets = shared > 0
        row, place, shared = row[meets], place[meets], shared[meets]
        share = shared / (np.maximum(hints.end[place], end[row]) - np.minimum(hints.first[place], first[row]))
        worth = share + 0.5 * (hints.cue[place] == cue[row])
        starts = np.flatnonzero(np.diff(row, prepend=-1))
        most = np.maximum.reduceat(worth, starts) if len(starts) else worth
        best = np.flatnonzero(worth == np.repeat(most, np.diff(starts, append=len(row))))
        best = best[np.diff(row[best], prepend=-1) > 0]  # the first of equals
        self.row = row[best]
        self.match = 1 + (share[best] * 4.99).astype(np.int64)
        place = place[best]
        self.rule = hints.rule[place]
        self.lie = _lie(hints, place, cue[self.row], first[self.row], end[self.row])


def _lie(hints: _Stretches, place: Ints, cue: Ints, first: Ints, end: Ints) -> Ints:
    """Bits for: same cue, hint holds candidate, candidate holds hint, hint without a cue."""
    same = hints.cue[place] == cue
    holds = (hints.first[place] <= first) & (end <= hints.end[place])
    held = (first <= hints.first[place]) & (hints.end[place] <= end)
    return np.asarray(same + 2 * holds + 4 * held + 8 * (hints.cue[place] < 0), np.int64)
