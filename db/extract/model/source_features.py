"""Source features: which word near a cue names whose words they are."""

from dataclasses import dataclass

import numpy as np

from db.extract.model.content_features import RIVALS, Cues
from db.extract.model.cue_features import PRONOUNS, subject_class
from db.extract.model.features import Column, Features, bucket, features_of
from db.extract.model.tokens import Bools, Ints, Tokens, code

REACH = 10
"""Tokens beyond the cue's sentence that are looked at, in its paragraph."""
NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "EX", "PRP$", "WDT")
NAMES = ("NNP", "NNPS", "NN", "PRP")
"""Tags that name a source though the parse takes them for a part of the cue: "Viguerie notes"."""
LESSER = ("CD", "DT", "JJ", "JJS")
"""Tags that name a source only where the parse gives them a noun's place."""
PLACES = ("nsubj", "nsubjpass", "pobj", "poss", "agent", "dobj")
INNER = ("compound", "nummod", "amod", "det", "nmod")
DEEPEST = 6
DISTANCES = (-20, -10, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 10, 20)
GAPS = (1, 2, 3, 5, 8, 15, 30)

COMBINATIONS = (
    *[("path", name) for name in (
        "chance", "lemma", "cue_tag", "cue_dep", "is_subject", "dep", "tag", "pronoun", "before_cue", "distance",
        "verbs_between", "marks_between", "quoted", "head_lemma", "chance_above", "inside", "unit_behind", "gap",
        "has_clause", "rank", "capital", "next", "previous", "rivals_between", "count",
    )],
    *[("hangs", name) for name in ("chance", "lemma", "cue_tag", "dep", "tag", "distance", "pronoun", "cue_dep")],
    ("lemma", "dep"), ("lemma", "before_cue"), ("dep", "tag", "before_cue"), ("path", "cue_tag", "before_cue"),
    ("path", "rivals_between", "before_cue"), ("is_subject", "inherited", "rivals_between"), ("is_subject", "inside"),
    ("is_subject", "hangs", "cue_dep"), ("distance", "marks_between", "verbs_between"), ("head_lemma", "dep"),
    ("tag", "path", "cue_tag"), ("path", "cue_dep", "cue_tag"), ("hangs", "just_before", "just_after", "dep"),
    ("before_cue", "unit_behind", "rivals_between"), ("dep", "rank", "before_cue"), ("dep", "chance_above", "hangs"),
    ("path", "in_unit"), ("inside", "path", "dep"), ("word", "dep"), ("word", "before_cue"), ("word", "path"),
    ("tag", "just_after", "closes_quote"), ("tag", "just_before", "next"), ("capital", "just_after", "unit_behind"),
    ("rule", "path"), ("rule", "is_subject", "rivals_between"), ("rule", "lemma"), ("rule", "cue_tag"),
    ("rule", "word"),
    ("rule", "distance", "tag"), ("lemma", "is_subject"), ("lemma", "tag", "distance"),
    ("has_subject", "path"), ("has_subject", "distance", "tag"),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Sources:
    """Candidate sources: for each, the ordinal of the unit it may be the source of, and its head token."""

    unit: Ints
    token: Ints


def source_candidates(tokens: Tokens, cue: Ints, first: Ints, end: Ints) -> Sources:
    """The nouns and pronouns near each cue that are not inside what it reports."""
    nounish = _nounish(tokens)
    sentence = tokens.sentence[cue]
    begin, stop = tokens.sentence_start[sentence], tokens.sentence_end[sentence]
    paragraph = tokens.paragraph[cue]
    low = np.minimum(begin, np.maximum(tokens.paragraph_start[paragraph], cue - REACH))
    high = np.maximum(stop, np.minimum(tokens.paragraph_end[paragraph], cue + REACH))
    unit = np.repeat(np.arange(len(cue)), high - low)
    offset = np.arange(len(unit)) - np.repeat(np.cumsum(high - low) - (high - low), high - low)
    token = low[unit] + offset
    inside = (first[unit] <= token) & (token < end[unit])
    own = (tokens.sentence[token] == sentence[unit]) & (tokens.head[token] == cue[unit])
    named = tokens.is_tag(*NAMES)[token] & (tokens.head[token] == cue[unit])
    outside = (tokens.quote[token] == 0) | (tokens.quote[cue[unit]] == tokens.quote[token])
    keep = (nounish[token] | named) & (token != cue[unit]) & (~inside | own) & outside
    return Sources(unit[keep], token[keep])


def _nounish(tokens: Tokens) -> Bools:
    """Which tokens can be the head of a source's name."""
    noun = tokens.is_tag(*NOUNS) & ~tokens.is_dep(*INNER)
    lesser = tokens.is_tag(*LESSER) & tokens.is_dep(*PLACES)
    return noun | lesser


def source_features(
    tokens: Tokens, cues: Cues, cue: Ints, first: Ints, end: Ints, found: Sources, subjects: Ints
) -> Features:
    """The features of candidate sources of units: the cue, first token and end of each unit's content.

    `subjects` has the source the rules give each token as a cue, -1 where they give none.
    """
    return features_of(_columns(tokens, cues, cue, first, end, found, subjects), COMBINATIONS)


def _columns(
    tokens: Tokens, cues: Cues, cues_at: Ints, firsts: Ints, ends: Ints, found: Sources, subjects: Ints
) -> dict[str, Column]:
    at = found.token
    cue, first, end = cues_at[found.unit], firsts[found.unit], ends[found.unit]
    subject, inherited = tokens.subject
    head = tokens.head[at]
    low, high = np.minimum(at, cue), np.maximum(at, cue)
    path, common = _paths(tokens, at, cue)
    counts = np.bincount(found.unit, minlength=len(cues_at))
    starts = np.cumsum(counts) - counts
    rank = np.arange(len(at)) - starts[found.unit]
    cue_rank = np.bincount(found.unit, at < cue, minlength=len(cues_at)).astype(np.int64)[found.unit]
    marks = _count(tokens.is_word(",", "—", "-", "–", ";"), low, high)
    quotes = _count(tokens.is_word('"', "“", "”", "''", "``"), low, high)
    verbs = _count(tokens.is_tag("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), low, high)
    pronoun = tokens.is_tag(*PRONOUNS)[at]
    clause = np.zeros(tokens.size, np.bool_)
    clause[tokens.head[tokens.is_dep("ccomp")]] = True
    below = np.zeros(tokens.size)
    np.maximum.at(below, tokens.head, np.where(tokens.head == tokens.index, 0.0, cues.chance))
    previous, following = np.maximum(at - 1, 0), np.minimum(at + 1, tokens.size - 1)
    behind = np.minimum(cue + 1, tokens.size - 1)
    hangs = (head == cue) + 2 * (tokens.head[cue] == at).astype(np.int64) + 4 * (head == tokens.head[cue])
    return {
        "path": path,
        "chance": bucket(cues.chance[cue].astype(np.float64), (0.1, 0.3, 0.6, 0.9)),
        "lemma": tokens.lemma[cue],
        "cue_tag": tokens.tag[cue],
        "cue_dep": tokens.dep[cue],
        "is_subject": at == subject[cue],
        "has_subject": subject_class(tokens, subject[cue]),
        "inherited": inherited[cue],
        "dep": tokens.dep[at],
        "tag": tokens.tag[at],
        "word": tokens.lower[at],
        "pronoun": np.where(pronoun, tokens.lower[at], 0),
        "before_cue": at < cue,
        "distance": bucket(at - cue, DISTANCES),
        "rivals_between": bucket(np.abs(rank - cue_rank), (1, 2, 3, 5)),
        "verbs_between": bucket(verbs, (1, 2, 3)),
        "marks_between": bucket(marks, (1, 2, 3, 5)),
        "quotes_between": np.minimum(quotes, 3),
        "quoted": tokens.quote[at] > 0,
        "head_dep": tokens.dep[head],
        "head_lemma": tokens.lemma[head],
        "chance_above": bucket(cues.chance[head].astype(np.float64), RIVALS),
        "chance_below": bucket(below[at], RIVALS),
        "hangs": hangs,
        "just_before": at == cue - 1,
        "just_after": at == cue + 1,
        "inside": (first <= at) & (at < end),
        "unit_behind": first > cue,
        "unit_paragraph": tokens.paragraph[first] - tokens.paragraph[cue],
        "gap": bucket(np.minimum(np.abs(first - cue), np.abs(end - cue)), GAPS),
        "same_sentence": tokens.sentence[first] == tokens.sentence[cue],
        "same_quote": tokens.quote[at] == tokens.quote[cue],
        "closes_quote": (tokens.quote[np.maximum(cue - 1, 0)] > 0) & (tokens.quote[cue] == 0),
        "has_clause": clause[head],
        "count": bucket(counts[found.unit], (2, 3, 4, 6, 9)),
        "rank": bucket(rank, (1, 2, 3, 4, 6)),
        "capital": tokens.is_capital[at],
        "next": tokens.lower[following],
        "previous": tokens.lower[previous],
        "next_to_cue": tokens.lower[behind],
        "above_cue": tokens.lemma[tokens.head[cue]],
        "common": common,
        "rule": np.where(subjects[cue] < 0, 2, subjects[cue] == at),
        "in_unit": (np.minimum(first, end) <= at) & (at < end)
        | ((first < at) & (at < cue))
        | ((cue < at) & (at < first)),
    }


def _count(values: Bools, low: Ints, high: Ints) -> Ints:
    """How many of the tokens strictly between two are marked."""
    running = np.concatenate([[0], np.cumsum(values)])
    return np.asarray(np.maximum(0, running[high] - running[np.minimum(low + 1, high)]), np.int64)


def _paths(tokens: Tokens, at: Ints, cue: Ints) -> tuple[Ints, Ints]:
    """How a token is tied to its cue in the parse, and the dependency of the word they meet in; -1 where they do not.

    A path is made of the steps up, the steps down, and the last dependency on either side.
    """
    ups, downs = [at], [cue]
    for _ in range(DEEPEST):
        ups.append(tokens.head[ups[-1]])
        downs.append(tokens.head[downs[-1]])
    path, common = np.full(len(at), -1), np.full(len(at), -1)
    for up in range(DEEPEST, -1, -1):
        for down in range(DEEPEST, -1, -1):
            meets = ups[up] == downs[down]
            if not meets.any():
                continue
            mine = tokens.dep[ups[up - 1]] if up else np.zeros(len(at), np.int64)
            yours = tokens.dep[downs[down - 1]] if down else np.zeros(len(at), np.int64)
            steps = code(f"{min(up, 4)} {min(down, 4)}")
            path = np.where(meets, mine * 31 + yours * 7 + steps, path)
            common = np.where(meets, tokens.dep[ups[up]], common)
    return path, common
