"""The rows of the quotes pane."""

import json
from collections.abc import Sequence
from dataclasses import replace

from db.ask.highlight import lit
from db.ask.hit import Hits, hits
from db.ask.order import place, stretch
from db.ask.query import Query
from db.ask.row import QuoteRow
from db.ask.scope import Read

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
    ids = stretch(read, query, offset, limit)
    return quote_rows(read, ids.tolist(), hits(read, query))


def quote_rows(read: Read, ids: Sequence[int], found: Hits | None) -> list[QuoteRow]:
    """Return quotes by id, in the order given, their matched letters lit."""
    scores = found.scores if found else {}
    matcher = found.matcher if found else None
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
    return place(read, query, quote_id)
