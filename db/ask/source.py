"""The rows of the sources pane."""

from dataclasses import replace

from db.ask.highlight import lit
from db.ask.query import Query
from db.ask.row import SourceRow
from db.ask.scope import Read


def sources(read: Read, query: Query, offset: int, limit: int) -> list[SourceRow]:
    """Return the articles that hold what a query leaves, its own source filter left out; most quotes first.

    Articles that hold no quote at all are listed only where nothing else is asked.
    """
    scope = read.scope(own := query.without_field("source"))
    rows = read.connection.execute(
        f"""
        SELECT r.id, r.label, r.title, o.name, r.outlet_basis, r.published, r.published_basis, coalesce(t.quotes, 0)
        FROM article r
        {"LEFT" if own.is_empty else ""} JOIN
          (SELECT q.article_id AS id, count(*) AS quotes {scope.sql} GROUP BY q.article_id) t ON t.id = r.id
        LEFT JOIN outlet o ON o.id = r.outlet_id
        ORDER BY coalesce(t.quotes, 0) DESC, fold(r.label), r.id LIMIT ? OFFSET ?
        """,
        (*scope.values, limit, offset),
    )
    return [
        replace(
            SourceRow(*row),
            lit=lit(scope.matcher, row[2], names=True),
            outlet_lit=lit(scope.matcher, row[3], names=True),
        )
        for row in rows
    ]


def source_count(read: Read, query: Query) -> int:
    """Count the rows of the sources pane."""
    own = query.without_field("source")
    sql, values = "SELECT count(*) FROM article", tuple[str, ...]()
    if not own.is_empty:
        scope = read.scope(own)
        sql, values = f"SELECT count(DISTINCT q.article_id) {scope.sql}", scope.values
    number: int = read.connection.execute(sql, values).fetchone()[0]
    return number
