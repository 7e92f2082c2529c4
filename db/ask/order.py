"""The order of what a query leaves, worked out only as far as it is looked at."""

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids
from db.ask.query import Query, Sort
from db.ask.scope import Read
from db.ask.selection import meant, selected
from db.index.column import UNKNOWN, Numbers, places
from db.index.front import covers
from db.index.kind import CHUNK

_FIRST = 1024
"""Quotes of the first stretch."""
_FEW = 100_000
"""Quotes that are put in order at once."""
_LAST = 2**31 - 1
_Keys = NDArray[np.int64]


def stretch(read: Read, query: Query, offset: int, limit: int) -> Numbers | Ids:
    """Return the ids of one stretch of what a query leaves, in its order.

    Of a long list the first stretch that is asked for is found alone; at the second all is put in order.
    """
    query = meant(query)
    if (
        query.is_empty
        and query.order == "newest"
        and (front := read.front) is not None
        and covers(front.newest, front.quotes, offset + limit)
    ):
        return np.array(front.newest[offset : offset + limit], np.int32)
    if query.order == "best" and (found := selected(read, query, offset + limit).hits) is not None:
        return found.stretch(offset, offset + limit)
    whole = _whole(read, query)
    if whole is not None:
        return whole[offset : offset + limit]
    keys = _packed(read, query)
    if offset + limit <= _FIRST and len(keys) > _FEW and read.memory.get("order", (query, "began"), bool) is None:
        read.memory.put("order", (query, "began"), True)
        return _ids(_least(read, keys, offset + limit))[offset:]
    for start in range(0, len(keys), CHUNK):
        keys[start : start + CHUNK].sort()
        read.check()
    keys.sort(kind="stable")  # which merges what is in order already
    order = _ids(keys)
    read.memory.put("order", query, order, room=8)
    return order[offset : offset + limit]


def place(read: Read, query: Query, quote_id: int) -> int | None:
    """Return the 0-based place of a quote in what a query leaves; None where it is not in it."""
    query = meant(query)
    if query.order == "best" and (found := selected(read, query).hits) is not None:
        return found.place(quote_id)
    whole = _whole(read, query)
    if whole is not None:
        at = np.flatnonzero(whole == quote_id)
        return int(at[0]) if len(at) else None
    keys = _packed(read, query)
    own = keys[_ids(keys) == quote_id]
    return int(np.count_nonzero(keys < own[0])) if len(own) else None


def _least(read: Read, keys: _Keys, most: int) -> _Keys:
    """Return the lowest keys in order."""
    near: list[_Keys] = []
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        near.append(np.partition(part, most)[:most] if len(part) > most else part)
        read.check()
    return np.sort(np.concatenate(near))[:most]


def _whole(read: Read, query: Query) -> Numbers | None:
    """Return all in order where that is known already."""
    chosen = selected(read, query)
    if chosen.hits is None and query.order in ("best", "newest") and chosen.mask is read.held:
        return read.snapshot.newest
    return read.memory.get("order", query, np.ndarray)


def _packed(read: Read, query: Query) -> _Keys:
    """Return, for each quote a query leaves, what it is sorted by above its id."""
    ids = selected(read, query).ids()
    packed = np.empty(len(ids), np.int64)
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        packed[start : start + CHUNK] = _keys(read, query.order, part).astype(np.int64) << 32 | part
        read.check()
    return packed


def _ids(keys: _Keys) -> Numbers:
    return (keys & 0xFFFFFFFF).astype(np.int32)


def _keys(read: Read, sort: Sort, ids: Ids) -> Numbers | _Keys:
    """Return what quotes are sorted by; unknown dates, speakers and outlets come last in every order."""
    snapshot = read.snapshot
    if sort == "text":
        return snapshot.article[ids]
    if sort == "speaker":
        actor = snapshot.actor[ids]
        return np.where(actor > 0, snapshot.places.take(actor, mode="clip"), _LAST)
    if sort == "outlet":
        return _outlet_places(read)[snapshot.outlet.take(snapshot.article[ids], mode="clip")]
    said = snapshot.numbers["said"][ids]
    return np.where(said == UNKNOWN, _LAST, said if sort == "oldest" else _LAST - said)


def _outlet_places(read: Read) -> Numbers:
    """Return the place of each outlet's name in the alphabet, by id; 0 is no outlet and comes last."""
    found = read.memory.get("places", "outlet", np.ndarray)
    if found is None:
        found = places(read.connection.execute("SELECT id, name FROM outlet"))
        found[0] = _LAST
        read.memory.put("places", "outlet", found)
    return found
