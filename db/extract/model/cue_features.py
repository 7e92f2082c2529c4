"""Cue features: which tokens may report, and what tells those that do."""

import numpy as np

from db.extract.model.features import Column, Features, Hashes, bucket, hashed, templates
from db.extract.model.tokens import Bools, Ints, Tokens, code

VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
TAGS = (*VERBS, "MD", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS")
WORDS = (":", "according", "per")
PRONOUNS = ("PRP", "WP", "WDT", "DT", "EX", "PRP$")
LINKS = ("prep", "prt", "agent", "mark", "aux", "neg", "dobj", "xcomp", "ccomp", "advmod", "acl", "auxpass", "acomp")
CLAUSES = ("ccomp", "acl", "xcomp", "advcl")
NEAR = (1, 2, 3, 5, 9, 99)

COMBINATIONS = (
    ("lemma", "tag"),
    ("lemma", "dep"),
    ("tag", "dep"),
    ("dep", "head_lemma"),
    ("lemma", "subject_class"),
    ("subject_class", "tag", "pattern"),
    ("lemma", "inherited"),
    ("lemma", "pattern"),
    ("tag", "pattern"),
    ("lemma", "next"),
    ("before", "lemma"),
    ("next", "next2"),
    ("before2", "before"),
    ("tag_before2", "tag_before", "tag"),
    ("tag", "tag_next", "tag_next2"),
    ("quoted", "quote_left", "quote_right"),
    ("lemma", "quoted"),
    ("lemma", "quote_left", "quote_right"),
    ("quoted", "dep"),
    ("tag", "quoted", "quote_left", "quote_right"),
    ("head_tag", "dep", "tag"),
    ("subject_lemma", "tag"),
    ("subject_lemma", "lemma"),
    ("lemma", "kind"),
    ("kind", "tag", "dep"),
    ("lemma", "root_lemma"),
    ("pattern", "quote_left", "quote_right", "subject_class"),
    ("tag", "subject_class", "quote_right"),
    ("lemma", "rule"),
)


def cue_candidates(tokens: Tokens, rule: Ints) -> Ints:
    """The tokens that may be cues: verbs, modals, nouns, adjectives, "according", "per", colons, and cues of the rules.

    `rule` tells for every token how sure the rules are of it, 0 for not at all.
    """
    return np.flatnonzero(tokens.is_tag(*TAGS) | tokens.is_word(*WORDS) | (rule > 0))


def cue_features(tokens: Tokens, rule: Ints, at: Ints) -> Features:
    """The features of the candidate cues at some tokens."""
    columns = {name: column[at] for name, column in (_columns(tokens) | {"rule": rule}).items()}
    names, fixed = templates(columns, COMBINATIONS)
    row, more, kinds, kind = _children(tokens, at)
    return Features(names, fixed, row, more, kinds, kind)


def subject_class(tokens: Tokens, at: Ints) -> Ints:
    """What kind of word a subject is: the pronoun itself, else its tag; 0 where there is none."""
    safe = np.maximum(at, 0)
    pronoun = tokens.is_tag(*PRONOUNS)[safe]
    return np.where(at < 0, 0, np.where(pronoun, tokens.lower[safe], tokens.tag[safe]))


def patterns(tokens: Tokens) -> Ints:
    """A bit for each kind of complement that hangs on a token."""
    found = np.zeros(tokens.size, np.int64)
    kinds = (("ccomp",), ("dobj",), ("xcomp",), ("nsubjpass",), ("prep",), ("advcl",), ("agent",), ("acl", "relcl"))
    for bit, deps in enumerate(kinds):
        found[tokens.head[tokens.is_dep(*deps)]] |= 1 << bit
    return found | ((tokens.subject[0] >= 0).astype(np.int64) << len(kinds))


def neighbour(tokens: Tokens, values: Ints, step: int) -> Ints:
    """The value so many tokens further on, 0 outside the paragraph."""
    at = tokens.index + step
    safe = np.clip(at, 0, max(0, tokens.size - 1))
    inside = (at == safe) & (tokens.paragraph[safe] == tokens.paragraph)
    return np.where(inside, values[safe], 0)


def _columns(tokens: Tokens) -> dict[str, Column]:
    """What is known of every token as a cue."""
    subject, inherited = tokens.subject
    safe = np.maximum(subject, 0)
    left, right = tokens.to_quote
    head = tokens.head
    root = head == tokens.index
    kinds = np.array([code(part.kind) for part in tokens.parts])
    level = _levels(tokens)
    return {
        "lemma": tokens.lemma,
        "tag": tokens.tag,
        "dep": tokens.dep,
        "lower": tokens.lower,
        "head_lemma": np.where(root, 0, tokens.lemma[head]),
        "head_tag": np.where(root, 0, tokens.tag[head]),
        "root_lemma": tokens.lemma[head[head]],
        "subject_class": subject_class(tokens, subject),
        "subject_lemma": np.where(subject < 0, 0, tokens.lower[safe]),
        "subject_order": np.where(subject < 0, 2, subject < tokens.index),
        "inherited": inherited,
        "pattern": patterns(tokens),
        "before": neighbour(tokens, tokens.lower, -1),
        "before2": neighbour(tokens, tokens.lower, -2),
        "next": neighbour(tokens, tokens.lower, 1),
        "next2": neighbour(tokens, tokens.lower, 2),
        "tag_before": neighbour(tokens, tokens.tag, -1),
        "tag_before2": neighbour(tokens, tokens.tag, -2),
        "tag_next": neighbour(tokens, tokens.tag, 1),
        "tag_next2": neighbour(tokens, tokens.tag, 2),
        "quoted": tokens.quote > 0,
        "quote_left": bucket(left, NEAR),
        "quote_right": bucket(right, NEAR),
        "kind": kinds[tokens.paragraph] if len(kinds) else tokens.paragraph,
        "first": tokens.paragraph == 0,
        "depth": level,
        "position": bucket(tokens.index - tokens.sentence_start[tokens.sentence], (1, 2, 4, 8, 16)),
    }


def _levels(tokens: Tokens) -> Ints:
    """How many steps each token stands below its sentence's root, 6 and more as 6."""
    level = np.zeros(tokens.size, np.int64)
    at = tokens.index
    for _ in range(6):
        up = tokens.head[at]
        level += up != at
        at = up
    return level


def _children(tokens: Tokens, at: Ints) -> tuple[Ints, Hashes, tuple[str, ...], Ints]:
    """Features of the words that hang on each candidate."""
    place = np.full(tokens.size, -1)
    place[at] = np.arange(len(at))
    child = np.flatnonzero((tokens.head != tokens.index) & (place[tokens.head] >= 0))
    linking: Bools = tokens.is_dep(*LINKS)[child]
    clausal: Bools = tokens.is_dep(*CLAUSES)[child]
    link, clause = child[linking], child[clausal]
    opener = _openers(tokens)[clause]
    parts = (
        ("child", child, (tokens.dep[child],)),
        ("lemma+child", child, (tokens.lemma[tokens.head[child]], tokens.dep[child])),
        ("link", link, (tokens.dep[link], tokens.lemma[link])),
        ("lemma+link", link, (tokens.lemma[tokens.head[link]], tokens.dep[link], tokens.lemma[link])),
        ("clause", clause, (tokens.dep[clause], opener)),
        ("lemma+clause", clause, (tokens.lemma[tokens.head[clause]], tokens.dep[clause], opener)),
        ("clause tag", clause, (tokens.dep[clause], tokens.tag[clause], tokens.tag[tokens.head[clause]])),
    )
    row = np.concatenate([place[tokens.head[which]] for _, which, _ in parts])
    more = np.concatenate([hashed(name, *values) for name, _, values in parts])
    kind = np.concatenate([np.full(len(which), i) for i, (_, which, _) in enumerate(parts)])
    return row, more, tuple(name for name, _, _ in parts), kind


def _openers(tokens: Tokens) -> Ints:
    """The first conjunction or auxiliary that hangs on each token, 0 where there is none."""
    found = np.zeros(tokens.size, np.int64)
    hangs = np.flatnonzero(tokens.is_dep("mark", "aux"))[::-1]
    found[tokens.head[hangs]] = tokens.lower[hangs]
    return found
