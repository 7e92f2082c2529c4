"""The quotes of one article, as they are named beside it."""

from db.ask.fetch import quote_rows
from db.ask.row import QuoteRow
from db.ask.scope import Read
from db.dataclass import dataclass
from db.extract.quote import ActorKind


@dataclass(frozen=True, slots=True)
class Beside:
    """One quote of an article."""

    row: QuoteRow
    kind: ActorKind | None
    """Of what kind its speaker is; None where the speaker is unknown."""


def quotes_of(read: Read, article_id: int) -> list[Beside]:
    """Return an article's quotes in the order of its text."""
    kinds: dict[int, ActorKind | None] = dict(
        read.connection.execute(
            """
            SELECT q.id, a.kind FROM quote q LEFT JOIN actor a ON a.id = q.actor_id
            WHERE q.article_id = ? ORDER BY q.start, q.ordinal
            """,
            (article_id,),
        ).fetchall()
    )
    return [Beside(row, kinds[row.id]) for row in quote_rows(read, list(kinds))]
