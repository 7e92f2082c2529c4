"""Sentences that stand in no quote."""

import json
from dataclasses import replace

from db.ask.highlight import lit
from db.ask.query import NONE, Filter, Query
from db.ask.row import PassageRow
from db.ask.scope import Read

_ROWS = """
SELECT p.id, p.text, p.article_id, o.name, p.start, p.end, p.paragraph, 0.0, o.country
FROM json_each(?) j
JOIN passage p ON p.id = j.value
JOIN article r ON r.id = p.article_id
LEFT JOIN outlet o ON o.id = r.outlet_id
ORDER BY j.key
"""


def passages(read: Read, query: Query, limit: int) -> tuple[int, list[PassageRow]]:
    """Return how many sentences in no quote match the text, and the best; of filters those on the article count."""
    hits = read.hits(query, "passage")
    if hits is None:
        return 0, []
    rows: list[PassageRow] = []
    total = 0
    for *row, country in read.connection.execute(_ROWS, (json.dumps(list(hits.scores)),)):
        if not all(_holds(read, item, row[2], country) != item.exclude for item in query.filters):
            continue
        total += 1
        if len(rows) < limit:
            rows.append(replace(PassageRow(*row), score=hits.scores[row[0]], lit=lit(hits.matcher, row[1])))
    return total, rows


def _holds(read: Read, item: Filter, article: int, country: str | None) -> bool:
    """Whether a sentence of this article has what a filter asks; filters on quotes ask nothing of it."""
    if item.field in ("source", "outlet"):
        return article in read.roster().ids(item.field, item.values)
    if item.field == "outlet-country":
        return (country or NONE) in item.values
    return not item.exclude
