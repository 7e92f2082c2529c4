"""Features: what is known of each candidate, as numbers to look weights up by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from db.extract.model.tokens import Bools, Ints

Hashes = NDArray[np.uint32]
Column = Ints | Bools

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(slots=True, eq=False)
class Features:
    """The hashed features of a list of candidates.

    `fixed` has a row a candidate and a column a template, named by `names`; `more` holds features of which a candidate
    may have any number (a word for each child), with the candidate's row in `row` and the template's name in `kinds`.
    """

    names: tuple[str, ...]
    fixed: Hashes
    row: Ints
    more: Hashes
    kinds: tuple[str, ...] = ()
    kind: Ints | None = None

    def __len__(self) -> int:
        return len(self.fixed)

    def at(self, rows: Ints) -> "Features":
        """Some rows of features that have the same number each."""
        return Features(self.names, self.fixed[rows], self.row, self.more)


def hashed(name: str, *columns: Column) -> Hashes:
    """One number a row for the values of some columns under a template's name."""
    with np.errstate(over="ignore"):
        mixed = np.full(len(columns[0]), crc32(name.encode()), np.uint64)
        for column in columns:
            mixed = (mixed ^ column.astype(np.int64).view(np.uint64)) * _PRIME
            mixed ^= mixed >> _SHIFT
        mixed *= _PRIME
    return (mixed >> np.uint64(32)).astype(np.uint32)


def templates(
    columns: Mapping[str, Column], combinations: Sequence[tuple[str, ...]], single: Sequence[str] | None = None
) -> tuple[tuple[str, ...], Hashes]:
    """Columns alone and combinations of them, hashed: the templates' names and a matrix of rows and templates.

    Alone stand those named by `single`, every one where it is None.
    """
    wanted = [(name,) for name in (columns if single is None else single)] + list(combinations)
    names = tuple("+".join(parts) for parts in wanted)
    hashes = [hashed(name, *(columns[part] for part in parts)) for name, parts in zip(names, wanted, strict=True)]
    return names, np.column_stack(hashes)


def features_of(
    columns: Mapping[str, Column], combinations: Sequence[tuple[str, ...]], single: Sequence[str] | None = None
) -> Features:
    """The features of candidates that have the same number each; what is wanted as in `templates`."""
    names, fixed = templates(columns, combinations, single)
    none = np.zeros(0, np.int64)
    return Features(names, fixed, none, hashed("", none))


def bucket(values: Column | NDArray[np.float64], edges: Sequence[float]) -> Ints:
    """Which of the ranges between the edges each value lies in."""
    return np.digitize(values, edges).astype(np.int64)
