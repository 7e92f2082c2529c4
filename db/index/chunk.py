"""The postings of the documents of one chunk."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index.document import Document
from db.index.letters import CODES, Codes, normal_rows, rows_of, trigrams

_BLOCK = 4096
"""Documents that are taken apart together."""


@dataclass(frozen=True, slots=True)
class Trigrams:
    """For each code that occurs, the documents it occurs in."""

    codes: NDArray[np.uint16]
    """Sorted."""
    ends: NDArray[np.intp]
    """Where the documents of each code end in `rows`."""
    rows: NDArray[np.uint16]
    """Places in the list of documents, those of one code together and sorted."""
    words: Counter[str]
    """How often each word occurs, in normal spelling."""

    def __iter__(self) -> Iterator[tuple[int, NDArray[np.uint16]]]:
        start = 0
        for code, end in zip(self.codes.tolist(), self.ends.tolist(), strict=True):
            yield code, self.rows[start:end]
            start = end

    def of(self, code: int) -> NDArray[np.uint16]:
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


def index_documents(documents: Sequence[Document]) -> Trigrams:
    """Index at most 65,536 documents, a block at a time, so that little memory is needed."""
    words: Counter[str] = Counter()
    blocks = []
    for start in range(0, len(documents), _BLOCK):
        classes = rows_of(document.text for document in documents[start : start + _BLOCK])
        words.update("".join(normal_rows(classes)).split())
        codes, rows = _sorted(*trigrams(classes))
        new = np.ones(len(codes), bool)
        new[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
        blocks.append((codes[new], rows[new] + np.uint16(start)))
    if not blocks:
        return Trigrams(np.empty(0, np.uint16), np.empty(0, np.intp), np.empty(0, np.uint16), words)
    codes, rows = _sorted(*map(np.concatenate, zip(*blocks, strict=True)))
    last = np.flatnonzero(np.append(codes[1:] != codes[:-1], len(codes) > 0))
    return Trigrams(codes[last], last + 1, rows, words)


def _sorted(codes: Codes, rows: NDArray[np.uint16]) -> tuple[Codes, NDArray[np.uint16]]:
    """Sort by code; stable, so within a code the rows stay in order, and the same row twice stands side by side."""
    order = np.argsort(codes, kind="stable")
    return codes[order], rows[order]
