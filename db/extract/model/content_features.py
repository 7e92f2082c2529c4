"""Content features: what tells the stretch a cue reports from the others near it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from db.extract.bounds import FINITE
from db.extract.model.candidate import Candidate
from db.extract.model.cue_features import patterns, subject_class
from db.extract.model.features import Column, Features, bucket, features_of
from db.extract.model.stretch import Most, Roots, Shares, way
from db.extract.model.tokens import Ints, Tokens, code

Chances = NDArray[np.float32]

NUMERALS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
LENGTHS = (2, 3, 4, 5, 7, 9, 12, 16, 21, 31, 51)
FROM = (-60, -30, -20, -10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 40)
TO = (-20, -10, -5, -4, -3, -2, -1, 0, 1, 2, 5, 10, 20, 40)
RIVALS = (0.001, 0.1, 0.3, 0.6, 0.9)
SHARES = (0.001, 0.3, 0.6, 0.9, 0.99)
FEW = (1, 2, 3, 5)
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


def content_columns(tokens: Tokens, cues: Cues, found: list[Candidate], rules: Mapping[str, Ints]) -> dict[str, Column]:
    """What is known of content candidates, which stand in the order of their cues; `rules` as `Hints.columns` gives."""
    cue = np.array([c.cue for c in found], np.int64)
    first = np.array([c.first for c in found], np.int64)
    end = np.array([c.end for c in found], np.int64)
    codes = {shape: code(shape) for shape in {c.shape for c in found}}
    shape = np.array([codes[c.shape] for c in found], np.int64)
    return _columns(tokens, cues, cue, first, end) | {"shape": shape, **rules}


def content_features(columns: Mapping[str, Column]) -> Features:
    """The features of content candidates, from what is known of them."""
    return features_of(columns, COMBINATIONS)


def _columns(tokens: Tokens, cues: Cues, cue: Ints, first: Ints, end: Ints) -> dict[str, Column]:
    last = end - 1
    paragraph = tokens.paragraph[first]
    before, before2 = _near(tokens, first, -1, paragraph), _near(tokens, first, -2, paragraph)
    following, following2 = _near(tokens, last, 1, paragraph), _near(tokens, last, 2, paragraph)
    subject = tokens.subject[0][cue]
    left, right = tokens.edges
    to_left, to_right = tokens.to_quote
    roots = Roots(tokens, cue, first, end)
    root = roots.root
    shared = Shares(tokens)
    words = shared.words[end] - shared.words[first]
    quoted = shared.quoted[end] - shared.quoted[first]
    most = Most(cues.chance)
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
        "way": way(tokens, root, cue),
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


def _near(tokens: Tokens, at: Ints, step: int, paragraph: Ints) -> Ints:
    """The token so many further on, -1 where that is another paragraph."""
    to = at + step
    safe = np.clip(to, 0, tokens.size - 1)
    return np.where((to == safe) & (tokens.paragraph[safe] == paragraph), safe, -1)


def _word(values: Ints, at: Ints) -> Ints:
    return np.where(at < 0, 0, values[np.maximum(at, 0)])
