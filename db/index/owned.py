"""The quotes of each actor or outlet."""

from copy import copy

import numpy as np
from numpy.typing import NDArray

from db.index.column import Numbers

Ids = NDArray[np.intp]
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
        found = self._sorted(owners)
        if not len(self._changed):
            return found
        owners = owners[owners > 0]
        return np.concatenate(
            [found[np.isin(found, self._changed, invert=True)], self._changed[np.isin(self._owner, owners)]]
        )

    def _sorted(self, owners: Ids) -> Ids:
        """Return the same as it was when all were sorted."""
        owners = owners[(owners > 0) & (owners < len(self._ends))]
        ends, starts = self._ends[owners], self._ends[owners - 1]
        if len(owners) <= _FEW:
            parts = [self._rows[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
            return np.concatenate([np.empty(0, np.int32), *parts]).astype(np.intp)
        sizes = ends - starts
        before = np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return self._rows[before + np.arange(len(before))].astype(np.intp)
