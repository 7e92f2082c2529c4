"""The tables of the index and the triggers that note what changed, dropped and made again as one."""

import re
import sqlite3
from functools import cache
from importlib.resources import files

from db.index.document import KINDS, NUMBER

FORMAT = 1
"""Of what the tables hold; an index of another is made again."""
_MADE = re.compile(r"CREATE (TABLE|TRIGGER) (\w+)")


@cache
def _script() -> str:
    return files("db.index").joinpath("schema.sql").read_text(encoding="utf-8")


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether every table and trigger of the index is there, as this version makes them."""
    made = {name for _, name in _MADE.findall(_script())}
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    return made <= held and written_format(connection) in (None, FORMAT)


def written_format(connection: sqlite3.Connection) -> int | None:
    """Return the format of what the index holds; None where it holds nothing yet."""
    row = connection.execute("SELECT data FROM index_fact WHERE name = 'format'").fetchone()
    return int(row[0]) if row else None


def create(connection: sqlite3.Connection) -> None:
    """Make the index anew, empty, with all there is pending; inside a transaction."""
    for kind, name in _MADE.findall(_script()):
        connection.execute(f"DROP {kind} IF EXISTS {name}")
    for statement in _statements(_script()):
        connection.execute(statement)
    for kind in KINDS:
        connection.execute(f"INSERT INTO index_pending SELECT ?, id FROM {kind}", (NUMBER[kind],))


def _statements(script: str) -> list[str]:
    """Return the statements of a script, each trigger whole."""
    found: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
