"""How many quotes, actors and sources a query leaves."""

import numpy as np

from db.ask.query import Query
from db.ask.row import Counts
from db.ask.scope import Read
from db.ask.selection import meant, selected, tallied


def counts(read: Read, query: Query) -> Counts:
    """Count what a query leaves and what there is in all."""
    everything = _everything(read)
    query = meant(query)
    if query.is_empty:
        return everything
    found = selected(read, query)
    return Counts(
        len(found),
        int(np.count_nonzero(tallied(read, query, "actor"))),
        int(np.count_nonzero(tallied(read, query, "article"))),
        everything.quotes,
        everything.actors,
        everything.sources,
        found.hits is not None and found.hits.cut,
    )


def quote_count(read: Read, query: Query) -> int:
    """Count the quotes a query leaves."""
    return len(selected(read, query))


def _everything(read: Read) -> Counts:
    if (front := read.front) is not None:
        return Counts(front.quotes, front.actors, front.sources, front.quotes, front.actors, front.sources)
    kept = read.memory.get("counts", "all", Counts)
    if kept is None:
        quotes = int(np.count_nonzero(read.held))
        actors = int(np.count_nonzero(tallied(read, Query(), "actor")))
        sources = int(np.count_nonzero(read.snapshot.outlet >= 0))
        kept = Counts(quotes, actors, sources, quotes, actors, sources)
        read.memory.put("counts", "all", kept)
    return kept
