"""The rows of the actors pane."""

import numpy as np

from db.ask.fetch import actor_rows
from db.ask.highlight import lit
from db.ask.query import Query
from db.ask.rank import ranked
from db.ask.row import ActorRow
from db.ask.scope import Read
from db.ask.selection import meant, selected, tallied
from db.index.front import covers


def actors(read: Read, query: Query, offset: int, limit: int) -> list[ActorRow]:
    """Return who said what a query leaves, its own speaker filter left out; most quotes first, then by name.

    Who is meant by the text comes before who only says it.
    """
    own = meant(query.without_field("speaker"))
    if own.is_empty and (front := read.front) is not None and covers(front.actor_counts, front.actors, offset + limit):
        return actor_rows(read, list(front.actor_counts)[offset : offset + limit], front.actor_counts)
    tally = tallied(read, own, "actor")
    ids = ranked(read, own, "actor", tally, offset + limit, read.snapshot.places)[offset : offset + limit].tolist()
    found = selected(read, own).hits
    matcher = found.matcher if found else None
    return actor_rows(read, ids, tally, lambda name: lit(matcher, name, names=True))


def actor_count(read: Read, query: Query) -> int:
    """Count the rows of the actors pane."""
    own = meant(query.without_field("speaker"))
    if own.is_empty and (front := read.front) is not None:
        return front.actors
    return int(np.count_nonzero(tallied(read, own, "actor")))
