"""What is to be looked at by a person next."""

from collections.abc import Collection

import numpy as np

from db.ask.fetch import quote_rows
from db.ask.query import Query
from db.ask.row import QuoteRow
from db.ask.scope import Read
from db.ask.selection import meant, selected
from db.ask.verdict import decided
from db.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Undecided:
    """Quotes nobody has accepted or corrected yet, and that were not rejected."""

    total: int
    """How many a query leaves of them, those put off too."""
    rows: list[QuoteRow]
    """The least certain first."""


def undecided(read: Read, query: Query, skip: Collection[int] = (), limit: int = 1) -> Undecided:
    """Return the quotes of a query that are to be looked at next; `skip` are those put off."""
    left = selected(read, meant(query)).flags() & ~decided(read, "reviewed", ("yes",))
    total = int(np.count_nonzero(left))
    left[[quote_id for quote_id in skip if 0 <= quote_id < len(left)]] = False
    ids = np.flatnonzero(left)
    keys = read.snapshot.numbers["sure"][ids].astype(np.int64) << 32 | ids
    if len(keys) > limit:
        keys = np.partition(keys, limit)[:limit]
    return Undecided(total, quote_rows(read, (np.sort(keys) & 0xFFFFFFFF).tolist()))
