"""Counts what some quotes are like."""

import json
from collections.abc import Iterable
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids
from db.ask.profile import LISTED, Month, Profile, Share, Voice
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.selection import meant, selected
from db.ask.tally import Tally, by_columns, by_rows
from db.extract.quote import Kind, Status

_Owners = NDArray[np.integer]
MANY = 10_000
"""Quotes beyond which the columns of the index are counted, not rows; they do not know how a day is known."""
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)


def profile(read: Read, ids: Ids, query: Query) -> Profile:
    """Count quotes by id, and those of them that a query leaves."""
    left = selected(read, meant(query)).flags()
    now = ids[left[ids]]
    counted = by_rows(read, ids, now) if len(ids) <= MANY else by_columns(read, ids, left)
    article = read.snapshot.article
    outlets = [np.maximum(read.snapshot.outlet[article[some]], 0) for some in (now, ids)]
    speakers = [read.snapshot.actor[some] for some in (now, ids)]
    return Profile(
        now=len(now),
        all=len(ids),
        articles=_different(article[ids]),
        kinds=_shares(counted["kind"], KINDS),
        statuses=_shares(counted["status"], [status for status in STATUSES if status != "asserted"]),
        thought=next(iter(_shares(counted["aloud"], ["no"])), Share("no", 0, 0)),
        months=_months(counted["month"]),
        undated=next(iter(_shares(counted["month"], [None])), Share(None, 0, 0)),
        speaks_for=_most(counted["country"]),
        about=_most(counted["about"]),
        outlets=_outlets(read, outlets[0], outlets[1]),
        carriers=_most(counted["via"]),
        voices=_voices(read, speakers[0], speakers[1]),
        voice_count=_different(speakers[1][speakers[1] > 0]),
        based=len(ids) <= MANY,
    )


def shown_profile(read: Read, query: Query) -> Profile:
    """Count all quotes that a query leaves."""
    return profile(read, np.flatnonzero(selected(read, meant(query)).flags()), query)


def said_by(read: Read, actor_id: int) -> Ids:
    """Return the quotes of an actor."""
    return np.flatnonzero(read.snapshot.actor == actor_id)


def standing_in(read: Read, article_id: int) -> Ids:
    """Return the quotes of an article."""
    return np.flatnonzero(read.snapshot.article == article_id)


def _shares(tally: Tally, values: Iterable[str | None]) -> tuple[Share, ...]:
    """Return the shares of some values that occur, in their order."""
    return tuple(Share(value, tally.now[value], tally.all[value]) for value in values if tally.all[value])


def _most(tally: Tally) -> tuple[Share, ...]:
    """Return the shares of the commonest values, most first."""
    ordered = sorted(tally.all, key=lambda value: (-tally.all[value], value is None, value or ""))
    return _shares(tally, ordered[:LISTED])


def _months(tally: Tally) -> tuple[Month, ...]:
    return tuple(
        Month(month, tally.now[month], count, tally.inferred[month], tally.printed[month])
        for month, count in sorted((month, count) for month, count in tally.all.items() if month is not None)
    )


def _outlets(read: Read, now: _Owners, everything: _Owners) -> tuple[Share, ...]:
    counts, here = np.bincount(everything), np.bincount(now)
    ids = _commonest(counts)
    names: dict[int, str | None] = dict(
        read.connection.execute(
            "SELECT id, name FROM outlet WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
    )
    return tuple(Share(names.get(id_), _at(here, id_), int(counts[id_])) for id_ in ids)


def _voices(read: Read, now: _Owners, everything: _Owners) -> tuple[Voice, ...]:
    counts, here = np.bincount(everything[everything > 0]), np.bincount(now[now > 0])
    ids = _commonest(counts)
    rows = read.connection.execute(
        "SELECT id, label, name, kind, country FROM actor WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    known = {id_: (label, name, kind, country) for id_, label, name, kind, country in rows}
    return tuple(Voice(*known[id_], _at(here, id_), int(counts[id_])) for id_ in ids if id_ in known)


def _commonest(counts: Ids) -> list[int]:
    """Return the ids with the highest counts, highest first."""
    ids = np.flatnonzero(counts)
    found: list[int] = ids[np.lexsort((ids, -counts[ids]))][:LISTED].tolist()
    return found


def _different(ids: _Owners) -> int:
    """Return how many different ids there are, in memory for as many as the highest."""
    return int(np.count_nonzero(np.bincount(ids)))


def _at(counts: Ids, place: int) -> int:
    return int(counts[place]) if place < len(counts) else 0
