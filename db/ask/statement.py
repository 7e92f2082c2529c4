"""The rows of the quotes pane."""

from collections.abc import Sequence

from db.ask.fetch import quote_rows
from db.ask.highlight import lit
from db.ask.hit import Hits, hits
from db.ask.order import place, stretch
from db.ask.query import Query
from db.ask.row import QuoteRow
from db.ask.scope import Read


def quotes(read: Read, query: Query, offset: int, limit: int) -> list[QuoteRow]:
    """Return one stretch of what a query leaves, in its order."""
    ids = stretch(read, query, offset, limit)
    return found_rows(read, ids.tolist(), hits(read, query, 0))


def found_rows(read: Read, ids: Sequence[int], found: Hits | None) -> list[QuoteRow]:
    """Return quotes by id, in the order given, their matched letters lit."""
    if found is None:
        return quote_rows(read, ids)
    matcher = found.matcher
    return quote_rows(
        read, ids, found.scores, lambda text: lit(matcher, text), lambda name: lit(matcher, name, names=True)
    )


def position(read: Read, query: Query, quote_id: int) -> int | None:
    """Return the 0-based place of a quote in what a query leaves; None where it is not in it."""
    return place(read, query, quote_id)
