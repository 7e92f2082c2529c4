"""Quotes counted by the values they have: kind, status, month, countries, carriers."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from db.ask.candidate import Ids
from db.ask.scope import Read
from db.index.snapshot import Mask


@dataclass(slots=True)
class Tally:
    """Counts by value: of what the query leaves, of all, and of those that were worked out or only printed."""

    now: Counter[str | None]
    all: Counter[str | None]
    inferred: Counter[str | None]
    printed: Counter[str | None]


def _empty() -> Tally:
    return Tally(Counter(), Counter(), Counter(), Counter())


_ROWS = """
SELECT kind, status, CASE aloud WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
  CASE WHEN said GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' THEN substr(said, 1, 7) END, said_basis,
  id IN (SELECT value FROM json_each(?2)), count(*)
FROM quote WHERE id IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2, 3, 4, 5, 6
"""
_COUNTRIES = """
SELECT role, country, quote_id IN (SELECT value FROM json_each(?2)), count(*)
FROM quote_country WHERE quote_id IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2, 3
"""
_CARRIERS = """
SELECT name, quote_id IN (SELECT value FROM json_each(?2)), count(DISTINCT quote_id), sum(ordinal = 0)
FROM via WHERE quote_id IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2
"""


def by_rows(read: Read, ids: Ids, now: Ids) -> Mapping[str, Tally]:
    """Count the rows of a few quotes."""
    found = {name: _empty() for name in ("kind", "status", "aloud", "month", "country", "about", "via")}
    values = (json.dumps(ids.tolist()), json.dumps(now.tolist()))
    for *row, basis, here, count in read.connection.execute(_ROWS, values):
        for name, value in zip(("kind", "status", "aloud", "month"), row, strict=True):
            tally = found[name]
            tally.all[value] += count
            tally.now[value] += count * here
        found["month"].inferred[row[3]] += count * (basis == "inferred")
        found["month"].printed[row[3]] += count * (basis == "printed")
    for role, country, here, count in read.connection.execute(_COUNTRIES, values):
        if role != "outlet":
            tally = found["country" if role == "speaker" else "about"]
            tally.all[country] += count
            tally.now[country] += count * here
    for counter, some in ((found["country"].all, ids), (found["country"].now, now)):
        counter[None] = len(some) - counter.total()
    carried = Counter({True: 0, False: 0})
    for name, here, count, first in read.connection.execute(_CARRIERS, values):
        found["via"].all[name] += count
        found["via"].now[name] += count * here
        carried[bool(here)] += first
    found["via"].all[None] = len(ids) - carried[True] - carried[False]
    found["via"].now[None] = len(now) - carried[True]
    return found


def by_columns(read: Read, ids: Ids, left: Mask) -> Mapping[str, Tally]:
    """Count many quotes by the columns of the index, in which nothing says how a day is known."""
    snapshot = read.snapshot
    whole = np.zeros(read.size, bool)
    whole[ids] = True
    here = whole & left
    same = np.array_equal(whole, here)
    found: dict[str, Tally] = {}
    for name in ("kind", "status", "aloud", "country", "about", "via"):
        tally = found[name] = _empty()
        tally.all.update(snapshot.tally(read.connection, name, whole))
        read.check()
        tally.now.update(tally.all if same else snapshot.tally(read.connection, name, here))
        read.check()
    tally = found["month"] = _empty()
    for counter, mask in ((tally.all, whole), (tally.now, here)):
        counts = np.bincount(snapshot.numbers["said"][mask] // 100)
        for month in np.flatnonzero(counts).tolist():
            known = 1 <= month % 100 <= 12
            counter[f"{month // 100:04}-{month % 100:02}" if known else None] += int(counts[month])
    for name in ("via", "country"):
        known_of = snapshot.mask(read.connection, name)
        found[name].all[None] = int(np.count_nonzero(whole & ~known_of))
        found[name].now[None] = int(np.count_nonzero(here & ~known_of))
    return found
