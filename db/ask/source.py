"""The rows of the sources pane."""

import json
from dataclasses import replace

import numpy as np

from db.ask.candidate import Ids
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
    matcher = None
    if own.is_empty and (front := read.front) is not None and covers(front.source_ids, front.sources, offset + limit):
        counts = dict(zip(front.source_ids.tolist(), front.source_counts.tolist(), strict=True))
        ids = list(counts)[offset : offset + limit]
    else:
        tally = tallied(read, own, "article")
        ids = _listed(read, own, offset + limit)[offset : offset + limit].tolist()
        counts = {id_: int(tally[id_]) if id_ < len(tally) else 0 for id_ in ids}
        found = selected(read, own).hits
        matcher = found.matcher if found else None
    rows = read.connection.execute(
        """
        SELECT r.id, r.label, r.title, o.name, r.outlet_basis, r.published, r.published_basis, 0
        FROM json_each(?) j JOIN article r ON r.id = j.value LEFT JOIN outlet o ON o.id = r.outlet_id ORDER BY j.key
        """,
        (json.dumps(ids),),
    )
    return [
        replace(
            SourceRow(*row),
            quotes=counts[row[0]],
            lit=lit(matcher, row[2], names=True),
            outlet_lit=lit(matcher, row[3], names=True),
        )
        for row in rows
    ]


def source_count(read: Read, query: Query) -> int:
    """Count the rows of the sources pane."""
    own = meant(query.without_field("source"))
    if own.is_empty and (front := read.front) is not None:
        return front.sources
    if own.is_empty:
        return int(np.count_nonzero(read.snapshot.outlet >= 0))
    return int(np.count_nonzero(tallied(read, own, "article")))


def _listed(read: Read, own: Query, most: int) -> Ids:
    """Return the first articles, at least so many where there are as many."""
    found = ranked(read, own, "article", tallied(read, own, "article"), most)
    if not own.is_empty or len(found) >= most:
        return found
    silent = read.snapshot.outlet >= 0
    silent[found] = False
    return np.concatenate([found, np.flatnonzero(silent)])
