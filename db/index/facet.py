"""The values quotes are filtered by, each with the quotes that have it."""

import json
import sqlite3
from collections.abc import Sequence

import numpy as np

from db.index.kind import CHUNK
from db.index.posting import Lows
from db.index.value import FIELDS

Facet = tuple[str, str]
"""A field of the query text and one of its values."""

_ROLES = {"country": "speaker", "about": "about", "outlet-country": "outlet"}


# One country after another, each by its place in the order of the table: to look at all of a role would take longer the
# more quotes there are.
_HELD = """
WITH RECURSIVE held (country) AS (
  SELECT min(country) FROM quote_country WHERE role = ?1
  UNION ALL
  SELECT (SELECT min(country) FROM quote_country WHERE role = ?1 AND country > held.country) FROM held
  WHERE held.country IS NOT NULL
)
SELECT country, (SELECT group_concat(quote_id) FROM quote_country c
  WHERE c.role = ?1 AND c.country = held.country AND c.quote_id BETWEEN ?2 AND ?3)
FROM held WHERE country IS NOT NULL
"""


def chunk_facets(connection: sqlite3.Connection, chunk: int) -> dict[Facet, Lows]:
    """Return the quotes of one chunk that have each value kept in other tables, by the lower halves of ids."""
    first = chunk * CHUNK
    ends = (first, first + CHUNK - 1)
    found: dict[Facet, Lows] = {}
    for field, role in _ROLES.items():
        for country, ids in connection.execute(_HELD, (role, *ends)):
            if ids:
                found[field, country] = _lows(ids, first)
    sql = "SELECT name, group_concat(DISTINCT quote_id) FROM via WHERE quote_id BETWEEN ? AND ? GROUP BY name"
    for name, ids in connection.execute(sql, ends):
        found["via", name] = _lows(ids, first)
    return found


def _lows(ids: str, first: int) -> Lows:
    return np.unique(np.fromstring(ids, np.int64, sep=",") - first).astype(np.uint16)


def facets_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[Facet, list[int]]:
    """Return which of some quotes have each value of all fields."""
    if not ids:
        return {}
    test = "IN (SELECT value FROM json_each(?1))"
    asked = [(field, f"SELECT {value} AS value, id FROM quote WHERE id {test}") for field, value in FIELDS.items()]
    for field, role in _ROLES.items():
        # The plus keeps SQLite from going through all quotes of a role.
        rows = f"SELECT country AS value, quote_id AS id FROM quote_country WHERE +role = '{role}' AND quote_id {test}"
        asked.append((field, rows))
    asked.append(("via", f"SELECT DISTINCT name AS value, quote_id AS id FROM via WHERE quote_id {test}"))
    found: dict[Facet, list[int]] = {}
    for field, rows in asked:
        sql = f"SELECT value, group_concat(id) FROM ({rows}) WHERE value IS NOT NULL GROUP BY value"
        for value, held in connection.execute(sql, (json.dumps(list(ids)),)):
            found[field, value] = np.fromstring(held, np.int64, sep=",").tolist()
    return found
