"""Actors that may be one: the pairs that were suggested, and what speaks for and against each."""

import json

from db.ask.actor_card import ActorCard, actor_card
from db.ask.fetch import quote_rows
from db.ask.query import Query
from db.ask.row import QuoteRow
from db.ask.scope import Read
from db.ask.selection import tallied
from db.dataclass import dataclass

LISTED = 500
"""Pairs that are listed, those with the most quotes."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Likely:
    """One of two actors that may be one."""

    id: int
    label: str
    name: str
    country: str | None
    quotes: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one."""

    one: Likely
    other: Likely
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one of them."""

    card: ActorCard
    samples: tuple[QuoteRow, ...]
    """Some of the quotes, the newest first."""


def suggested(read: Read) -> tuple[int, list[Pair]]:
    """Return how many pairs are suggested, and those that would change the most quotes first."""
    counts = tallied(read, Query(), "actor")

    def quotes(id_: int) -> int:
        return int(counts[id_]) if id_ < len(counts) else 0

    rows = read.connection.execute("SELECT actor_id, other_id, reason FROM suggested_merge").fetchall()
    read.check()
    rows.sort(key=lambda row: (-min(quotes(row[0]), quotes(row[1])), -max(quotes(row[0]), quotes(row[1])), row[:2]))
    best = rows[:LISTED]
    ids = sorted({id_ for row in best for id_ in row[:2]})
    actors = read.connection.execute(
        "SELECT id, label, name, country FROM actor WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    known = {id_: Likely(id_, label, name, country, quotes(id_)) for id_, label, name, country in actors}
    return len(rows), [
        Pair(known[one], known[other], why) for one, other, why in best if one in known and other in known
    ]


def sides(read: Read, one: int, other: int) -> tuple[Side, Side]:
    """Return what is known of two actors."""
    return _side(read, one), _side(read, other)


def _side(read: Read, actor_id: int) -> Side:
    card = actor_card(read, actor_id, Query())
    rows = read.connection.execute(
        "SELECT id FROM quote WHERE actor_id = ? ORDER BY kind <> 'direct', said DESC, id LIMIT ?", (actor_id, SAMPLES)
    )
    return Side(card, tuple(quote_rows(read, [id_ for (id_,) in rows])))
