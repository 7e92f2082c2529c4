"""What a person decided about one quote, as it is shown with it."""

import json
import sqlite3

from db.ask.row import Verdict


def verdict_of(connection: sqlite3.Connection, quote_id: int) -> Verdict | None:
    """Return what was decided about a quote, None where nothing was."""
    row = connection.execute(
        "SELECT v.accepted, v.edited, v.bookmarked, v.kept, v.note, m.form FROM verdict v "
        "LEFT JOIN machine_quote m ON m.quote_id = v.quote_id WHERE v.quote_id = ?",
        (quote_id,),
    ).fetchone()
    if row is None:
        return None
    accepted, edited, bookmarked, kept, note, form = row
    machine = None if kept or form is None else _machine(connection, quote_id, json.loads(form))
    return Verdict(bool(accepted), bool(edited), bool(bookmarked), bool(kept), note, machine)


def _machine(connection: sqlite3.Connection, quote_id: int, form: dict[str, object]) -> str:
    """Say what the machine had said."""
    speaker = "speaker unknown"
    speaking = form.get("speaking")
    if isinstance(speaking, list) and len(speaking) == 2:
        sql = (
            "SELECT name FROM imported_speaker WHERE actor_id = ?2"
            if speaking[0] == "actor"
            else "SELECT m.name FROM quote q JOIN member m ON m.article_id = q.article_id "
            "WHERE q.id = ?1 AND m.ordinal = ?2"
        )
        row = connection.execute(sql, (quote_id, speaking[1])).fetchone()
        speaker = str(row[0]) if row else speaker
    sure = form.get("confidence")
    parts = [speaker, str(form.get("status")), str(form.get("kind"))]
    return " · ".join([*parts, f"sure {sure:.2f}"] if isinstance(sure, int | float) else parts)
