"""What came into a library while somebody looked at it, told without reading any of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_MOST = 100_000
"""Quotes that are counted; more are so many."""


class Arrived(NamedTuple):
    """How far a library is."""

    newest: int
    """The highest id a quote has or had."""
    new: int
    """Quotes above the id that was asked about, 100,000 at most."""


def arrived(path: Path, since: int | None) -> Arrived | None:
    """Look how far a library is, and how many quotes have an id above `since`; None where it cannot be looked at.

    On a connection of its own, closed again: it holds nothing back from who writes, and takes a millisecond or two.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)) as connection:
            row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'quote'").fetchone()
            newest = int(row[0]) if row else 0
            if since is None or newest <= since:
                return Arrived(newest, 0)
            (count,) = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM quote WHERE id > ? LIMIT ?)", (since, _MOST)
            ).fetchone()
            return Arrived(newest, int(count))
    except sqlite3.Error:
        return None
