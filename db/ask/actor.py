"""The rows of the actors pane."""

from dataclasses import replace

from db.ask.highlight import lit
from db.ask.query import Query
from db.ask.row import ActorRow
from db.ask.scope import Read


def actors(read: Read, query: Query, offset: int, limit: int) -> list[ActorRow]:
    """Return who said what a query leaves, its own speaker filter left out; most quotes first, then by name."""
    scope = read.scope(query.without_field("speaker"))
    rows = read.connection.execute(
        f"""
        SELECT a.id, a.label, a.name, a.kind, a.country, t.quotes
        FROM (SELECT q.actor_id AS id, count(*) AS quotes {scope.sql} AND q.actor_id IS NOT NULL GROUP BY q.actor_id) t
        JOIN actor a ON a.id = t.id
        ORDER BY t.quotes DESC, fold(a.name), a.label LIMIT ? OFFSET ?
        """,
        (*scope.values, limit, offset),
    )
    return [replace(ActorRow(*row), lit=lit(scope.matcher, row[2], names=True)) for row in rows]


def actor_count(read: Read, query: Query) -> int:
    """Count the rows of the actors pane."""
    scope = read.scope(query.without_field("speaker"))
    number: int = read.connection.execute(f"SELECT count(DISTINCT q.actor_id) {scope.sql}", scope.values).fetchone()[0]
    return number
