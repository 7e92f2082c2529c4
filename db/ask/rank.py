"""The order of the actors and sources panes."""

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids, weigh_text
from db.ask.pattern import read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.selection import Tally
from db.index.column import GONE, Numbers
from db.index.kind import Kind

_FIRST = 1024
"""Rows that are put in order at first."""
_MANY = (1 << 28) - 1
"""Quotes that are told apart."""
_MEANT = 0.7
"""Share of the text's letters a name has to have for its bearer to be meant."""


def ranked(read: Read, query: Query, kind: Kind, counts: Tally, most: int, places: Numbers | None = None) -> Ids:
    """Return the first ids that have quotes: whose own words answer the text, then most quotes first, then by place.

    Of a long list only so many are put in order, at least `most`.
    """
    wanted = _FIRST
    while wanted < most:
        wanted *= 8
    key = (kind, query.text, frozenset(query.filters), wanted)
    found = read.memory.get("ranked", key, np.ndarray)
    if found is None:
        ids = np.flatnonzero(counts)
        keys = _keys(ids, counts, places, _meant(read, query, kind, ids))
        if len(ids) > wanted:
            near = np.argpartition(keys, wanted)[:wanted]
            ids, keys = ids[near], keys[near]
        found = ids[np.argsort(keys)]
        read.memory.put("ranked", key, found, room=8)
    return found


def _keys(ids: Ids, counts: Tally, places: Numbers | None, meant: Ids) -> NDArray[np.uint64]:
    """Return what ids are sorted by: in 4 bits how well they answer, in 28 their quotes, in 32 their place."""
    less = (_MANY - np.minimum(counts[ids], _MANY)).astype(np.uint64)
    place = (ids if places is None else _place(places, ids)).astype(np.uint64)
    return ((10 - meant).astype(np.uint64) << np.uint64(60)) | (less << np.uint64(32)) | place


def _place(places: Numbers, ids: Ids) -> Ids:
    """Return the place of each id; what has none comes last."""
    found = np.full(len(ids), GONE, np.int64)
    inside = ids < len(places)
    found[inside] = places[ids[inside]]
    return np.where(found == GONE, ids + (1 << 31), found)


def _meant(read: Read, query: Query, kind: Kind, ids: Ids) -> Ids:
    """Return, for each id, how well its own words answer the text, in tenths; 0 where it is not meant."""
    pattern = read_pattern(query.text)
    if not pattern.plain:
        return np.zeros(len(ids), np.intp)
    chosen = weigh_text(read, ("quote", "actor", "outlet"), pattern.plain)
    if not chosen.full:
        return np.zeros(len(ids), np.intp)
    overlap = read.overlap(kind, chosen.by_code)
    if not overlap.size:
        return np.zeros(len(ids), np.intp)
    share = overlap[np.minimum(ids, len(overlap) - 1)].astype(np.float32) / chosen.full
    return np.where(share >= _MEANT, np.rint(share * 10), 0).astype(np.intp)
