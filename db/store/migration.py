"""The schema's numbered migrations: plain SQL files, applied in order, each whole or not at all."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Return every migration, numbered 1, 2, 3 ... without a gap."""
    found = []
    for entry in files("db.store").joinpath("migrations").iterdir():
        match = _NAME.fullmatch(entry.name)
        if match:
            found.append(Migration(int(match[1]), entry.name, entry.read_text(encoding="utf-8")))
    found.sort(key=lambda migration: migration.number)
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise RuntimeError(f"the numbers of the migrations have a gap: {[m.name for m in found]}")
    return tuple(found)


def latest() -> int:
    """Return the schema this program knows."""
    return len(migrations())


def migrate(connection: sqlite3.Connection, application_id: int) -> None:
    """Bring the schema up to date; killed or failing in the middle, a migration leaves nothing of itself."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for migration in migrations()[version:]:
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\nPRAGMA application_id = {application_id};\n{migration.sql}\n"
                f"PRAGMA user_version = {migration.number};\nCOMMIT;"
            )
        except BaseException:
            connection.rollback()
            raise
