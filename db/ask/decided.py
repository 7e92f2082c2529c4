"""The decisions there are, and what came of them."""

import json

from db.ask.scope import Read
from db.dataclass import dataclass
from db.store.decision import Decision, Verb, by_id, taken_back
from db.store.outcome import State
from db.store.step import meant
from db.store.wording import detail_words, done_words, told_verb

_NEWEST = "SELECT d.id FROM decision d ORDER BY d.made_at DESC, d.uid DESC LIMIT ? OFFSET ?"
_ORPHANS = (
    "SELECT d.id FROM outcome o JOIN decision d ON d.id = o.decision_id WHERE o.state = 'orphan' "
    "ORDER BY d.made_at DESC, d.uid DESC LIMIT ? OFFSET ?"
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision."""

    id: int
    step: str
    """What it is undone with."""
    made_at: str
    """UTC."""
    verb: Verb
    """`split` also of a quote that left with a name."""
    state: State
    """`idle`: nothing is to be done now, as where a rejected quote is not found again."""
    reason: str | None
    """Why it is an orphan."""
    quote_id: int | None
    """The quote, by which it can be decided on again, also where it is rejected."""
    stands: bool
    """Whether the quote is in the lists."""
    article_id: int | None
    words: str
    """The words it is about; of actors their names; of an undo what it took back."""
    doc: str | None
    detail: str
    """What was decided: speaker Anna Berg, status negated; the text of a note."""
    imported: bool


@dataclass(frozen=True, slots=True)
class DecisionCounts:
    """How many decisions there are."""

    all: int
    orphans: int


def decision_rows(read: Read, offset: int, limit: int, orphans: bool) -> list[DecisionRow]:
    """Return decisions, the newest first; or those alone that could not be carried out."""
    connection = read.connection
    ids = [row[0] for row in connection.execute(_ORPHANS if orphans else _NEWEST, (limit, offset)).fetchall()]
    outcomes = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT o.decision_id, o.state, o.reason, o.quote_id, q.id IS NOT NULL, o.article_id "
            "FROM outcome o LEFT JOIN quote q ON q.id = o.quote_id "
            "WHERE o.decision_id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
    }
    undone = taken_back(connection)
    found = []
    for decision in reversed(by_id(connection, ids)):
        missing: State = "undone" if decision.step in undone else "applied"
        state, reason, quote_id, stands, article_id = outcomes.get(decision.id, (missing, None, None, False, None))
        found.append(
            DecisionRow(
                decision.id, decision.step, decision.made_at, told_verb(decision), state, reason, quote_id,
                bool(stands), article_id, _words(read, decision), decision.anchor.doc if decision.anchor else None,
                detail_words(decision) if decision.anchor else "", decision.imported,
            )
        )  # fmt: skip
    return found


def decision_counts(read: Read) -> DecisionCounts:
    """Count the decisions."""
    (every,) = read.connection.execute("SELECT count(*) FROM decision").fetchone()
    (orphans,) = read.connection.execute("SELECT count(*) FROM outcome WHERE state = 'orphan'").fetchone()
    return DecisionCounts(every, orphans)


def _words(read: Read, decision: Decision) -> str:
    if decision.anchor is not None:
        return decision.anchor.exact
    if decision.takes_back is None:
        return decision.detail.words or ""
    taken, undoing = meant(read.connection, decision.takes_back)
    return done_words(taken) if taken and undoing else done_words(taken, undone=False) if taken else ""
