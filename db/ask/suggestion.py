"""Suggested merges: pairs of actors that may be one, for a person to decide on."""

import sqlite3

from db.dataclass import dataclass
from db.extract.quote import ActorKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one."""

    actor: int
    label: str
    other: int
    other_label: str
    kind: ActorKind
    reason: str
    """Why, in words for people."""


def suggested_merges(connection: sqlite3.Connection) -> list[Suggestion]:
    """Return every pair, those with the most quotes first."""
    return [Suggestion(*row) for row in connection.execute(_PAIRS)]


_PAIRS = """
SELECT a.id, a.label, b.id, b.label, a.kind, s.reason
FROM suggested_merge s JOIN actor a ON a.id = s.actor_id JOIN actor b ON b.id = s.other_id
ORDER BY (SELECT count(*) FROM quote q WHERE q.actor_id IN (a.id, b.id)) DESC, a.label, b.label
"""
