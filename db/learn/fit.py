"""Fitting a logistic regression over hashed features."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from db.extract.model.features import Features
from db.extract.model.weights import Stage

Floats = NDArray[np.float64]
SPREAD = 0.5
"""Of the largest weight: what an eight-bit step of 127 stands for; larger weights are cut, which costs nothing."""


def matrix(parts: Sequence[Features], bits: int) -> csr_matrix:
    """Features of many articles as one sparse matrix with 2**bits columns."""
    mask = np.uint32((1 << bits) - 1)
    pieces, lengths = [], []
    for features in parts:
        fixed = (features.fixed & mask).astype(np.int32)
        count, width = fixed.shape
        more = np.bincount(features.row, minlength=count)
        order = np.argsort(features.row, kind="stable")
        flat = np.empty(fixed.size + len(order), np.int32)
        begins = np.arange(count) * width + np.concatenate([[0], np.cumsum(more)[:-1]])
        at = (begins[:, None] + np.arange(width)).ravel()
        rest = np.ones(len(flat), np.bool_)
        rest[at] = False
        flat[at], flat[rest] = fixed.ravel(), (features.more[order] & mask).astype(np.int32)
        pieces.append(flat)
        lengths.append(more + width)
    columns = np.concatenate(pieces)
    ends = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(ends) - 1, 1 << bits))


def fit(rows: csr_matrix, right: Floats, strength: float, weight: Floats | None = None, steps: int = 70) -> Stage:
    """The logistic regression of right (0 or 1) on rows, with an L2 penalty of 1 / strength, in eight bits."""
    weighed = np.ones(len(right)) if weight is None else weight
    turned = rows.T.tocsr()
    size = rows.shape[1]

    def loss(at: Floats) -> tuple[float, Floats]:
        odds = (rows @ at[:-1].astype(np.float32)).astype(np.float64) + at[-1]
        total = float((weighed * (np.logaddexp(0, odds) - right * odds)).sum())
        error = (weighed * (sigmoid(odds) - right)).astype(np.float32)
        slope = np.empty(size + 1)
        slope[:-1] = (turned @ error) * strength + at[:-1]
        slope[-1] = float(error.sum()) * strength
        return strength * total + 0.5 * float(at[:-1] @ at[:-1]), slope

    begin = np.zeros(size + 1)
    share = min(max(float(right.mean()), 1e-4), 1 - 1e-4)
    begin[-1] = np.log(share / (1 - share))
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    scale = max(float(np.abs(found[:-1]).max()), 1e-6) / 127 * SPREAD
    return Stage(np.clip(np.round(found[:-1] / scale), -127, 127).astype(np.int8), scale, float(found[-1]))


def odds_of(stage: Stage, rows: csr_matrix) -> Floats:
    """The log odds a stage gives to the rows of a matrix."""
    return (rows @ stage.weight.astype(np.float32)).astype(np.float64) * stage.scale + stage.bias


def sigmoid(odds: Floats) -> Floats:
    """The chance that log odds stand for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))
