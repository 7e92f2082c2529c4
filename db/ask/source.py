"""The rows of the sources pane."""

import numpy as np

from db.ask.candidate import Ids
from db.ask.fetch import source_rows
from db.ask.highlight import lit
from db.ask.query import Query
from db.ask.rank import ranked
from db.ask.row import SourceRow
from db.ask.scope import Read
from db.ask.selection import meant, selected, tallied
from db.index.front import covers


def sources(read: Read, query: Query, offset: int, limit: int) -> list[SourceRow]:
    """Return the articles that hold what a query leaves, its own source filter left out; most quotes first.

    Articles that hold no quote at all are listed only where nothing else is asked.
    """
    own = meant(query.without_field("source"))
    if (
        own.is_empty
        and (front := read.front) is not None
        and covers(front.source_counts, front.sources, offset + limit)
    ):
        return source_rows(read, list(front.source_counts)[offset : offset + limit], front.source_counts)
    tally = tallied(read, own, "article")
    ids = listed(read, own, offset + limit)[offset : offset + limit].tolist()
    found = selected(read, own).hits
    matcher = found.matcher if found else None
    return source_rows(read, ids, tally, lambda name: lit(matcher, name, names=True))


def source_count(read: Read, query: Query) -> int:
    """Count the rows of the sources pane."""
    own = meant(query.without_field("source"))
    if own.is_empty and (front := read.front) is not None:
        return front.sources
    if own.is_empty:
        return int(np.count_nonzero(read.snapshot.outlet >= 0))
    return int(np.count_nonzero(tallied(read, own, "article")))


def listed(read: Read, own: Query, most: int) -> Ids:
    """Return the first articles, at least so many where there are as many."""
    found = ranked(read, own, "article", tallied(read, own, "article"), most)
    if not own.is_empty or len(found) >= most:
        return found
    silent = read.snapshot.outlet >= 0
    silent[found] = False
    return np.concatenate([found, np.flatnonzero(silent)])
