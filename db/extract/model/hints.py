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
        match, rule, lie = (np.zeros(len(found), np.int64) for _ in range(3))
        firsts = np.array([hint.first for hint in self._found], np.int64)
        ends = np.maximum.accumulate(np.array([hint.end for hint in self._found], np.int64)) if self._found else firsts
        lows = np.searchsorted(ends, [c.first for c in found], "right").tolist()
        highs = np.searchsorted(firsts, [c.end for c in found], "left").tolist()
        for i, candidate in enumerate(found):
            low, high = lows[i], highs[i]
            best = 0.0
            near = self._found[low:high]
            if len(near) > MOST:
                near = [*near[-MOST:], *self._by_cue.get(candidate.cue, [])[:MOST]]
            for hint in near:
                shared = min(hint.end, candidate.end) - max(hint.first, candidate.first)
                if shared <= 0:
                    continue
                union = max(hint.end, candidate.end) - min(hint.first, candidate.first)
                worth = shared / union + (0.5 if hint.cue == candidate.cue else 0.0)
                if worth > best:
                    best = worth
                    match[i] = 1 + int(shared / union * 4.99)
                    rule[i] = code(hint.draft.rule)
                    lie[i] = _lie(hint, candidate)
        sure = self.cue[np.array([c.cue for c in found], np.int64)] if found else match
        return {"rule_match": match, "rule": rule, "rule_lie": lie, "rule_cue": bucket(sure, (1, 4, 6, 8, 9, 10))}


def _lie(hint: Hint, candidate: Candidate) -> int:
    """Bits for: same cue, hint holds candidate, candidate holds hint, hint without a cue."""
    same = hint.cue == candidate.cue
    holds = hint.first <= candidate.first and candidate.end <= hint.end
    held = candidate.first <= hint.first and hint.end <= candidate.end
    return same + 2 * holds + 4 * held + 8 * (hint.cue < 0)
