"""What a query leaves of the quotes."""

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids
from db.ask.filter import filtered
from db.ask.hit import Hits, asks, hits
from db.ask.pattern import read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.dataclass import dataclass
from db.index.column import Numbers
from db.index.snapshot import Mask

Tally = NDArray[np.int32]
"""How many quotes each actor or article has, by id."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Quotes, those that filters leave or those of them that a text finds."""

    mask: Mask
    """What the filters leave."""
    hits: Hits | None
    """What a text finds; None where nothing is searched for."""

    def __len__(self) -> int:
        return int(np.count_nonzero(self.mask)) if self.hits is None else self.hits.size

    def of(self, numbers: Numbers) -> Numbers:
        """Return the numbers of the quotes, in no order."""
        return numbers[self.mask] if self.hits is None else self.hits.of(numbers)

    def flags(self) -> Mask:
        """Return which ids are chosen."""
        return self.mask if self.hits is None else self.hits.flags(len(self.mask))

    def ids(self) -> Ids:
        """Return the ids of the quotes, in no order."""
        return self.hits.best if self.hits is not None and self.hits.more is None else np.flatnonzero(self.flags())


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
        found = np.bincount(np.maximum(owners, 0), minlength=1).astype(np.int32)
        found[0] = 0  # nobody's
        read.memory.put("tally", key, found, room=8)
    return found
