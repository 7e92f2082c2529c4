"""How many quotes, actors and sources a query leaves."""

from db.ask.hit import Hits
from db.ask.query import Query
from db.ask.row import Counts
from db.ask.scope import Read, Scope


def counts(read: Read, query: Query) -> Counts:
    """Count what a query leaves and what there is in all."""
    scope = read.scope(query)
    quotes, actors, sources = _counted(read, scope)
    everything = _everything(read)
    if query.is_empty:
        return everything
    return Counts(quotes, actors, sources, everything.quotes, everything.actors, everything.sources, _cut(scope.hits))


def quote_count(read: Read, query: Query) -> int:
    """Count the quotes a query leaves."""
    scope = read.scope(query)
    number: int = read.connection.execute(f"SELECT count(*) {scope.sql}", scope.values).fetchone()[0]
    return number


def _cut(hits: Hits | None) -> bool:
    return hits is not None and hits.cut


def _counted(read: Read, scope: Scope) -> tuple[int, int, int]:
    row: tuple[int, int, int] = read.connection.execute(
        f"SELECT count(*), count(DISTINCT q.actor_id), count(DISTINCT q.article_id) {scope.sql}", scope.values
    ).fetchone()
    return row


def _everything(read: Read) -> Counts:
    kept = read.memory.get("counts", "all", Counts)
    if kept is None:
        quotes, actors, _ = _counted(read, read.scope(Query()))
        (sources,) = read.connection.execute("SELECT count(*) FROM article").fetchone()
        kept = Counts(quotes, actors, sources, quotes, actors, sources)
        read.memory.put("counts", "all", kept)
    return kept
