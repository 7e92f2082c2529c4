"""The Discourse Network Analyzer's .dna files: SQLite with documents, and the statements people coded in them.

DNA 2 keeps the words of a variable in DATASHORTTEXT.Value and days in milliseconds; DNA 3 keeps them in ENTITIES or
ATTRIBUTES, and days in seconds; where statements have roles, ROLEVARIABLELINKS leads to the variable. All count
letters as Java does, in units of UTF-16.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from db.load.dna_statement import OWN, Quoted, mark_of, own_mark, quoted
from db.load.entry import BadLineError
from db.load.marked import About, Mark, page_of
from db.load.source import Item, Reading
from db.read.article import Span

_HEAD = b"SQLite format 3\0"
_NEEDED = frozenset({"DOCUMENTS", "STATEMENTS", "VARIABLES", "DATASHORTTEXT"})
_OTHERS = {"DATALONGTEXT": "d.Value", "DATABOOLEAN": "iif(d.Value, 'yes', 'no')", "DATAINTEGER": "d.Value"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Shape(NamedTuple):
    """How one file keeps the words of a variable."""

    values: str
    """SQL: statement, variable and value of every one of a document."""
    a_second: int
    """Of what days are counted in."""


@contextmanager
def dna(path: Path) -> Iterator[Reading]:
    """Open a .dna file, which is only read; raises OSError, or BadLineError where it is none."""
    with path.open("rb") as file:
        if file.read(len(_HEAD)) != _HEAD:
            raise BadLineError("is no .dna file of DNA 2 or 3, which are SQLite")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            shape = _shape(connection)
            (count,) = connection.execute("SELECT count(*) FROM DOCUMENTS").fetchone()
        except sqlite3.Error as error:
            raise BadLineError(f"cannot be read: {error}") from error
        at = 0

        def items() -> Iterator[Item]:
            nonlocal at
            for item in _items(connection, shape):
                at += 1 if not isinstance(item.what, BadLineError) else 0
                yield item

        yield Reading(items(), lambda: at, count, "statement")


def _shape(connection: sqlite3.Connection) -> _Shape:
    tables = {name.upper() for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if missing := sorted(_NEEDED - tables):
        raise BadLineError(f"is no .dna file: it has no table {missing[0]}")
    kinds = {row[1].upper(): row[2].upper() for row in connection.execute("PRAGMA table_info(DATASHORTTEXT)")}
    linked = "ROLEVARIABLELINKID" in kinds and "ROLEVARIABLELINKS" in tables
    if "VARIABLEID" not in kinds and not linked:
        raise BadLineError("is of a version of DNA that is not known: DATASHORTTEXT has no VariableId")
    variable, link = "d.VariableId", ""
    if linked:
        variable, link = "l.VariableId", "JOIN ROLEVARIABLELINKS l ON l.ID = d.RoleVariableLinkId "
    short, joined, second = "d.Value", "", 1_000
    if "ENTITY" in kinds:
        short, joined, second = "e.Value", "JOIN ENTITIES e ON e.ID = d.Entity ", 1
    elif "INT" in kinds.get("VALUE", ""):
        short, joined, second = "e.Value", "JOIN ATTRIBUTES e ON e.ID = d.Value ", 1

    def values(table: str, value: str, more: str = "") -> str:
        return (
            f"SELECT s.ID, {variable}, {value} FROM STATEMENTS s JOIN {table} d ON d.StatementId = s.ID {link}{more}"
            "WHERE s.DocumentId = ?1"
        )

    parts = [values("DATASHORTTEXT", short, joined)]
    parts += [values(table, value) for table, value in _OTHERS.items() if table in tables]
    return _Shape(" UNION ALL ".join(parts), second)


def _items(connection: sqlite3.Connection, shape: _Shape) -> Iterator[Item]:
    try:
        variables = dict(connection.execute("SELECT ID, Variable FROM VARIABLES").fetchall())
        is_own = OWN.issubset(variables.values())
        documents = connection.execute("SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY ID")
        for number, title, text, author, source, date in documents:
            name = " ".join(str(title or f"document {number}").split())
            statements = connection.execute(
                "SELECT ID, Start, Stop FROM STATEMENTS WHERE DocumentId = ? ORDER BY Start, ID", (number,)
            ).fetchall()
            values: dict[int, dict[str, str]] = defaultdict(dict)
            for statement, variable, value in connection.execute(shape.values, (number,)):
                if value is not None and str(value).strip() and variable in variables:
                    held, called = values[statement], str(variables[variable])
                    words = " ".join(str(value).split())
                    held[called] = f"{held[called]}, {words}" if called in held else words
            marks: list[Mark] = []
            own: dict[Quoted, list[str]] = defaultdict(list)
            places = _Places(str(text or ""))
            for statement, start, stop in statements:
                span = places.span(start, stop)
                if span is None:
                    yield Item(statement, BadLineError(f"{start} to {stop} lies outside the document {name!r}"))
                elif is_own:
                    own[quoted(span, values[statement])].append(values[statement].get("concept", ""))
                else:
                    marks.append(mark_of(span, values[statement]))
            marks += [own_mark(quote, concepts) for quote, concepts in own.items()]
            if not str(text or "").strip():
                if not statements:
                    yield Item(0, BadLineError(f"the document {name!r} is empty"))
                continue
            about = About(name if title else None, author or None, _day(date, shape.a_second), source or None)
            yield Item(0, page_of(str(text), name, "dna", marks, about))
    except sqlite3.Error as error:
        raise BadLineError(f"the rest cannot be read: {error}") from error


class _Places:
    """Where the letters of a text stand for Java, which counts those beyond the first 65,536 twice."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._at: list[int] | None = None
        if any(letter > "\uffff" for letter in text):
            self._at = [n for n, letter in enumerate(text) for _ in range(1 + (letter > "\uffff"))]
            self._at.append(len(text))

    def span(self, start: object, stop: object) -> Span | None:
        """Return a place in letters as we count, None where it is not in the text."""
        if not isinstance(start, int) or not isinstance(stop, int):
            return None
        length = self._length if self._at is None else len(self._at) - 1
        if not 0 <= start < stop <= length:
            return None
        return (start, stop) if self._at is None else (self._at[start], self._at[stop])


def _day(date: object, a_second: int) -> str | None:
    if not isinstance(date, int) or date == 0:  # no document of DNA is without a date: 1970 stands for one
        return None
    try:
        return (_EPOCH + timedelta(seconds=date / a_second)).date().isoformat()
    except OverflowError:
        return None
