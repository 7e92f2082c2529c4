"""The filters of a query that ask something of an article, not of its quotes."""

import numpy as np

from db.ask.query import NONE, Field, Filter, Query
from db.ask.roster import named
from db.ask.scope import Read
from db.dataclass import dataclass
from db.index.column import UNKNOWN
from db.index.snapshot import Mask

_FIELDS: frozenset[Field] = frozenset(("source", "outlet", "outlet-country"))


@dataclass(frozen=True, slots=True)
class Articles:
    """Conditions that all have to be met; all articles meet none."""

    filters: frozenset[Filter]

    def __bool__(self) -> bool:
        return bool(self.filters)

    def flags(self, read: Read) -> Mask:
        """Return, by id, which articles meet them."""
        found: Mask = read.snapshot.outlet >= UNKNOWN
        for item in self.filters:
            found = found & (_met(read, item) != item.exclude)
        return found


def articles_of(query: Query) -> Articles:
    """Return what a query asks of articles."""
    return Articles(frozenset(item for item in query.filters if item.field in _FIELDS))


def _met(read: Read, item: Filter) -> Mask:
    """Return, by id, which articles have any of the values."""
    outlet = read.snapshot.outlet
    unknown = NONE in map(str.lower, item.values)
    if item.field == "source":
        return np.isin(np.arange(len(outlet)), named(read, "source", item.values))
    if item.field == "outlet":
        meant = named(read, "outlet", item.values)
    else:
        rows = read.connection.execute("SELECT id, country FROM outlet")
        meant = [id_ for id_, country in rows if (country or NONE) in item.values]
    found: Mask = np.isin(outlet, [*meant, *([UNKNOWN] if unknown else [])])
    return found
