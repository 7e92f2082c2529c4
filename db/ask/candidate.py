"""Rows of the search table that may match, found through its trigrams.

Nothing typed reaches the full-text syntax but as a quoted string.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from db.ask.condition import EVERYWHERE, Where

Of = Literal["quote", "passage"]


class Candidate(NamedTuple):
    """One row of the search table, and the article it is of."""

    id: int
    article_id: int
    words: str
    names: str
    titles: str


# Not LIKE: the trigram tokenizer takes it over and then finds nothing in a column it does not index.
_QUOTES = """
FROM search s JOIN quote q ON q.id = CAST(substr(s.ref, 7) AS INTEGER)
WHERE substr(s.ref, 1, 6) = 'quote:'
"""
_PASSAGES = """
FROM search s JOIN passage q ON q.id = CAST(substr(s.ref, 9) AS INTEGER)
WHERE substr(s.ref, 1, 8) = 'passage:'
"""
_FROM: dict[Of, str] = {"quote": _QUOTES, "passage": _PASSAGES}


def matching(
    connection: sqlite3.Connection, of: Of, expression: str, limit: int, within: Where = EVERYWHERE
) -> list[Candidate]:
    """Return the rows for a full-text expression; of too many the best: words and names count more than titles."""
    sql = f"SELECT q.id, q.article_id, s.words, s.names, s.titles {_FROM[of]} AND search MATCH ? AND {within.sql}"
    rows = connection.execute(f"{sql} LIMIT ?", (expression, *within.values, limit + 1)).fetchall()
    if len(rows) > limit:
        # Ranking looks at every row, so it is left out where it would choose nothing.
        best = f"{sql} ORDER BY bm25(search, 4.0, 4.0, 1.0), s.rowid LIMIT ?"
        rows = connection.execute(best, (expression, *within.values, limit)).fetchall()
    return [Candidate(*row) for row in rows]


def containing(
    connection: sqlite3.Connection, of: Of, starts: Sequence[str], limit: int, within: Where = EVERYWHERE
) -> list[Candidate]:
    """Return rows in which words or names begin with each of some starts too short for trigrams; reads every row."""
    test = "' ' || s.words || ' ' || s.names GLOB '*[^a-z0-9]' || ? || '*'"
    conditions = "".join(f" AND {test}" for _ in starts)
    sql = f"SELECT q.id, q.article_id, s.words, s.names, s.titles {_FROM[of]} {conditions} AND {within.sql}"
    rows = connection.execute(f"{sql} ORDER BY s.rowid LIMIT ?", (*starts, *within.values, limit))
    return [Candidate(*row) for row in rows]


def quoted(text: str) -> str:
    """Return a text as one string of the full-text syntax."""
    return '"' + text.replace('"', '""') + '"'


def any_of(texts: Iterable[str]) -> str:
    """Return the expression that any of the texts stands in a row; shorter than three letters they say nothing."""
    parts = [quoted(text) for text in dict.fromkeys(texts) if len(text) >= 3]
    return f"({' OR '.join(parts)})" if parts else ""


def all_of(expressions: Iterable[str], nearer: bool = False) -> str:
    """Return the expression that all the expressions hold, the empty ones left out; with `nearer` not in titles."""
    columns = "{words names} : " if nearer else ""
    return " AND ".join(f"{columns}{part}" for part in expressions if part)
