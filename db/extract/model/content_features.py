"""Content features: what tells the stretch a cue reports from the others near it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from db.extract.bounds import FINITE
from db.extract.model.candidate import Candidate
from db.extract.model.cue_features import patterns, subject_class
from db.extract.model.features import Column, Features, bucket, hashed, templates
from db.extract.model.tokens import Ints, Tokens, code

Chances = NDArray[np.float32]

NUMERALS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
LENGTHS = (2, 3, 4, 5, 7, 9, 12, 16, 21, 31, 51)
FROM = (-60, -30, -20, -10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 40)
TO = (-20, -10, -5, -4, -3, -2, -1, 0, 1, 2, 5, 10, 20, 40)
RIVALS = (0.001, 0.1, 0.3, 0.6, 0.9)
SHARES = (0.001, 0.3, 0.6, 0.9, 0.99)
FEW = (1, 2, 3, 5)
LONGEST = 300
"""Tokens of a stretch among which its roots are looked for."""
AT_ONCE = 200_000
"""Tokens of stretches looked at together, so that many long ones need no more memory."""
LIKELY = 0.06
"""A token whose chance to be a cue is lower does not count among the cues near a candidate."""

COMBINATIONS = (
    *[("shape", name) for name in (
        "chance", "tag", "dep", "quoted", "subject_class", "pattern", "from", "to", "first", "first_tag", "before",
        "last", "next", "next2", "at_end", "at_start", "sentences", "paragraphs", "share", "whole", "crosses", "roots",
        "root_dep", "root_tag", "way", "finite", "inside", "between", "rival", "that", "commas", "edges", "length",
        "others",
    )],
    *[("lemma", name) for name in (
        "first", "pattern", "root_tag", "root_dep", "way", "next_to_cue", "whole", "subject_class", "behind", "length",
        "first_tag", "root_lemma", "from",
    )],
    *[("lemma", "shape", name) for name in ("pattern", "first", "next_to_cue", "whole", "root_tag")],
    ("before", "first"), ("last", "next"), ("next", "at_end"), ("crosses", "whole", "behind"), ("chance", "between"),
    ("chance", "inside"), ("chance", "shape", "way"), ("shape", "next", "before"), ("shape", "whole", "from"),
    ("shape", "whole", "to"), ("shape", "length", "share"), ("shape", "at_end", "at_start"),
    ("shape", "pattern", "root_tag"), ("pattern", "first", "shape"), ("from", "whole", "paragraphs", "sentences"),
    ("roots", "balance", "shape"), ("shape", "pattern", "rank"), ("crosses", "shape", "share"),
    ("chance", "rank", "shape"), ("last_tag", "next_tag", "at_end"), ("before_tag", "first_tag", "from"),
    ("rule_match", "rule_lie"), ("rule_match", "rule", "rule_lie"), ("rule_match", "rule_lie", "shape"),
    ("rule_match", "rule_lie", "rule_cue"), ("rule_match", "rule_lie", "chance"),
    ("rule_match", "rule", "rule_lie", "chance"), ("rule_match", "rule_lie", "whole"),
    ("shape", "next_tag", "last_tag"), ("chance", "whole", "from", "paragraphs"), ("zone", "shape"),
)  # fmt: skip


class Cues:
    """The chance of every token to be a cue, and what follows from it."""

    def __init__(self, tokens: Tokens, chance: Chances) -> None:
        self.chance = chance
        self.likely = np.flatnonzero(chance > LIKELY)
        self.counts = np.concatenate([[0], np.cumsum(chance > LIKELY)])
        self.rank = self._ranks(tokens)

    def _ranks(self, tokens: Tokens) -> Ints:
        """How many cues of the paragraph are likelier than each."""
        rank = np.zeros(tokens.size, np.int64)
        paragraph = tokens.paragraph[self.likely]
        order = np.lexsort((-self.chance[self.likely], paragraph))
        ordered = paragraph[order]
        first = np.searchsorted(ordered, ordered)
        rank[self.likely[order]] = np.arange(len(order)) - first
        return rank


def content_features(tokens: Tokens, cues: Cues, found: list[Candidate], rules: Mapping[str, Ints]) -> Features:
    """The features of content candidates, which stand in the order of their cues; `rules` as `Hints.columns` gives."""
    cue = np.array([c.cue for c in found], np.int64)
    first = np.array([c.first for c in found], np.int64)
    end = np.array([c.end for c in found], np.int64)
    codes = {shape: code(shape) for shape in {c.shape for c in found}}
    shape = np.array([codes[c.shape] for c in found], np.int64)
    columns = _columns(tokens, cues, cue, first, end) | {"shape": shape, **rules}
    names, fixed = templates(columns, COMBINATIONS)
    none = np.zeros(0, np.int64)
    return Features(names, fixed, none, hashed("", none))


def _columns(tokens: Tokens, cues: Cues, cue: Ints, first: Ints, end: Ints) -> dict[str, Column]:
    last = end - 1
    paragraph = tokens.paragraph[first]
    before, before2 = _near(tokens, first, -1, paragraph), _near(tokens, first, -2, paragraph)
    following, following2 = _near(tokens, last, 1, paragraph), _near(tokens, last, 2, paragraph)
    subject = tokens.subject[0][cue]
    left, right = tokens.edges
    to_left, to_right = tokens.to_quote
    roots = _Roots(tokens, cue, first, end)
    root = roots.root
    shared = _Shares(tokens)
    words = shared.words[end] - shared.words[first]
    quoted = shared.quoted[end] - shared.quoted[first]
    most = _Most(cues.chance)
    within = most.but(first, end, cue)
    inside = (first <= cue) & (cue < end)
    low = np.where(first > cue, cue + 1, end)
    high = np.where(first > cue, first, cue)
    between = most.but(np.where(inside, 0, low), np.where(inside, 0, high), cue)
    sentence = tokens.sentence[cue]
    rival = most.but(tokens.sentence_start[sentence], tokens.sentence_end[sentence], cue)
    quote, quote_last = tokens.quote[first], tokens.quote[last]
    opens = (quote == 0) | (before < 0) | (tokens.quote[np.maximum(before, 0)] != quote)
    closes = (quote_last == 0) | (following < 0) | (tokens.quote[np.maximum(following, 0)] != quote_last)
    where = tokens.paragraph[cue]
    mates = cues.counts[tokens.paragraph_end[where]] - cues.counts[tokens.paragraph_start[where]]
    _, others = np.unique(cue, return_inverse=True)
    safe_subject = np.maximum(subject, 0)
    zones = np.array([code(part.kind) for part in tokens.parts])
    return {
        "chance": bucket(cues.chance[cue].astype(np.float64), NUMERALS),
        "lemma": tokens.lemma[cue],
        "tag": tokens.tag[cue],
        "dep": tokens.dep[cue],
        "quoted": tokens.quote[cue] > 0,
        "subject_class": subject_class(tokens, subject),
        "pattern": patterns(tokens)[cue],
        "quote_left": bucket(to_left[cue], (1, 2, 3, 5, 9, 20, 30)),
        "quote_right": bucket(to_right[cue], (1, 2, 3, 5, 9, 20, 30)),
        "length": bucket(end - first, LENGTHS),
        "from": bucket(first - cue, FROM),
        "to": bucket(end - cue, TO),
        "behind": first > cue,
        "holds_cue": inside,
        "holds_subject": np.where(subject < 0, 2, (first <= subject) & (subject < end)),
        "first": tokens.lower[first],
        "first_tag": tokens.tag[first],
        "first_dep": tokens.dep[first],
        "before": _word(tokens.lower, before),
        "before2": _word(tokens.lower, before2),
        "before_tag": _word(tokens.tag, before),
        "last": tokens.lower[last],
        "last_tag": tokens.tag[last],
        "next": _word(tokens.lower, following),
        "next2": _word(tokens.lower, following2),
        "next_tag": _word(tokens.tag, following),
        "next_to_cue": _word(tokens.lower, _near(tokens, cue, 1, where)),
        "at_end": end >= tokens.sentence_end[tokens.sentence[last]] - 1,
        "at_start": first <= tokens.sentence_start[tokens.sentence[first]] + 1,
        "sentences": tokens.sentence[first] - sentence,
        "more_sentences": np.minimum(tokens.sentence[last] - tokens.sentence[first], 3),
        "paragraphs": paragraph - where,
        "share": bucket(quoted / np.maximum(1, words), SHARES),
        "whole": (quote > 0) & (quote == quote_last) & opens & closes,
        "crosses": ~opens + 2 * ~closes.astype(np.int64),
        "roots": bucket(roots.count, FEW),
        "root_dep": tokens.dep[root],
        "root_tag": tokens.tag[root],
        "root_lemma": tokens.lemma[root],
        "above_root": tokens.lemma[tokens.head[root]],
        "way": _way(tokens, root, cue),
        "finite": bucket(shared.finite[end] - shared.finite[first], FEW),
        "root_finite": tokens.is_tag(*FINITE)[root],
        "inside": bucket(within, RIVALS),
        "between": bucket(between, RIVALS),
        "rival": bucket(rival, RIVALS),
        "rank": np.minimum(cues.rank[cue], 4),
        "mates": bucket(mates, (2, 3, 5, 8)),
        "that": tokens.is_word("that")[first] | ((before >= 0) & tokens.is_word("that")[np.maximum(before, 0)]),
        "commas": bucket(shared.commas[end] - shared.commas[first], FEW),
        "others": bucket(np.bincount(others)[others] if len(others) else others, (4, 7, 11, 16, 26)),
        "edges": (left[root] == first) + 2 * (right[root] == end).astype(np.int64),
        "balance": (before >= 0) & (tokens.quote[np.maximum(before, 0)] > 0),
        "small_next": (following >= 0) & shared.small[np.maximum(following, 0)],
        "subject_before": (subject >= first) & (tokens.start[safe_subject] < tokens.end[last]) & (subject >= 0),
        "words": bucket(words, (1, 2, 3, 4, 6, 9, 16)),
        "zone": zones[where],
    }


class _Shares:
    """Running counts, so that a stretch's is one subtraction."""

    def __init__(self, tokens: Tokens) -> None:
        self.small = tokens.is_small
        self.words = _running(tokens.is_spoken)
        self.quoted = _running(tokens.is_spoken & (tokens.quote > 0))
        self.finite = _running(tokens.is_tag(*FINITE))
        self.commas = _running(tokens.is_word(",", ";"))


def _running(values: NDArray[np.bool_]) -> Ints:
    return np.concatenate([[0], np.cumsum(values)]).astype(np.int64)


def _near(tokens: Tokens, at: Ints, step: int, paragraph: Ints) -> Ints:
    """The token so many further on, -1 where that is another paragraph."""
    to = at + step
    safe = np.clip(to, 0, tokens.size - 1)
    return np.where((to == safe) & (tokens.paragraph[safe] == paragraph), safe, -1)


def _word(values: Ints, at: Ints) -> Ints:
    return np.where(at < 0, 0, values[np.maximum(at, 0)])


class _Most:
    """The highest chance of each stretch, from the highest of all stretches whose length is a power of two."""

    def __init__(self, chance: Chances) -> None:
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


class _Roots:
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


def _way(tokens: Tokens, root: Ints, cue: Ints) -> Ints:
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
