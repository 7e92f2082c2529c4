"""What a query without a text leaves of a library of few quotes, asked of its tables.

To import what reads the index takes longer than that. Where the index was read already, nothing is answered here.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from db.ask.query import NONE, Field, Filter, Query
from db.ask.row import CountryRole
from db.ask.scope import Read
from db.index.fold import fold
from db.index.value import DAY, FIELDS

MOST = 20_000
"""Quotes of the largest library that is asked so."""
ROLES: Mapping[Field, CountryRole] = {"country": "speaker", "about": "about", "outlet-country": "outlet"}
"""The fields of countries, each with the role the country has in a quote."""
_ANY = "(SELECT value FROM json_each(?))"


def newest(read: Read, query: Query) -> Sequence[int] | None:
    """Return the ids of the quotes, the last said first; None where that is to be asked of the index."""
    left = _left(read, query) if query.order == "newest" else None
    if left is None:
        return None
    where, asked = left
    rows = read.connection.execute(f"SELECT id FROM quote WHERE {where} ORDER BY {DAY} DESC, id", asked)
    return [id_ for (id_,) in rows]


def actors(read: Read, query: Query) -> Mapping[int, int] | None:
    """Return the quotes of each actor by id: most quotes first, then by name."""
    left = _left(read, query)
    if left is None:
        return None
    where, asked = left
    rows = read.connection.execute(
        "SELECT a.id, a.name || char(31) || a.label, c.quotes FROM actor a JOIN "
        f"(SELECT actor_id, count(*) quotes FROM quote WHERE {where} GROUP BY 1) c ON c.actor_id = a.id",
        asked,
    )
    return {id_: -less for less, _, id_ in sorted((-count, fold(name), id_) for id_, name, count in rows)}


def sources(read: Read, query: Query) -> Mapping[int, int] | None:
    """Return the quotes of each article by id, most quotes first; None where nothing is asked, and all are listed."""
    left = None if query.is_empty else _left(read, query)
    if left is None:
        return None
    where, asked = left
    sql = f"SELECT article_id, count(*) FROM quote WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(read.connection.execute(sql, asked).fetchall())


def countries(read: Read, query: Query, role: CountryRole) -> Counter[str | None] | None:
    """Count the quotes of each country in a role, and those with none."""
    left = _left(read, query)
    if left is None:
        return None
    where, asked = left
    own = f"role = '{role}'"
    if query.filters:
        own += f" AND quote_id IN (SELECT id FROM quote WHERE {where})"
    found: Counter[str | None] = Counter()
    known: set[int] = set()
    for country, id_ in read.connection.execute(f"SELECT country, quote_id FROM quote_country WHERE {own}", asked):
        found[country] += 1
        known.add(id_)
    (every,) = read.connection.execute(f"SELECT count(*) FROM quote WHERE {where}", asked).fetchone()
    return found + Counter({None: every - len(known)})


def _left(read: Read, query: Query) -> tuple[str, Sequence[str]] | None:
    """Return the condition that a query leaves quotes by, with what it asks for."""
    if query.text.strip() or read.memory.newest is not None:
        return None
    conditions = [_condition(item) for item in query.filters]
    if None in conditions or read.connection.execute("SELECT 1 FROM quote LIMIT 1 OFFSET ?", (MOST,)).fetchone():
        return None
    asked = [json.dumps([value for value in item.values if value != NONE]) for item in query.filters]
    return " AND ".join(filter(None, conditions)) or "TRUE", asked


def _condition(item: Filter) -> str | None:
    if item.field in ROLES:
        held = f"SELECT quote_id FROM quote_country WHERE role = '{ROLES[item.field]}'"
        test = f"id IN ({held} AND country IN {_ANY})"
        if NONE in item.values:
            test = f"({test} OR id NOT IN ({held}))"
    elif item.field in FIELDS:
        test = f"coalesce({FIELDS[item.field]} IN {_ANY}, FALSE)"
    else:
        return None
    return f"NOT {test}" if item.exclude else test
