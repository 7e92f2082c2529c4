"""Searches that were saved by name, and what is new under each since it was looked at last."""

from db.ask.language import parse_lenient
from db.ask.query import Query
from db.ask.scope import Read
from db.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One search with its name."""

    name: str
    text: str
    """The query in its text form, as it was saved."""
    query: Query
    """What of it can be read."""
    problem: str | None
    """What of it cannot be read."""
    made_at: str
    """UTC, ISO 8601."""
    seen_at: str
    """When it was looked at last."""
    seen_quote: int
    """The highest id a quote had then; a quote that comes in, or is read again, gets a higher one."""


@dataclass(frozen=True, slots=True)
class SavedCounts:
    """How much a saved search finds."""

    quotes: int
    new: int
    """Of them, how many came in after it was looked at last."""
    cut: bool
    """There are more than were counted."""
    newest: int
    """The highest id of a quote now: what was seen, once this is looked at."""


def saved_searches(read: Read) -> list[SavedSearch]:
    """Return them all, by name."""
    rows = read.connection.execute(
        "SELECT name, query, made_at, seen_at, seen_quote FROM saved_search ORDER BY name COLLATE NOCASE, name"
    )
    found: list[SavedSearch] = []
    for name, text, made_at, seen_at, seen_quote in rows:
        query, error = parse_lenient(text)
        found.append(SavedSearch(name, text, query, str(error) if error else None, made_at, seen_at, seen_quote))
    return found


def saved_counts(read: Read, query: Query, since: int) -> SavedCounts:
    """Count what a query leaves, and what of it has an id above `since`."""
    import numpy as np

    from db.ask.selection import meant, selected

    chosen = selected(read, meant(query))
    new = np.count_nonzero(chosen.flags()[since + 1 :])
    return SavedCounts(len(chosen), int(new), chosen.hits is not None and chosen.hits.cut, newest_quote(read))


def newest_quote(read: Read) -> int:
    """Return the highest id a quote has or had; 0 where there never was one."""
    row = read.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'quote'").fetchone()
    return int(row[0]) if row else 0
