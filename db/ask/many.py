"""Rows that may be very many: counted at once, and put in order only as far as somebody looks."""

import numpy as np

from db.ask.candidate import Ids
from db.index.column import Numbers
from db.index.kind import CHUNK
from db.index.snapshot import Mask, Snapshot

_MANY = 30_000
"""Rows from which on it is quicker to pick them out of all in order than to sort them."""


class Many:
    """Some quotes of one state of the library, the newest first."""

    def __init__(self, snapshot: Snapshot, mask: Mask) -> None:
        """Take quotes as flags by id, which nobody writes in from here on."""
        self._snapshot = snapshot
        self._ids: Ids | Numbers | None = None
        self.mask = mask
        self._size = int(np.count_nonzero(mask))

    def __len__(self) -> int:
        return self._size

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return int(self.mask.nbytes) + (0 if self._ids is None else int(self._ids.nbytes))

    @property
    def ids(self) -> Ids | Numbers:
        """All of them."""
        if self._ids is None:
            if self._size > _MANY:
                order = self._snapshot.newest
                self._ids = order[self.mask[order]]
            else:
                found = np.flatnonzero(self.mask)
                self._ids = found[np.lexsort((found, -self._snapshot.numbers["said"][found]))]
        return self._ids

    def stretch(self, start: int, end: int) -> Ids | Numbers:
        """Return those from a place to before another; the first of many without a look at all."""
        if self._ids is not None or self._size <= _MANY or end > _MANY:
            return self.ids[start:end]
        order = self._snapshot.newest
        found: list[Numbers] = []
        left = end
        for at in range(0, len(order), CHUNK):
            part = order[at : at + CHUNK]
            found.append(part[self.mask[part]][:left])
            left -= len(found[-1])
            if left <= 0:
                break
        return np.concatenate(found)[start:]

    def sample(self, most: int) -> Ids | Numbers:
        """Return so many that speak for all: of few evenly by their day, of many by their id."""
        if self._size <= _MANY:
            return self.ids[np.linspace(0, self._size - 1, most, dtype=np.intp)]
        ranks = np.linspace(0, self._size - 1, most, dtype=np.intp)
        ends = np.cumsum([np.count_nonzero(self.mask[at : at + CHUNK]) for at in range(0, len(self.mask), CHUNK)])
        chunks = np.searchsorted(ends, ranks, side="right")
        found: list[Ids] = []
        for chunk in dict.fromkeys(chunks.tolist()):
            held = np.flatnonzero(self.mask[chunk * CHUNK : (chunk + 1) * CHUNK])
            before = int(ends[chunk - 1]) if chunk else 0
            found.append(held[ranks[chunks == chunk] - before] + chunk * CHUNK)
        return np.concatenate(found)

    def place(self, id_: int) -> int | None:
        """Return the 0-based place of one among them; None where it is none of them."""
        if not 0 <= id_ < len(self.mask) or not self.mask[id_]:
            return None
        if self._ids is not None or self._size <= _MANY:
            return int(np.flatnonzero(self.ids == id_)[0])
        order = self._snapshot.newest
        before = order[: int(np.flatnonzero(order == id_)[0])]
        return int(np.count_nonzero(self.mask[before]))
