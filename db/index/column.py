"""One number a document, as arrays over ids: who speaks, in which article, when, how sure."""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from db.dataclass import dataclass
from db.index.fold import fold
from db.index.kind import CHUNK, Kind
from db.index.value import DAY

Numbers = NDArray[np.int32]
GONE = -1
"""Stands where no document has the id."""
UNKNOWN = 0
"""No actor, no outlet, no date."""
_FEW, _SOME = 64, 1000
"""Names, and dates, that were changed up to which each is put in place on its own."""
SURE = 10_000
"""Confidence is kept in parts of this."""


NAMES = "SELECT id, name || char(31) || label FROM actor"
"""Actors by name, those of one name by their label."""


@dataclass(frozen=True, slots=True)
class Column:
    """How the numbers of one kind of documents are read."""

    name: str
    kind: Kind
    number: str
    """In SQL, of the table of that kind."""


@lru_cache(maxsize=1 << 14)
def last_day(said: str | None) -> int:
    """Return the number that `DAY` gives a date."""
    if said is None or len(said) < 4 or not (said.isascii() and said[:4].isdecimal()):
        return UNKNOWN
    return int(f"{said[:4]}{said[5:7] or 99}{said[8:10] or 99}")


COLUMNS = (
    Column("actor", "quote", "coalesce(actor_id, 0)"),
    Column("article", "quote", "article_id"),
    Column("said", "quote", DAY),
    Column("sure", "quote", f"CAST(round(confidence * {SURE}) AS INTEGER)"),
    Column("outlet", "article", "coalesce(outlet_id, 0)"),
)


def first_day(said: str) -> int:
    """Return a date or the beginning of one as a number no later than any day in it: 2024-03 is 20240300."""
    year, month, day = [*said.split("-"), "00", "00"][:3]
    return int(f"{year}{month}{day}")


def patch(connection: sqlite3.Connection, column: Column, numbers: Numbers, ids: Sequence[int]) -> Numbers:
    """Return the numbers with those of some ids read again, longer where they reach beyond the end."""
    if not ids:
        return numbers
    longer = np.full(max(len(numbers), (max(ids) // CHUNK + 1) * CHUNK), GONE, np.int32)
    longer[: len(numbers)] = numbers
    longer[list(ids)] = GONE
    sql = f"SELECT id, {column.number} FROM {column.kind} WHERE id IN (SELECT value FROM json_each(?))"
    for id_, number in connection.execute(sql, (json.dumps(list(ids)),)):
        longer[id_] = number
    return longer


def newest(said: Numbers, actor: Numbers) -> Numbers:
    """Return the ids of all quotes, the last said first, those without a date last, then as they stand in articles."""
    ids = np.flatnonzero(actor != GONE)
    keys = newest_keys(said[ids], ids)
    keys.sort()
    return (keys & 0xFFFFFFFF).astype(np.int32)


def renewed(order: Numbers, said: Numbers, actor: Numbers, changed: Sequence[int]) -> Numbers:
    """Return `newest` again after a few quotes were changed, of which some may be gone: they alone are put in place."""
    if not changed:
        return order
    flags = np.zeros(len(actor), bool)
    flags[list(changed)] = True
    kept = order[~flags[order]]
    ids = np.flatnonzero(flags & (actor != GONE))
    keys = newest_keys(said[ids], ids)
    keys.sort()
    if len(keys) > _SOME:
        places = np.searchsorted(newest_keys(said[kept], kept), keys)
    else:  # the keys of all others take longer to work out than those that a search meets
        at = partial(_newest_key, said)
        places = np.array([bisect_left(kept, key, key=at) for key in keys.tolist()], np.intp)
    return np.insert(kept, places, (keys & 0xFFFFFFFF).astype(np.int32))


def newest_keys(said: Numbers, ids: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return what sorts quotes so, by their days: those left until the end of all time, then the id."""
    keys: NDArray[np.int64] = (2**31 - 1 - said.astype(np.int64)) * 2**32 + ids.astype(np.int64)
    return keys


def _newest_key(said: Numbers, id_: np.int32) -> int:
    """Return the same of one."""
    return ((1 << 31) - 1 - int(said[id_]) << 32) + int(id_)


def places(names: Iterable[tuple[int, str]]) -> Numbers:
    """Return, by id, the place of each name in the order of the alphabet, GONE where there is none."""
    ordered = [id_ for _, id_ in sorted((fold(name), id_) for id_, name in names)]
    found = np.full(max(ordered, default=0) + 1, GONE, np.int32)
    found[ordered] = np.arange(len(ordered))
    return found


def replaced(connection: sqlite3.Connection, held: Numbers, changed: Sequence[int]) -> Numbers:
    """Return `places` of all actors again after some were renamed, added or removed: a few are put in place alone."""
    if not changed:
        return held
    if len(changed) > _FEW:
        return places(connection.execute(NAMES))
    found = np.full(max(len(held), max(changed) + 1), GONE, np.int32)
    found[: len(held)] = held
    found[list(changed)] = GONE
    order = np.flatnonzero(found != GONE)
    by_place = order[np.argsort(found[order], kind="stable")]
    test = "WHERE id IN (SELECT value FROM json_each(?))"

    def key(id_: int) -> tuple[str, int]:
        ((_, name),) = connection.execute(f"{NAMES} WHERE id = ?", (int(id_),))
        return fold(name), int(id_)

    new = sorted((fold(name), id_) for id_, name in connection.execute(f"{NAMES} {test}", (json.dumps(list(changed)),)))
    where = [bisect_left(by_place, one, key=key) for one in new]
    ordered = np.insert(by_place, where, [id_ for _, id_ in new]) if new else by_place
    found[ordered] = np.arange(len(ordered))
    return found
