"""Steps: what a person did at once, and which of them undo and redo are for."""

import sqlite3

from db.store.decision import Decision, decisions, taken_back

_DEEPEST = 1000
"""Undoings of undoings that are followed."""


def last_step(connection: sqlite3.Connection) -> str | None:
    """Return the last step made here that counts."""
    undone = taken_back(connection)
    rows = connection.execute("SELECT step FROM decision WHERE imported = 0 AND verb <> 'undo' ORDER BY id DESC")
    return next((step for (step,) in rows if step not in undone), None)


def last_undo(connection: sqlite3.Connection) -> str | None:
    """Return the last undoing of a step that counts, if nothing else was decided since."""
    undone = taken_back(connection)
    rows = connection.execute(
        "SELECT d.step, d.verb, EXISTS (SELECT 1 FROM decision e WHERE e.step = d.takes_back AND e.verb = 'undo') "
        "FROM decision d WHERE d.imported = 0 ORDER BY d.id DESC"
    )
    for step, verb, again in rows:
        if verb != "undo":
            return None
        if not again and step not in undone:
            return str(step)
    return None


def meant(connection: sqlite3.Connection, step: str) -> tuple[list[Decision], bool]:
    """Return the decisions that count no more, or again, once a step is taken back, and whether they count no more.

    None where they are not in the library.
    """
    taken = decisions(connection, "step = ?", (step,))
    depth = 0
    while taken and taken[0].takes_back is not None and depth < _DEEPEST:
        depth += 1
        taken = decisions(connection, "step = ?", (taken[0].takes_back,))
    return [] if depth == _DEEPEST else taken, depth % 2 == 0
