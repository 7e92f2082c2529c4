"""A chunk of quotes that is taken apart while its rows are written, so that they need not be read again."""

from collections.abc import Mapping, Sequence

import numpy as np

from db.index.chunk import BLOCK, TakingApart
from db.index.column import GONE, SURE, Numbers, last_day
from db.index.facet import Facet
from db.index.gathering import Gathered
from db.index.kind import CHUNK
from db.index.posting import Lows


class Fresh:
    """What is written of one chunk; good for the index where every id of the chunk came by, in order."""

    def __init__(self) -> None:
        self._begin(-1)

    def _begin(self, chunk: int) -> None:
        self._chunk = chunk
        self._next = max(1, chunk * CHUNK)  # there is no id 0
        self._taking = TakingApart()
        self._numbers: dict[str, Numbers] = {}
        self._facets: dict[Facet, list[Lows]] = {}

    def add(
        self,
        first: int,
        texts: Sequence[str],
        said: Sequence[str | None],
        confidence: Sequence[float],
        owners: Mapping[str, Sequence[int]],
        facets: Mapping[Facet, Sequence[int] | range],
    ) -> None:
        """Take quotes of ids one after another, all of one chunk; `owners` by column, `facets` by ids in order."""
        if first // CHUNK != self._chunk:
            self._begin(first // CHUNK)
        if first != self._next:
            return
        self._next = end = first + len(texts)
        start = self._chunk * CHUNK
        for low in range(first, end, BLOCK):
            high = min(low + BLOCK, end)
            self._taking.add(np.arange(low - start, high - start, dtype=np.uint16), texts[low - first : high - first])
        columns: dict[str, Numbers] = {name: np.array(values, np.int32) for name, values in owners.items()}
        columns["said"] = np.array([last_day(one) for one in said], np.int32)
        columns["sure"] = (np.array(confidence) * SURE + 0.5).astype(np.int32)
        for name, values in columns.items():
            self._numbers.setdefault(name, np.full(CHUNK, GONE, np.int32))[first - start : end - start] = values
        for facet, ids in facets.items():
            self._facets.setdefault(facet, []).append((np.array(ids, np.int64) - start).astype(np.uint16))

    def gathered(self, chunk: int) -> Gathered | None:
        """Return what is to be indexed of a chunk, once; None where not all of it came by."""
        if chunk != self._chunk or self._next != (chunk + 1) * CHUNK:
            return None
        facets = {facet: np.concatenate(parts) for facet, parts in self._facets.items()}
        found = Gathered(self._taking.trigrams(), self._numbers, facets)
        self._begin(-1)
        return found
