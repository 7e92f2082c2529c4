"""A .dna file as the Discourse Network Analyzer 3 makes it: its tables and what it puts in them at first."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

FIRST = (
    "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 255, 255, 0, 'x')",
    "INSERT INTO SETTINGS VALUES ('version', '3.0.11'), ('date', '2023-04-18')",
    "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51), (2, 'NPF Story Element', 100, 200, 190), "
    "(3, 'Annotation', 211, 211, 211)",
    "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), "
    "(3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'narrator', 'short text', 2), "
    "(6, 'victim', 'short text', 2), (7, 'villain', 'short text', 2), (8, 'plot', 'short text', 2), "
    "(9, 'hero', 'short text', 2), (10, 'policy solution', 'short text', 2), (11, 'note', 'long text', 3)",
    "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) SELECT n.column1, a.column1 "
    "FROM (VALUES (1), (2), (3)) n, (VALUES ('Type'), ('Alias'), ('Notes')) a",
)
NUMBERS = {
    "person": 1, "organization": 2, "concept": 3, "agreement": 4, "narrator": 5, "victim": 6, "villain": 7, "plot": 8,
    "hero": 9, "policy solution": 10, "note": 11,
}  # fmt: skip
SHORT = {1: ("person", "organization", "concept"), 2: ("narrator", "victim", "villain", "plot", "hero")}

Statement = tuple[int, int, int, Mapping[str, str | int]]
"""Its type, start, stop and what is coded."""


def made(path: Path, documents: Sequence[tuple[str, str, int, Sequence[Statement]]]) -> Path:
    """Write documents (title, text, seconds since 1970 and statements) as DNA does: every variable has a value."""
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(files("explorer.export").joinpath("dna.sql").read_text(encoding="utf-8"))
        database.execute("PRAGMA foreign_keys = ON")
        for first in FIRST:
            database.execute(first)
        for title, text, date, statements in documents:
            (document,) = database.execute(
                "INSERT INTO DOCUMENTS (Title, Text, Coder, Author, Source, Section, Notes, Type, Date) "
                "VALUES (?, ?, 1, 'Bo Ek', 'Reuters', '', '', '', ?) RETURNING ID",
                (title, text, date),
            ).fetchone()
            for statement in statements:
                _code(database, document, statement)
    return path


def _code(database: sqlite3.Connection, document: int, statement: Statement) -> None:
    kind, start, stop, values = statement
    (number,) = database.execute(
        "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, 1) RETURNING ID",
        (kind, document, start, stop),
    ).fetchone()
    for name in SHORT.get(kind, ()):
        variable, value = NUMBERS[name], values.get(name, "")
        database.execute(
            "INSERT OR IGNORE INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)",
            (variable, value),
        )
        database.execute(
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) "
            "SELECT ?, VariableId, ID FROM ENTITIES WHERE VariableId = ? AND Value = ?",
            (number, variable, value),
        )
    if kind == 1:
        database.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)",
            (number, values.get("agreement", 1)),
        )
    if kind == 3:
        database.execute(
            "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, 11, ?)", (number, values["note"])
        )
