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
_HALF = np.uint64(32)


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
    return _mixed(name, [_bits(column) for column in columns])


def _bits(column: Column) -> NDArray[np.uint64]:
    """Values as what `_mixed` takes."""
    return column.astype(np.int64).view(np.uint64)


def _mixed(name: str, columns: Sequence[NDArray[np.uint64]]) -> Hashes:
    """What `hashed` gives; in place, for this is what extraction does most often."""
    mixed = columns[0] ^ np.uint64(crc32(name.encode()))
    for column in columns[1:]:
        mixed *= _PRIME
        mixed ^= mixed >> _SHIFT
        mixed ^= column
    mixed *= _PRIME
    mixed ^= mixed >> _SHIFT
    mixed *= _PRIME
    mixed >>= _HALF
    return mixed.astype(np.uint32)


def templates(
    columns: Mapping[str, Column], combinations: Sequence[tuple[str, ...]], single: Sequence[str] | None = None
) -> tuple[tuple[str, ...], Hashes]:
    """Columns alone and combinations of them, hashed: the templates' names and a matrix of rows and templates.

    Alone stand those named by `single`, every one where it is None.
    """
    wanted = [(name,) for name in (columns if single is None else single)] + list(combinations)
    names = tuple("+".join(parts) for parts in wanted)
    bits = {part: _bits(columns[part]) for parts in wanted for part in parts}
    # A template's hashes lie together in memory: so they are written and looked up fastest.
    hashes = np.empty((len(wanted), len(next(iter(bits.values())))), np.uint32)
    for row, (name, parts) in enumerate(zip(names, wanted, strict=True)):
        hashes[row] = _mixed(name, [bits[part] for part in parts])
    return names, hashes.T


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
