"""Suggested merges once a person has decided: those told apart stay away, those of a merged actor go on with it."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from db.store.decision import Decision, Occurrence, decisions, taken_back
from db.store.link import linked_parts
from db.store.unit import LISTED, in_json, matching, units_of_parts

Pair = tuple[int, int]


class Suggested(NamedTuple):
    """One suggestion."""

    actor_id: int
    other_id: int
    reason: str


def decided_pairs(connection: sqlite3.Connection) -> set[Pair]:
    """Return the pairs of actors that were told apart, or of which one was split off the other."""
    undone = taken_back(connection)
    found: set[Pair] = set()
    for decision in decisions(connection, "verb IN ('apart', 'split')"):
        if decision.step not in undone:
            found |= _pairs(connection, decision)
    return found


def suggested(connection: sqlite3.Connection, actors: Collection[int]) -> list[Suggested]:
    """Return the suggestions that have to do with some actors."""
    rows = connection.execute(
        f"SELECT actor_id, other_id, reason FROM suggested_merge WHERE actor_id {LISTED} OR other_id {LISTED}",
        in_json(actors),
    )
    return [Suggested(*row) for row in rows]


def reason_of(connection: sqlite3.Connection, one: int, other: int) -> str | None:
    """Return why two actors are suggested to be one, None where they are not."""
    row = connection.execute(
        "SELECT reason FROM suggested_merge WHERE actor_id = ? AND other_id = ?", _sorted(one, other)
    ).fetchone()
    return None if row is None else str(row[0])


def drop_pair(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Suggest two actors no longer."""
    connection.execute("DELETE FROM suggested_merge WHERE actor_id = ? AND other_id = ?", _sorted(one, other))


def carry_over(connection: sqlite3.Connection, before: Iterable[Suggested], gone: int, into: int) -> None:
    """Suggest of an actor what had been suggested of one that was merged into it."""
    decided: set[Pair] | None = None
    for one, other, reason in before:
        pair = _sorted(into if one == gone else one, into if other == gone else other)
        if pair[0] != pair[1]:
            decided = decided_pairs(connection) if decided is None else decided
            if pair not in decided:
                _suggest(connection, pair, reason)


def suggest_again(connection: sqlite3.Connection, taken: Sequence[Decision]) -> None:
    """Suggest what had been suggested before it was decided, or no longer what counts again, as it is now."""
    undone = taken_back(connection)
    for decision in taken:
        if decision.verb not in ("merge", "apart") or decision.detail.reason is None:
            continue
        for pair in _pairs(connection, decision):
            if decision.step in undone:
                _suggest(connection, pair, decision.detail.reason)
            else:
                drop_pair(connection, *pair)


def _suggest(connection: sqlite3.Connection, pair: Pair, reason: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO suggested_merge SELECT ?1, ?2, ?3 "
        "WHERE (SELECT count(*) FROM actor WHERE id IN (?1, ?2)) = 2",
        (*pair, reason),
    )


def _pairs(connection: sqlite3.Connection, decision: Decision) -> set[Pair]:
    """Return the actors a decision was about, as they stand now."""
    units = units_of_parts(connection, linked_parts(connection, [decision.id]))

    def standing(named: Sequence[Occurrence]) -> set[int]:
        found = set()
        for unit in matching(connection, units, named):
            sql = "SELECT actor_id FROM member WHERE article_id = ? AND ordinal = ?"
            values: tuple[int, ...] = (unit.article_id, unit.ordinal)
            if not unit.article_id:
                sql, values = "SELECT actor_id FROM moved_speaker WHERE part = ?", (unit.part,)
            row = connection.execute(sql, values).fetchone()
            found.add(int(row[0]) if row else unit.part)
        return found

    sides = [standing(named) for named in decision.sides[:2]]
    if len(sides) < 2:
        return set()
    return {_sorted(one, other) for one in sides[0] for other in sides[1] if one != other}


def _sorted(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
