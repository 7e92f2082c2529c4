"""The postings of the documents of one chunk."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.dataclass import dataclass
from db.index.document import Document
from db.index.letters import CODES, NO_CODE, codes_at, row_sizes, rows_of
from db.index.tally import Tally

BLOCK = 1024
"""Documents that are taken apart together: so few that what is sorted stays in the processor's cache."""

Rows = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Trigrams:
    """For each code that occurs, the documents it occurs in."""

    codes: NDArray[np.uint16]
    """Sorted."""
    ends: NDArray[np.intp]
    """Where the documents of each code end in `rows`."""
    rows: Rows
    """The numbers of the documents, those of one code together and sorted."""
    words: Counter[str]
    """How often each word of plain letters occurs, in normal spelling."""

    def __iter__(self) -> Iterator[tuple[int, Rows]]:
        start = 0
        for code, end in zip(self.codes.tolist(), self.ends.tolist(), strict=True):
            yield code, self.rows[start:end]
            start = end

    def of(self, code: int) -> Rows:
        """Return the documents a code occurs in."""
        at = int(np.searchsorted(self.codes, code))
        if at == len(self.codes) or int(self.codes[at]) != code:
            return np.empty(0, np.uint16)
        return self.rows[self.ends[at - 1] if at else 0 : self.ends[at]]

    def counts(self) -> NDArray[np.uint32]:
        """Return in how many documents each of all codes occurs."""
        found = np.zeros(CODES, np.uint32)
        found[self.codes] = np.diff(self.ends, prepend=0)
        return found


class _Part(NamedTuple):
    """What a block holds, as `Trigrams` has it, with the number of rows of each code instead of their ends."""

    codes: NDArray[np.uint16]
    counts: NDArray[np.intp]
    rows: Rows


def index_documents(documents: Sequence[Document]) -> Trigrams:
    """Index at most 65,536 documents by their places in the list."""
    return index_blocks(
        (np.arange(start, start + len(block), dtype=np.uint16), [document.text for document in block])
        for start in range(0, len(documents), BLOCK)
        if (block := documents[start : start + BLOCK])
    )


def index_blocks(blocks: Iterable[tuple[Rows, Sequence[str]]]) -> Trigrams:
    """Index documents, some at a time, each by a number of its own, higher than those before."""
    taking = TakingApart()
    for numbers, texts in blocks:
        taking.add(numbers, texts)
    return taking.trigrams()


class TakingApart:
    """Indexes documents as they come."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._parts: list[_Part] = []

    def add(self, numbers: Rows, texts: Sequence[str]) -> None:
        """Take some documents apart, each by a number of its own, higher than those before; a `BLOCK` is best."""
        classes = rows_of(texts)
        self._tally.add(classes)
        self._parts.append(_part(numbers, classes))

    def trigrams(self) -> Trigrams:
        """Put together what all hold."""
        parts, words = self._parts, self._tally.total()
        totals = np.zeros(CODES, np.intp)
        for part in parts:
            totals[part.codes] += part.counts
        ends = totals.cumsum()
        free = ends - totals
        rows = np.empty(int(ends[-1]), np.uint16)
        for part in parts:
            own = part.counts.cumsum() - part.counts
            rows[np.arange(len(part.rows)) + np.repeat(free[part.codes] - own, part.counts)] = part.rows
            free[part.codes] += part.counts
        codes = np.flatnonzero(totals)
        return Trigrams(codes.astype(np.uint16), ends[codes], rows, words)


def _part(numbers: Rows, classes: NDArray[np.uint8]) -> _Part:
    codes = codes_at(classes)
    order = np.argsort(codes, kind="stable")  # within a code the rows stay in order, and the same row twice in a row
    codes = codes[order]
    some = int(np.searchsorted(codes, NO_CODE, side="right"))
    codes = codes[some:]
    if not len(codes):
        return _Part(codes, np.empty(0, np.intp), codes)
    rows = np.repeat(numbers, row_sizes(classes))[order[some:]]
    first = np.ones(len(codes), bool)
    np.not_equal(codes[1:], codes[:-1], out=first[1:])
    starts = np.flatnonzero(first)
    first[1:] |= rows[1:] != rows[:-1]
    return _Part(codes[starts], np.add.reduceat(first, starts, dtype=np.intp), rows[first])
