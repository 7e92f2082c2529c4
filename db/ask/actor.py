"""The rows of the actors pane."""

import json
from dataclasses import replace

import numpy as np

from db.ask.highlight import lit
from db.ask.query import Query
from db.ask.rank import ranked
from db.ask.row import ActorRow
from db.ask.scope import Read
from db.ask.selection import meant, selected, tallied
from db.index.front import covers

_ROW = """
SELECT a.id, a.label, a.name, a.kind, a.country, 0 FROM json_each(?) j JOIN actor a ON a.id = j.value ORDER BY j.key
"""


def actors(read: Read, query: Query, offset: int, limit: int) -> list[ActorRow]:
    """Return who said what a query leaves, its own speaker filter left out; most quotes first, then by name.

    Who is meant by the text comes before who only says it.
    """
    own = meant(query.without_field("speaker"))
    matcher = None
    if own.is_empty and (front := read.front) is not None and covers(front.actor_ids, front.actors, offset + limit):
        counts = dict(zip(front.actor_ids.tolist(), front.actor_counts.tolist(), strict=True))
        ids = list(counts)[offset : offset + limit]
    else:
        tally = tallied(read, own, "actor")
        ids = ranked(read, own, "actor", tally, offset + limit, read.snapshot.places)[offset : offset + limit].tolist()
        counts = dict(zip(ids, tally[ids].tolist(), strict=True))
        found = selected(read, own).hits
        matcher = found.matcher if found else None
    rows = read.connection.execute(_ROW, (json.dumps(ids),))
    return [replace(ActorRow(*row), quotes=counts[row[0]], lit=lit(matcher, row[2], names=True)) for row in rows]


def actor_count(read: Read, query: Query) -> int:
    """Count the rows of the actors pane."""
    own = meant(query.without_field("speaker"))
    if own.is_empty and (front := read.front) is not None:
        return front.actors
    return int(np.count_nonzero(tallied(read, own, "actor")))
