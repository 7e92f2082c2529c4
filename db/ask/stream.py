"""All that a query leaves, in one state of the library, page by page: little is held at a time, and the first at once.

The panes of the app let one choose another actor or article, so they leave out the query's own filter on them. These
are the actors, articles and countries of exactly the quotes that the query leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal

from db.ask import few
from db.ask.fetch import actor_rows, quote_rows, source_rows
from db.ask.page import cards_of
from db.ask.query import Query
from db.ask.row import ActorRow, Lit, QuoteCard, QuoteRow, SourceRow
from db.ask.scope import Read
from db.index.front import covers

if TYPE_CHECKING:  # what computes is imported when something is computed: what stands first is read without it
    from db.ask.candidate import Ids
    from db.index.column import Numbers

_FIRST, _PAGE = 50, 1000
"""Rows of the first page, and of every other."""


def quotes(read: Read, query: Query, limit: int | None = None) -> Iterator[QuoteRow]:
    """Give the quotes of a query in its order, so many at most."""
    for page in _pages(read, query, limit):
        yield from page


def cards(read: Read, query: Query, limit: int | None = None) -> Iterator[QuoteCard]:
    """Give all that is known of the quotes of a query, in its order, so many at most."""
    for page in _pages(read, query, limit):
        yield from cards_of(read, page)


def actors(read: Read, query: Query, limit: int | None = None) -> Iterator[ActorRow]:
    """Give who said what a query leaves: whom its text means first, then most quotes first, then by name."""
    first = _foremost(read, query, limit, "actors")
    if first is not None:
        yield from actor_rows(read, list(first), first)
        return
    from db.ask.rank import ranked
    from db.ask.selection import meant, tallied

    query = meant(query)
    counts = tallied(read, query, "actor")

    def some(offset: int, most: int) -> Ids:
        found = ranked(read, query, "actor", counts, offset + most, read.snapshot.places)
        return found[offset : offset + most]

    for ids in _stretches(some, limit):
        read.check()
        yield from actor_rows(read, ids, counts, _light(read, query))


def sources(read: Read, query: Query, limit: int | None = None) -> Iterator[SourceRow]:
    """Give the articles that hold what a query leaves, most quotes first; those without a quote where all are asked."""
    first = _foremost(read, query, limit, "sources")
    if first is not None:
        yield from source_rows(read, list(first), first)
        return
    from db.ask.selection import meant, tallied
    from db.ask.source import listed

    query = meant(query)
    counts = tallied(read, query, "article")

    def some(offset: int, most: int) -> Ids:
        return listed(read, query, offset + most)[offset : offset + most]

    for ids in _stretches(some, limit):
        read.check()
        yield from source_rows(read, ids, counts, _light(read, query))


def _foremost(
    read: Read, query: Query, limit: int | None, what: Literal["actors", "sources"]
) -> Mapping[int, int] | None:
    """Return the first ids with their quotes: where nothing is asked those kept ready, else those of few quotes."""
    front = read.front if query.is_empty else None
    if front is not None:
        counts, total = (front.actor_counts, front.actors) if what == "actors" else (front.source_counts, front.sources)
        most = total if limit is None else limit
        if covers(counts, total, most):
            return dict(islice(counts.items(), most))
    found = few.actors(read, query) if what == "actors" else few.sources(read, query)
    return None if found is None else dict(islice(found.items(), limit))


def _newest(read: Read, query: Query, limit: int | None) -> Sequence[int] | None:
    """Return the ids of the quotes last said: where nothing is asked those kept ready, else those of few quotes."""
    front = read.front if query.is_empty and query.order == "newest" else None
    if front is not None:
        most = front.quotes if limit is None else limit
        if covers(front.newest, front.quotes, most):
            return front.newest[:most]
    found = few.newest(read, query)
    return None if found is None else found[:limit]


def _pages(read: Read, query: Query, limit: int | None) -> Iterator[list[QuoteRow]]:
    newest = _newest(read, query, limit)
    if newest is not None:
        for start in range(0, len(newest), _PAGE):
            read.check()
            yield quote_rows(read, newest[start : start + _PAGE])
        return
    from db.ask.hit import hits
    from db.ask.order import stretch
    from db.ask.statement import found_rows

    for ids in _stretches(lambda offset, most: stretch(read, query, offset, most), limit):
        read.check()
        yield found_rows(read, ids, hits(read, query, 0))


def _stretches(some: Callable[[int, int], Ids | Numbers], limit: int | None) -> Iterator[list[int]]:
    """Give ids, a few first and many at a time then, until there are no more."""
    offset = 0
    while limit is None or offset < limit:
        size = _PAGE if offset else _FIRST
        ids: list[int] = some(offset, size if limit is None else min(size, limit - offset)).tolist()
        if not ids:
            return
        yield ids
        offset += len(ids)


def _light(read: Read, query: Query) -> Callable[[str], Lit]:
    from db.ask.highlight import lit
    from db.ask.hit import hits

    found = hits(read, query, 0)
    return lambda text: lit(found.matcher if found else None, text, names=True)
