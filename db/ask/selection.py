"""What a query leaves of the quotes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids
from db.ask.filter import filtered
from db.ask.hit import Hits, asks, hits
from db.ask.pattern import read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.index.column import Numbers
from db.index.snapshot import Mask

Tally = NDArray[np.int32]
"""How many quotes each actor or article has, by id."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Quotes, by flags where only filters choose them, by ids where a text does."""

    mask: Mask
    """What the filters leave."""
    hits: Hits | None

    @property
    def ids(self) -> Ids | None:
        """What a text finds, best first; None where nothing is searched for."""
        return None if self.hits is None else self.hits.ids

    def __len__(self) -> int:
        return int(np.count_nonzero(self.mask)) if self.ids is None else len(self.ids)

    def of(self, numbers: Numbers) -> Numbers:
        """Return the numbers of the quotes, in no order."""
        return numbers[self.mask if self.ids is None else self.ids]

    def flags(self) -> Mask:
        """Return which ids are chosen."""
        if self.ids is None:
            return self.mask
        found = np.zeros(len(self.mask), bool)
        found[self.ids] = True
        return found


def meant(query: Query) -> Query:
    """Return the query without a text that asks for nothing yet, like a single letter."""
    return query if not query.text or asks(read_pattern(query.text)) else query.with_text("")


def selected(read: Read, query: Query, enough: int | None = None) -> Selection:
    """Return what a query leaves; of what a text finds the best, where so many are enough."""
    return Selection(filtered(read, query), hits(read, query, enough))


def tallied(read: Read, query: Query, name: str) -> Tally:
    """Return how many quotes of a query each actor or article has, by id; kept."""
    key = (name, query.text, frozenset(query.filters))
    found: Tally | None = read.memory.get("tally", key, np.ndarray)
    if found is None:
        owners = selected(read, query).of(read.snapshot.numbers[name])
        found = np.bincount(owners[owners > 0], minlength=1).astype(np.int32)
        read.memory.put("tally", key, found, room=8)
    return found
