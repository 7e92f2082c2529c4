"""The tables of the index and the triggers that note what changed, dropped and made again as one."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from db.index.kind import KINDS, NUMBER, Kind

FORMAT = b"4"
"""Of what the tables hold; an index of another is made again."""
_MADE = re.compile(r"CREATE (?:TABLE|TRIGGER) (\w+)")


class Watched(NamedTuple):
    """A table whose changes are noted."""

    table: str
    kind: Kind
    """What is to be indexed again."""
    id: str
    """The column that says which."""
    when: str = ""
    """Which changes of a row count."""


_WATCHED = (
    Watched("quote", "quote", "id"),
    Watched("quote_country", "quote", "quote_id"),
    Watched("via", "quote", "quote_id"),
    Watched("actor", "actor", "id"),
    Watched("alias", "actor", "actor_id"),
    Watched("role", "actor", "actor_id"),
    Watched("article", "article", "id", "OF id, title, label, outlet_id ON article"),
    Watched("outlet", "outlet", "id", "ON outlet WHEN old.id <> new.id OR old.name <> new.name"),
    Watched("passage", "passage", "id"),
)


def _triggers(watched: Watched) -> Iterator[str]:
    table, when = watched.table, watched.when or f"ON {watched.table}"
    for name, event, rows in (
        ("added", f"INSERT ON {table}", ("new",)),
        ("changed", f"UPDATE {when}", ("old", "new")),
        ("removed", f"DELETE ON {table}", ("old",)),
    ):
        notes = "".join(_note(NUMBER[watched.kind], f"{row}.{watched.id}") for row in rows)
        yield f"CREATE TRIGGER {table}_{name} AFTER {event} BEGIN\n{notes}END;\n"


def _note(kind: int, which: str) -> str:
    # Not OR IGNORE: what a trigger says of conflicts yields to what the statement says that fires it.
    held = f"SELECT 1 FROM index_pending WHERE kind = {kind} AND id = {which}"
    return f"  INSERT INTO index_pending SELECT {kind}, {which} WHERE NOT EXISTS ({held});\n"


@cache
def _made() -> dict[str, str]:
    """Return what makes each table and trigger, by its name, as SQLite keeps it."""
    found = {}
    tables = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    for statement in (*_statements(tables), *(trigger for watched in _WATCHED for trigger in _triggers(watched))):
        if made := _MADE.search(statement):
            found[made[1]] = statement[made.start() :].rstrip().removesuffix(";")
    return found


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether every table and trigger of the index is there, and all it holds written, as this version makes them."""
    held = dict(connection.execute("SELECT name, sql FROM sqlite_schema").fetchall())
    if any(held.get(name) != sql for name, sql in _made().items()):
        return False
    row = connection.execute("SELECT data FROM index_fact WHERE name = 'format'").fetchone()
    return row is None or row[0] == FORMAT  # none where it holds nothing yet


def create(connection: sqlite3.Connection) -> None:
    """Make the index anew, empty, with all there is pending; inside a transaction."""
    for type_ in ("trigger", "view", "index", "table"):  # whatever stands in the place of what is made
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = ?", (type_,)).fetchall():
            if name.lower() in _made():
                connection.execute(f'DROP {type_} IF EXISTS "{name}"')
    for statement in _made().values():
        connection.execute(statement)
    for kind in KINDS:
        connection.execute(f"INSERT INTO index_pending SELECT ?, id FROM {kind}", (NUMBER[kind],))


def _statements(script: str) -> list[str]:
    """Return the statements of a script."""
    found: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
