"""The values quotes are filtered by, each with the quotes that have it."""

import json
import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from db.index.posting import CHUNK, Lows

Facet = tuple[str, str]
"""A field of the query text and one of its values."""

_FIELDS = {"kind": "kind", "status": "status", "aloud": "CASE aloud WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"}
"""What of the table of quotes is filtered by."""
_ROLES = {"country": "speaker", "about": "about", "outlet-country": "outlet"}


def chunk_facets(connection: sqlite3.Connection, chunk: int) -> dict[Facet, Lows]:
    """Return the quotes of one chunk that have each value, by the lower halves of their ids."""
    first = chunk * CHUNK
    found = _facets(connection, "BETWEEN ?1 AND ?2", (first, first + CHUNK - 1))
    return {facet: np.unique(ids - first).astype(np.uint16) for facet, ids in found.items()}


def facets_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[Facet, list[int]]:
    """Return which of some quotes have each value."""
    if not ids:
        return {}
    found = _facets(connection, "IN (SELECT value FROM json_each(?1))", (json.dumps(list(ids)),))
    return {facet: held.tolist() for facet, held in found.items()}


def _facets(connection: sqlite3.Connection, test: str, values: tuple[int | str, ...]) -> dict[Facet, NDArray[np.int64]]:
    asked = [(field, f"SELECT {value} AS value, id FROM quote WHERE id {test}") for field, value in _FIELDS.items()]
    for field, role in _ROLES.items():
        rows = f"SELECT country AS value, quote_id AS id FROM quote_country WHERE role = '{role}' AND quote_id {test}"
        asked.append((field, rows))
    asked.append(("via", f"SELECT DISTINCT name AS value, quote_id AS id FROM via WHERE quote_id {test}"))
    found: dict[Facet, NDArray[np.int64]] = {}
    for field, rows in asked:
        sql = f"SELECT value, group_concat(id) FROM ({rows}) WHERE value IS NOT NULL GROUP BY value"
        for value, ids in connection.execute(sql, values):
            found[field, value] = np.fromstring(ids, np.int64, sep=",")
    return found
