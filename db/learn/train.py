"""Training: stages learned one upon the other, each on chances it has not seen the answers to."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from db.extract.model.candidate import Candidate
from db.extract.model.choice import choose, named, units_of
from db.extract.model.content_features import content_features
from db.extract.model.reading import Contents
from db.extract.model.revision import UNNAMED
from db.extract.model.rival_features import contenders, rival_features
from db.extract.model.tokens import Bools
from db.extract.model.weights import Stage, Weights
from db.learn.error import LearnError
from db.learn.example import Example
from db.learn.fit import Floats, fit, matrix, odds_of, sigmoid
from db.learn.gold import agreement, names_source, trimmed

CUE_BITS, CONTENT_BITS, RIVAL_BITS, SOURCE_BITS = 18, 19, 16, 17
CUE_STRENGTH, CONTENT_STRENGTH, RIVAL_STRENGTH, SOURCE_STRENGTH = 0.12, 0.03, 0.01, 0.15
"""Strengths found by trying 0.01 to 1 on articles that were held back."""
FOLDS = 4
LEAST = 8
"""Articles with an attribution without which nothing can be learned: two for each fold."""
MORE = "A few hundred annotated articles give useful weights; each needs Attribution events with a Cue and a Content."
Say = Callable[[str], None]


def learn(given: Sequence[Example], say: Say = lambda _: None) -> Weights:
    """Weights learned from examples; the same examples in the same order give the same weights to the bit.

    `say` is told the name of each stage when it is learned. Raises LearnError for too few examples.
    """
    enough(sum(bool(example.gold.told) for example in given))
    with threadpool_limits(1):  # sums shared out among threads round another way, and are no quicker
        return _learn(given, say)


def _learn(given: Sequence[Example], say: Say) -> Weights:
    cue = _learn_cues(given)
    say("cues")
    contents = [example.reading.contents() for example in given]
    worth = [example.gold.overlaps(c.found).astype(np.float64) for example, c in zip(given, contents, strict=True)]
    rows = matrix([content_features(c.columns) for c in contents], CONTENT_BITS)
    content, odds = _crossed(rows, worth, CONTENT_STRENGTH)
    say("contents")
    again = [contenders(mine.astype(np.float32)) for mine in odds]
    contents = [c.at(at) for c, at in zip(contents, again, strict=True)]
    odds, worth = ([values[at] for values, at in zip(every, again, strict=True)] for every in (odds, worth))
    rows = matrix(
        [rival_features(c.found, c.columns, mine.astype(np.float32)) for c, mine in zip(contents, odds, strict=True)],
        RIVAL_BITS,
    )
    rival, odds = _crossed(rows, worth, RIVAL_STRENGTH)
    say("rivals")
    source, source_stages = _learn_sources(given)
    say("sources")
    calibration = _calibrate(given, contents, odds, source_stages)
    if not np.isfinite(calibration).all():
        raise LearnError("these articles are too few or too alike to tell how sure a quote is", MORE)
    return Weights(cue, content, rival, source, calibration)


def enough(count: int) -> None:
    """Raise LearnError where so many articles with an attribution are too few to learn from."""
    if count < LEAST:
        raise LearnError(f"{count} articles with an attribution are too few to learn from: it takes {LEAST}", MORE)


def fold_of(ordinal: int) -> int:
    """The fold an example belongs to."""
    return ordinal % FOLDS


def _learn_cues(given: Sequence[Example]) -> Stage:
    """The cue stage; every example gets the chances of a stage that has not seen it."""
    rows = matrix([example.reading.cue_features() for example in given], CUE_BITS)
    right = [example.gold.cues(example.reading).astype(np.float64) for example in given]
    stage, odds = _crossed(rows, right, CUE_STRENGTH)
    for example, mine in zip(given, odds, strict=True):
        example.reading.know_cues(sigmoid(mine).astype(np.float32))
    return stage


def _crossed(rows: csr_matrix, worth: Sequence[Floats], strength: float) -> tuple[Stage, list[Floats]]:
    """A stage fitted to all rows, and for each example the log odds of one that was fitted to the other folds.

    `worth` has that of each example's rows; rows of some worth count as right, by that worth.
    """
    sizes = [len(mine) for mine in worth]
    every = np.concatenate(worth)
    right, weight = (every > 0).astype(np.float64), np.where(every > 0, every, 1.0)
    fold = np.repeat([fold_of(i) for i in range(len(sizes))], sizes)
    odds = np.zeros(len(every))
    for k in range(FOLDS):
        others = np.flatnonzero(fold != k)
        stage = fit(rows[others], right[others], strength, weight[others])
        mine = np.flatnonzero(fold == k)
        odds[mine] = odds_of(stage, rows[mine])
    return fit(rows, right, strength, weight), np.split(odds, np.cumsum(sizes)[:-1])


def _learn_sources(given: Sequence[Example]) -> tuple[Stage, list[Stage]]:
    """The source stage, and one for each fold that has not seen it."""
    parts, right, fold = [], [], []
    for ordinal, example in enumerate(given):
        units, wanted = example.gold.units()
        if not len(units.cue):
            continue
        found, features = example.reading.sources(units)
        parts.append(features)
        right.append(example.gold.names(found, wanted))
        fold.append(np.full(len(features), fold_of(ordinal)))
    rows, answers, folds = matrix(parts, SOURCE_BITS), np.concatenate(right).astype(np.float64), np.concatenate(fold)
    stages = []
    for k in range(FOLDS):
        others = np.flatnonzero(folds != k)
        stages.append(fit(rows[others], answers[others], SOURCE_STRENGTH))
    return fit(rows, answers, SOURCE_STRENGTH), stages


def _calibrate(
    given: Sequence[Example], contents: list[Contents], odds: list[Floats], stages: list[Stage]
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Coefficients that turn the log odds of content and source into the chance that both are right."""
    table: list[tuple[float, float, float, bool]] = []
    for ordinal, (example, held, mine) in enumerate(zip(given, contents, odds, strict=True)):
        free: Bools = np.zeros(example.reading.tokens.size, np.bool_)
        chosen = choose(example.reading, held.found, held.columns, mine.astype(np.float32), free)
        if not chosen:
            continue
        units, place = units_of(chosen)
        sources, features = example.reading.sources(units)
        ruled = example.reading.hints.subject[units.cue].tolist()
        sourced = named(sources, stages[fold_of(ordinal)].logits(features), len(place), ruled)
        for one in chosen:
            source = sourced[place[one.candidate.cue]]
            right = _is_right(example, one.candidate, source.token if source else None)
            table.append((one.logit, source.logit if source else UNNAMED, float(one.marked), right))
    numbers = np.array([row[:3] for row in table], np.float64)
    return _line(numbers, np.array([row[3] for row in table], np.float64))


def _is_right(example: Example, candidate: Candidate, source: int | None) -> bool:
    """Tell whether a content is annotated, and its source is the annotated one."""
    tokens = example.reading.tokens
    mine = trimmed(example.text, (int(tokens.start[candidate.first]), int(tokens.end[candidate.end - 1])))
    for told in example.gold.told:
        if any(agreement(mine, other) for other in told.contents):
            if source is None or told.source is None:
                return source is None and told.source is None
            return names_source(example.text, told.source, example.gold.mention(source))
    return False


def _line(numbers: Floats, right: Floats) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Logistic regression of a few numbers, by Newton's method."""
    rows = np.column_stack([numbers, np.ones(len(numbers))])
    at = np.zeros(rows.shape[1])
    for _ in range(25):
        chances = sigmoid(rows @ at)
        slope = rows.T @ (right - chances) - 1e-3 * at
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + 1e-3 * np.eye(len(at))
        at = at + np.linalg.solve(bend, slope)
    return at.astype(np.float32)
