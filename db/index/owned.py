"""The quotes of each actor or outlet."""

from copy import copy

import numpy as np
from numpy.typing import NDArray

from db.index.column import Numbers

Ids = NDArray[np.intp]
Values = NDArray[np.uint8]
_FEW = 64
"""Owners whose quotes are taken one after the other."""


class Owned:
    """Quotes by what they belong to, so that those of a few need no look at all."""

    def __init__(self, owner: Numbers) -> None:
        """Sort the ids of all quotes by their owner, given by id; what is no quote or has none is left out."""
        keys = owner.astype(np.int64) << 32 | np.arange(len(owner))
        keys = keys[owner > 0]
        keys.sort()
        self._rows = (keys & 0xFFFFFFFF).astype(np.int32)
        self._changed, self._owner = np.empty(0, np.intp), np.empty(0, np.int32)
        """Quotes that have another owner since they were sorted, and which."""
        self._ends = np.cumsum(np.bincount(keys >> 32, minlength=1))

    def later(self, changed: Ids, owner: Numbers) -> "Owned":
        """Return it with other owners of some quotes, all that were ever changed."""
        found = copy(self)
        found._changed, found._owner = changed, owner
        return found

    def of(self, owners: Ids) -> Ids:
        """Return the ids of the quotes of some owners."""
        found, _ = self._sorted(owners)
        if not len(self._changed):
            return found
        return np.concatenate([found[self._kept(found)], self._changed[self._moved(owners)]])

    def given(self, owners: Ids, values: Values) -> tuple[Ids, Values]:
        """Return the same, and the value of the owner of each; values are those of all owners, by id."""
        # Not by the owner of each quote: to look up so many all over memory is what takes the time.
        found, sizes = self._sorted(owners)
        own = np.repeat(values[self._known(owners)], sizes)
        if not len(self._changed):
            return found, own
        kept, moved = self._kept(found), self._moved(owners)
        return (
            np.concatenate([found[kept], self._changed[moved]]),
            np.concatenate([own[kept], values[self._owner[moved]]]),
        )

    def _kept(self, found: Ids) -> NDArray[np.bool_]:
        """Return which quotes belong to whom they did when all were sorted, as far as is known."""
        return np.isin(found, self._changed, invert=True)

    def _moved(self, owners: Ids) -> NDArray[np.bool_]:
        """Return which of the changed quotes belong to some owners."""
        return np.isin(self._owner, owners[owners > 0])

    def _known(self, owners: Ids) -> Ids:
        """Return those of some owners that had quotes when all were sorted, or may have."""
        return owners[(owners > 0) & (owners < len(self._ends))]

    def _sorted(self, owners: Ids) -> tuple[Ids, Ids]:
        """Return the quotes of some owners as it was when all were sorted, and how many each has of those known."""
        owners = self._known(owners)
        ends, starts = self._ends[owners], self._ends[owners - 1]
        sizes = ends - starts
        if len(owners) <= _FEW:
            parts = [self._rows[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
            return np.concatenate([np.empty(0, np.int32), *parts]).astype(np.intp), sizes
        before = np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return self._rows[before + np.arange(len(before))].astype(np.intp), sizes
