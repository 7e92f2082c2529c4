"""Weights: what training learned, small and safe to load."""

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from db.extract.model.features import Features
from db.extract.model.shipped import shipped_file

Scores = NDArray[np.float32]
STAGES = ("cue", "content", "rival", "source")
LAYOUT = 2
"""Raised whenever features or the file's fields change, so that old weights are refused instead of misread."""
LARGEST = 1 << 24
"""Bytes a file may unpack to; ours take a tenth."""
_NUMPY = (EOFError, LookupError, TypeError, ValueError)
BROKEN = (OSError, *_NUMPY, RuntimeError, BadZipFile, zlib.error)
"""What numpy and zipfile raise for a file that is none of theirs, is cut off, or holds pickled objects."""


class WeightsError(Exception):
    """The weights cannot be used; says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A logistic regression over hashed features: `weight` has a power of two of entries in units of `scale`."""

    weight: NDArray[np.int8]
    scale: float
    bias: float

    def logits(self, features: Features) -> Scores:
        """The log odds of each row."""
        mask = np.uint32(len(self.weight) - 1)
        total = self.weight[features.fixed & mask].sum(axis=1, dtype=np.int32)
        if len(features.row):
            more = self.weight[features.more & mask]
            total = total + np.bincount(features.row, more, minlength=len(features)).astype(np.int32)
        return np.asarray(total * self.scale + self.bias, np.float32)

    def reasons(self, features: Features, row: int, most: int = 6) -> tuple[tuple[str, float], ...]:
        """The templates that weigh most in a row, strongest first, with their log odds."""
        mask = np.uint32(len(self.weight) - 1)
        parts = list(zip(features.names, self.weight[features.fixed[row] & mask].tolist(), strict=True))
        if features.kind is not None:
            mine = np.flatnonzero(features.row == row)
            kinds = [features.kinds[k] for k in features.kind[mine].tolist()]
            parts += zip(kinds, self.weight[features.more[mine] & mask].tolist(), strict=True)
        parts.sort(key=lambda part: -abs(part[1]))
        return tuple((name, value * self.scale) for name, value in parts[:most] if value)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The four stages and how sure they are taken to be."""

    cue: Stage
    content: Stage
    rival: Stage
    source: Stage
    calibration: NDArray[np.float32]
    """Coefficients of `confidence`: content's log odds, source's log odds, whether it stands in marks, constant."""

    def confidence(self, content: float, source: float, marked: bool) -> float:
        """The chance that a quote and its speaker are right, from both log odds."""
        inner = float(self.calibration @ np.array([content, source, marked, 1.0], np.float32))
        return float(1 / (1 + np.exp(-inner)))


def save(weights: Weights, file: IO[bytes]) -> None:
    """Write weights as plain arrays, the same bytes for the same numbers."""
    arrays: dict[str, NDArray[np.generic]] = {"layout": np.array(LAYOUT), "calibration": weights.calibration}
    for name in STAGES:
        stage: Stage = getattr(weights, name)
        arrays[name] = stage.weight
        arrays[f"{name}_line"] = np.array([stage.scale, stage.bias], np.float64)
    np.savez_compressed(file, allow_pickle=False, **arrays)


def load(file: IO[bytes] | Path) -> Weights:
    """Read weights; raises WeightsError for a file that holds none, or another layout's."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            if sum(held.file_size for held in arrays.zip.infolist()) > LARGEST:
                raise ValueError("it is too large")
            if int(arrays["layout"]) != LAYOUT:
                raise WeightsError("was trained for another version of onrecord")
            stages = [_stage(arrays[name], arrays[f"{name}_line"]) for name in STAGES]
            calibration = _calibration(arrays["calibration"])
    except FileNotFoundError as error:
        raise WeightsError("does not exist") from error
    except BROKEN as error:
        raise WeightsError("holds no weights, or is damaged") from error
    cue, content, rival, source = stages
    return Weights(cue, content, rival, source, calibration)


def _stage(weight: NDArray[np.int8], line: NDArray[np.float64]) -> Stage:
    size = len(weight)
    if weight.dtype != np.int8 or weight.ndim != 1 or size == 0 or size & (size - 1):
        raise ValueError("a stage has the wrong form")
    if line.shape != (2,) or not np.isfinite(line).all():
        raise ValueError("a stage has no scale")
    return Stage(weight, float(line[0]), float(line[1]))


def _calibration(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    if numbers.shape != (4,) or not np.isfinite(numbers).all():
        raise ValueError("the calibration has the wrong form")
    return numbers.astype(np.float32)


@cache
def shipped() -> Weights | None:
    """The weights that come with onrecord, None where a copy has none."""
    found = shipped_file()
    if found is None:
        return None
    with found.open("rb") as file:
        return load(file)
