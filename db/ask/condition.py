"""The filters of a query as SQL conditions on `quote q`; every value is a parameter."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from db.ask.fold import fold
from db.ask.interval import read_interval
from db.ask.query import NONE, Field, Filter, Query
from db.ask.roster import Roster
from db.ask.row import CountryRole
from db.ask.word import spellings

ROLES: dict[Field, CountryRole] = {"country": "speaker", "about": "about", "outlet-country": "outlet"}

LATEST_SAID = "q.said || '-99-99'"
"""Said dates and their prefixes compare as no later than: 2024-03 stands after 2024-03-31 and before 2024-04."""


@dataclass(frozen=True, slots=True)
class Where:
    """A condition and its parameters in order."""

    sql: str
    values: tuple[str, ...] = ()


EVERYWHERE = Where("TRUE")


def where(query: Query, roster: Callable[[], Roster]) -> Where:
    """Return the condition that all filters of a query hold."""
    parts = [_filter(item, roster) for item in query.filters]
    tests = ("NOT TRUE" if item.exclude else "TRUE" for item in query.filters)
    sql = " AND ".join(f"({part.sql}) IS {test}" for part, test in zip(parts, tests, strict=True))
    return Where(sql or "TRUE", tuple(value for part in parts for value in part.values))


def _filter(item: Filter, roster: Callable[[], Roster]) -> Where:
    if item.field in ROLES:
        return _country(ROLES[item.field], item.values)
    if item.field == "kind":
        return Where("q.kind IN (SELECT value FROM json_each(?))", (json.dumps(item.values),))
    if item.field == "status":
        return Where("q.status IN (SELECT value FROM json_each(?))", (json.dumps(item.values),))
    if item.field == "aloud":
        wanted = [int(value == "yes") for value in item.values]
        return Where("q.aloud IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    if item.field == "confidence":
        return _confidence(item.values[0])
    if item.field == "after":
        return Where(f"{LATEST_SAID} >= ?", item.values[:1])
    if item.field == "before":
        return Where(f"{LATEST_SAID} < ?", item.values[:1])
    if item.field == "via":
        return _via(item.values)
    if item.field == "speaker":
        return _speaker(item.values, roster())
    ids = json.dumps(roster().ids(item.field, item.values))
    return Where("q.article_id IN (SELECT value FROM json_each(?))", (ids,))


def _speaker(values: tuple[str, ...], roster: Roster) -> Where:
    known = Where("q.actor_id IN (SELECT value FROM json_each(?))", (json.dumps(roster.ids("speaker", values)),))
    if NONE not in map(str.lower, values):
        return known
    return Where(f"{known.sql} OR q.actor_id IS NULL", known.values)


def _confidence(value: str) -> Where:
    wanted = read_interval(value)
    low, high = ">" if wanted.above else ">=", "<" if wanted.below else "<="
    sql = f"q.confidence {low} CAST(? AS REAL) AND q.confidence {high} CAST(? AS REAL)"
    return Where(sql, (str(wanted.low), str(wanted.high)))


def _country(role: CountryRole, codes: tuple[str, ...]) -> Where:
    known = (
        "q.id IN (SELECT c.quote_id FROM quote_country c "
        "WHERE c.role = ? AND c.country IN (SELECT value FROM json_each(?)))"
    )
    if NONE not in codes:
        return Where(known, (role, json.dumps(codes)))
    none = "NOT EXISTS (SELECT 1 FROM quote_country c WHERE c.quote_id = q.id AND c.role = ?)"
    return Where(f"{known} OR {none}", (role, json.dumps(codes), role))


def _via(values: tuple[str, ...]) -> Where:
    tests: list[str] = []
    params: list[str] = []
    for value in values:
        if value.lower() == NONE:
            tests.append("NOT EXISTS (SELECT 1 FROM via v WHERE v.quote_id = q.id)")
            continue
        wanted = spellings(fold(value))
        # A name holds the words where each begins one of its words.
        begins = " AND ".join("instr(' ' || fold(v.name), ' ' || ?) > 0" for _ in wanted)
        tests.append(f"q.id IN (SELECT v.quote_id FROM via v WHERE {begins or 'FALSE'})")
        params.extend(wanted)
    return Where(" OR ".join(tests) or "FALSE", tuple(params))
