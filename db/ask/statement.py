"""The rows of the quotes pane and their order."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace

from db.ask.condition import LATEST_SAID
from db.ask.highlight import lit
from db.ask.hit import Hits
from db.ask.query import Query, Sort
from db.ask.row import QuoteRow
from db.ask.scope import Read

_IN_TEXT = "q.article_id, q.start, q.ordinal"
_ORDERS: dict[Sort, str] = {
    "best": f"h.score DESC, q.said IS NULL, {LATEST_SAID} DESC, {_IN_TEXT}",
    "newest": f"q.said IS NULL, {LATEST_SAID} DESC, {_IN_TEXT}",
    "oldest": f"q.said IS NULL, {LATEST_SAID}, {_IN_TEXT}",
    "speaker": "(SELECT p.place FROM place_of_actor p WHERE p.id = q.actor_id) IS NULL, "
    f"(SELECT p.place FROM place_of_actor p WHERE p.id = q.actor_id), {_IN_TEXT}",
    "outlet": "(SELECT p.place FROM place_of_article p WHERE p.id = q.article_id) IS NULL, "
    f"(SELECT p.place FROM place_of_article p WHERE p.id = q.article_id), {_IN_TEXT}",
    "text": _IN_TEXT,
}
"""Unknown dates, speakers and outlets come last in every order."""

_PLACES = """
WITH place_of_actor AS MATERIALIZED (
  SELECT a.id, row_number() OVER (ORDER BY fold(a.name), a.label) AS place FROM actor a
), place_of_article AS MATERIALIZED (
  SELECT r.id, row_number() OVER (ORDER BY fold(o.name), r.id) AS place
  FROM article r JOIN outlet o ON o.id = r.outlet_id
)
"""

_ROW = """
SELECT q.id, q.text, q.kind, q.status, a.name, a.country, q.said, q.said_basis, o.name, r.outlet_basis, q.article_id,
  q.start, q.aloud
FROM json_each(?) j
JOIN quote q ON q.id = j.value
JOIN article r ON r.id = q.article_id
LEFT JOIN actor a ON a.id = q.actor_id
LEFT JOIN outlet o ON o.id = r.outlet_id
ORDER BY j.key
"""


def quotes(read: Read, query: Query, offset: int, limit: int) -> list[QuoteRow]:
    """Return one stretch of what a query leaves, in its order."""
    ids = _ordered(read, query)
    return quote_rows(read, ids[offset : offset + limit], read.hits(query))


def quote_rows(read: Read, ids: Sequence[int], hits: Hits | None) -> list[QuoteRow]:
    """Return quotes by id, in the order given, their matched letters lit."""
    scores = hits.scores if hits else {}
    matcher = hits.matcher if hits else None
    return [
        replace(
            QuoteRow(*row),
            aloud=truth(row[12]),
            score=scores.get(row[0], 0.0),
            lit=lit(matcher, row[1]),
            speaker_lit=lit(matcher, row[4], names=True),
        )
        for row in read.connection.execute(_ROW, (json.dumps(list(ids)),))
    ]


def truth(value: int | None) -> bool | None:
    """Return what a column of 0, 1 and NULL says."""
    return None if value is None else bool(value)


def position(read: Read, query: Query, quote_id: int) -> int | None:
    """Return the 0-based place of a quote in what a query leaves; None where it is not in it."""
    try:
        return _ordered(read, query).index(quote_id)
    except ValueError:
        return None


def _ordered(read: Read, query: Query) -> "array[int]":
    """Return the ids of all a query leaves, in its order; kept for the next stretch."""
    kept = read.memory.get("order", query, array)
    if kept is None:
        scope = read.scope(query)
        places = _PLACES if scope.order in ("speaker", "outlet") else ""
        rows = read.connection.execute(
            f"{places} SELECT q.id {scope.sql} ORDER BY {_ORDERS[scope.order]}", scope.values
        )
        kept = array("q", (row[0] for row in rows))
        read.memory.put("order", query, kept)
    return kept
