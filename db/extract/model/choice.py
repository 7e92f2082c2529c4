"""Choice: of all candidates, the contents that are reported, and the source of each."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.extract.bounds import FINITE
from db.extract.lexicon import SPEECH_NOUNS
from db.extract.model.candidate import Candidate
from db.extract.model.features import Column
from db.extract.model.reading import Reading, Units
from db.extract.model.source_features import Sources
from db.extract.model.tokens import Bools, Ints, Tokens, code
from db.extract.model.weights import Scores

LIKELY = 0.2
"""Chance from which a content is kept."""
LIKELY_MARKED = 0.12
"""The same for one of which some words stand in quotation marks."""
NEVER = 2.0
"""More than any chance."""
BARE = ("NN", "NNS", "JJ", "VBG", "RB")
"""Tags of words that tell nothing alone, but where the rules give them: "expressed caution", "a point"."""
TOPIC = ("about", "on", "over", "regarding", "concerning", "at")
"""Words before a thing that was spoken of: "commented on the plan"."""
REFUSALS = ("declined", "declines", "refused", "refuses", "refusing", "declining")
"""Cues that tell of no words at all: "declined to give details"."""
TIMES = ("after", "before", "during", "since", "amid")
"""Prepositions of what went on while words were said."""
REMARKS = ("comment", "comments", "commented", "commenting", "remarked", "remarking")
"""Cues of which "on" tells the subject, not the words."""
SAME = 5
"""Class of `Hints.columns`' rule_match from which the rules propose the same stretch: 80 % of the joint tokens."""
RULED = 1.5
"""Log odds by which a stretch is preferred that the rules propose for the same cue: their ends are truer."""
MARKED = 0.9
"""Share of words between marks from which a content counts as standing in marks."""
NAMED_BY_RULE = 1.0
"""Log odds by which the source of the rules is preferred."""
NAMED = 0.02
"""Chance from which a source is believed; a content below it has none."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One content that is kept."""

    candidate: Candidate
    row: int
    """Its row among the candidates' features."""
    logit: float
    marked: bool


def chance(logits: Scores | float) -> NDArray[np.float32]:
    """The chance that log odds stand for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def choose(
    reading: Reading, found: list[Candidate], columns: Mapping[str, Column], logits: Scores, taken: Bools
) -> list[Chosen]:
    """The likeliest candidates that share no token with a likelier one, nor with `taken`.

    `columns` is what is known of them, as `Contents` has it.
    """
    if not found:
        return []
    least, marked = _least(reading, found, columns)
    ruled = (columns["rule_match"] >= SAME) & (columns["rule_lie"].astype(np.int64) & 1 > 0)
    chances = chance(logits + RULED * ruled)
    likely = np.flatnonzero(chances >= least)
    used = taken.copy()
    chosen = []
    for row in likely[np.argsort(-chances[likely], kind="stable")].tolist():
        first, end = found[row].first, found[row].end
        if not used[first:end].any():
            used[first:end] = True
            chosen.append(Chosen(found[row], row, float(logits[row]), bool(marked[row])))
    return chosen


def _least(
    reading: Reading, found: list[Candidate], columns: Mapping[str, Column]
) -> tuple[NDArray[np.float64], Bools]:
    """The chance each candidate must have, and which of them stand in quotation marks."""
    tokens, match = reading.tokens, columns["rule_match"]
    first = np.array([c.first for c in found], np.int64)
    end = np.array([c.end for c in found], np.int64)
    words = _counted(tokens.is_spoken, first, end)
    quoted = _counted(tokens.is_spoken & (tokens.quote > 0), first, end)
    marked = quoted >= MARKED * np.maximum(1, words)
    clause = _counted(tokens.is_tag(*FINITE), first, end)
    topic = tokens.is_word(*TOPIC)[first] & (clause == 0)
    telling = tokens.is_spoken & ~tokens.is_tag("DT", "PRP$")
    full = _counted(telling & ~tokens.is_tag(*BARE), first, end) > 0
    bare = ~full & (_counted(telling, first, end) <= 1) & (match < SAME)
    cue = np.array([c.cue for c in found], np.int64)
    refused = tokens.is_word(*REFUSALS)[cue]
    aside = (match < SAME) & (_is_setting(columns, cue, end) | _is_act(tokens, first, end))
    least = np.where(topic | bare | aside, NEVER, LIKELY)
    least = np.where(quoted > 0, LIKELY_MARKED, least)
    return np.where(refused & ~marked, NEVER, least), marked


def _is_setting(columns: Mapping[str, Column], cue: Ints, end: Ints) -> Bools:
    """Which tell when, where or on what words were said: "behind a door, Hall says", "said after weeks of talks"."""
    dep, above = columns["root_dep"], columns["above_root"]
    times = [code(word) for word in TIMES]
    leads = (dep == code("prep")) & ((end <= cue) | np.isin(columns["root_lemma"], times))
    hangs = (dep == code("pobj")) & np.isin(above, times)
    remark = np.isin(columns["lemma"], [code(word) for word in REMARKS])
    subject = remark & (dep == code("pobj")) & (above == code("on"))
    return np.asarray(leads | hangs | subject, np.bool_)


def _is_act(tokens: Tokens, first: Ints, end: Ints) -> Bools:
    """Which only name the act, whatever it is called: "a stern warning"; what was said stands elsewhere."""
    plain = _counted(~tokens.is_tag("DT", "PRP$", "JJ", "JJR", "JJS", "NN", "CC", ","), first, end) == 0
    return np.asarray(plain & tokens.is_word(*SPEECH_NOUNS)[end - 1], np.bool_)


def _counted(values: Bools, first: Ints, end: Ints) -> Ints:
    """How many tokens of each stretch are marked."""
    running = np.concatenate([[0], np.cumsum(values)])
    return np.asarray(running[end] - running[first])


def units_of(chosen: list[Chosen]) -> tuple[Units, dict[int, int]]:
    """One unit a cue, its content nearest to the cue, and the ordinal of each cue's unit."""
    nearest: dict[int, Candidate] = {}
    for candidate in sorted((c.candidate for c in chosen), key=_distance):
        nearest.setdefault(candidate.cue, candidate)
    units = Units(
        np.array([c.cue for c in nearest.values()], np.int64),
        np.array([c.first for c in nearest.values()], np.int64),
        np.array([c.end for c in nearest.values()], np.int64),
    )
    return units, {cue: ordinal for ordinal, cue in enumerate(nearest)}


def _distance(candidate: Candidate) -> int:
    return min(abs(candidate.first - candidate.cue), abs(candidate.end - candidate.cue))


@dataclass(frozen=True, slots=True)
class Named:
    """The source of one unit."""

    token: int
    row: int
    """Its row among the sources' features."""
    logit: float


def named(found: Sources, logits: Scores, count: int, ruled: list[int]) -> list[Named | None]:
    """For each of `count` units the likeliest source, None where none is likely.

    `ruled` has the token the rules name for each unit, -1 for none; it gives way only to a much likelier one.
    """
    best: list[Named | None] = [None] * count
    worth: list[float] = [-np.inf] * count
    for row, (unit, token, logit) in enumerate(
        zip(found.unit.tolist(), found.token.tolist(), logits.tolist(), strict=True)
    ):
        preferred = logit + (NAMED_BY_RULE if token == ruled[unit] else 0.0)
        if preferred > worth[unit]:
            worth[unit] = preferred
            best[unit] = Named(token, row, logit)
    return [source if source is not None and chance(source.logit) >= NAMED else None for source in best]
