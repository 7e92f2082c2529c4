"""What came of each decision: made again whenever it is carried out again."""

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

State = Literal["applied", "idle", "orphan", "undone"]


class Outcome(NamedTuple):
    """What came of a decision."""

    decision_id: int
    state: State
    """`idle`: there is nothing for it to do now, as where a rejected quote is not found again."""
    reason: str | None = None
    """Why it is an orphan."""
    article_id: int | None = None
    quote_id: int | None = None
    """The quote, which a rejected one is in no table by."""


def write_outcomes(connection: sqlite3.Connection, outcomes: Iterable[Outcome]) -> None:
    """Write what came of decisions, over what came of them before."""
    connection.executemany("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?)", list(outcomes))


def orphans(connection: sqlite3.Connection) -> int:
    """Count the decisions that could not be carried out."""
    return int(connection.execute("SELECT count(*) FROM outcome WHERE state = 'orphan'").fetchone()[0])
