"""What stands first where nothing is asked: kept ready, so that a library of any size opens at once.

It is read without what computes, which takes longer to import than the app to draw its first frame.
"""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence

from db.dataclass import dataclass
from db.index.fact import fact
from db.index.schema import is_whole

ROWS = 400
"""Rows of each list that are kept."""
HEAD = 6
"""Numbers before them: the counts of the library, and those of the lists."""
NUMBER = "i"
"""Of four bytes, on every machine there is."""


@dataclass(frozen=True, slots=True)
class Front:
    """The counts of a whole library and the first rows of its lists."""

    quotes: int
    actors: int
    sources: int
    newest: Sequence[int]
    """Ids of the quotes last said."""
    actor_counts: Mapping[int, int]
    """Ids of actors in their order, with the quotes each has."""
    source_counts: Mapping[int, int]


def covers(ids: Sequence[int] | Mapping[int, int], total: int, end: int) -> bool:
    """Whether the first rows of a list hold all before an end, or all there are."""
    return end <= len(ids) or len(ids) == total


def read_front(connection: sqlite3.Connection) -> Front | None:
    """Return the front of a library; None where something was changed since it was made."""
    if not is_whole(connection) or connection.execute("SELECT EXISTS (SELECT 1 FROM index_pending)").fetchone()[0]:
        return None
    data = fact(connection, "front")
    if data is None:
        return None
    held = array(NUMBER, data).tolist()
    quotes, actors, sources, newest, first_actors, first_sources = held[:HEAD]
    parts: list[list[int]] = []
    start = HEAD
    for length in (newest, first_actors, first_actors, first_sources, first_sources):
        parts.append(held[start : start + length])
        start += length
    ids, actor_ids, actor_counts, source_ids, source_counts = parts
    return Front(
        quotes,
        actors,
        sources,
        ids,
        dict(zip(actor_ids, actor_counts, strict=True)),
        dict(zip(source_ids, source_counts, strict=True)),
    )
