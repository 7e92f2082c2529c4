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
from db.index.snapshot import Overlap

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
        chosen = _chosen(read, query, kind)
        ids = foremost(counts, places, wanted)
        if chosen is not None:
            meant = np.flatnonzero(chosen[0][: len(counts)] >= max(1, int(_MEANT * chosen[1])))
            near = np.zeros(len(counts), bool)
            near[meant[counts[meant] > 0]] = True
            near[ids] = True
            ids = np.flatnonzero(near)
        found = ids[np.argsort(_keys(ids, counts, places, _meant(chosen, ids)))][:wanted]
        read.memory.put("ranked", key, found, room=8)
    return found


def foremost(counts: Tally, places: Numbers | None, wanted: int) -> Ids:
    """Return so many ids that have the most quotes, of equals the first by place, in no order; fewer where all are."""
    low, high = 1, 0
    some = counts
    if np.count_nonzero(counts) > wanted:
        while high - low != 1:  # as many have as many quotes as `low` at least, and not as many have `high`
            middle = (low + high) // 2 if high else low * 2
            enough = some >= middle
            if np.count_nonzero(enough) > wanted:
                low, some = middle, some[enough]
            else:
                high = middle
        more = np.flatnonzero(counts > low)
        ties = _first(np.flatnonzero(counts == low), places, wanted - len(more))
        return np.concatenate([more, ties])
    return np.flatnonzero(counts)


def _first(ids: Ids, places: Numbers | None, wanted: int) -> Ids:
    """Return so many of some sorted ids, the first by place."""
    if places is None or len(ids) <= wanted:
        return ids[:wanted]
    return ids[np.argpartition(_place(places, ids), wanted)[:wanted]]


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


def _chosen(read: Read, query: Query, kind: Kind) -> tuple[Overlap, int] | None:
    """Return what the words of each id have in common with the text, and of how much; None where nothing has."""
    pattern = read_pattern(query.text)
    chosen = weigh_text(read, ("quote", "actor", "outlet"), pattern.plain) if pattern.plain else None
    if chosen is None or not chosen.full:
        return None
    overlap = read.overlap(kind, chosen.by_code)
    return (overlap, chosen.full) if overlap.size else None


def _meant(chosen: tuple[Overlap, int] | None, ids: Ids) -> Ids:
    """Return, for each id, how well its own words answer the text, in tenths; 0 where it is not meant."""
    if chosen is None:
        return np.zeros(len(ids), np.intp)
    overlap, full = chosen
    share = overlap[np.minimum(ids, len(overlap) - 1)].astype(np.float32) / full
    return np.where(share >= _MEANT, np.rint(share * 10), 0).astype(np.intp)
