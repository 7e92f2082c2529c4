"""Sentences that stand in no quote."""

import json
from dataclasses import replace

import numpy as np

from db.ask.asked import asked
from db.ask.candidate import sentences
from db.ask.grade import grade, percent
from db.ask.highlight import lit
from db.ask.hit import matcher
from db.ask.pattern import Pattern, read_pattern
from db.ask.query import NONE, Filter, Query
from db.ask.roster import named
from db.ask.row import PassageRow
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import normal

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
    pattern = read_pattern(query.text)
    if not pattern.plain:
        return 0, []
    scores = _scores(read, pattern)
    rows: list[PassageRow] = []
    total = 0
    for *row, country in read.connection.execute(_ROWS, (json.dumps(list(scores)),)):
        if not all(_holds(read, item, row[2], country) != item.exclude for item in query.filters):
            continue
        total += 1
        if len(rows) < limit:
            rows.append(replace(PassageRow(*row), score=scores[row[0]], lit=lit(matcher(read, pattern), row[1])))
    return total, rows


def _scores(read: Read, pattern: Pattern) -> dict[int, float]:
    """Return the score, 0 to 100, of the sentences that answer a pattern, best first."""
    found = read.memory.get("passages", pattern, dict)
    if found is None:
        ids, shares = sentences(read, pattern)
        texts = read.texts("passage", ids.tolist())
        rows = [Shown(texts.get(at, "")) for at in ids.tolist()]
        scores = grade(asked(read, pattern, rows), normal(row.text for row in rows), shares).scores
        scores *= np.fromiter((pattern.admits_row(row) for row in rows), np.float32, len(rows))
        order = np.lexsort((ids, -scores))
        shown = percent(scores)
        found = {int(ids[at]): float(shown[at]) for at in order.tolist() if scores[at] > 0}
        read.memory.put("passages", pattern, found)
    return found


def _holds(read: Read, item: Filter, article: int, country: str | None) -> bool:
    """Whether a sentence of this article has what a filter asks; filters on quotes ask nothing of it."""
    if item.field == "source":
        return article in named(read, "source", item.values)
    if item.field == "outlet":
        outlet = int(read.snapshot.outlet[article])
        return outlet in named(read, "outlet", item.values) or (not outlet and NONE in map(str.lower, item.values))
    if item.field == "outlet-country":
        return (country or NONE) in item.values
    return not item.exclude
