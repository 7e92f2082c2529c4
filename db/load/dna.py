"""The Discourse Network Analyzer's .dna files: SQLite with documents, and the statements people coded in them.

DNA 2 keeps the words of a variable in DATASHORTTEXT.Value and days in milliseconds, as they were where the computer
stood; DNA 3 keeps them in ENTITIES or ATTRIBUTES, and days in seconds of UTC; where statements have roles,
ROLEVARIABLELINKS leads to the variable. All count letters as Java does, in units of UTF-16.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from db.load.dna_statement import OWN, Quoted, mark_of, merged, own_mark, quoted
from db.load.entry import BadLineError
from db.load.marked import About, Mark, page_of
from db.load.source import Item, Odd, Reading
from db.read.article import Span

_HEAD = b"SQLite format 3\0"
_NEEDED = frozenset({"DOCUMENTS", "STATEMENTS", "VARIABLES", "DATASHORTTEXT"})
_OTHERS = {"DATALONGTEXT": "d.Value", "DATABOOLEAN": "iif(d.Value, 'yes', 'no')", "DATAINTEGER": "d.Value"}
_DOCUMENT = "coalesce(CAST(s.DocumentId AS INTEGER), 0)"
_STATEMENTS = tuple(
    f"SELECT {_DOCUMENT}, s.ID, s.Start, s.Stop, {kind} FROM STATEMENTS s ORDER BY 1, 3, 2"
    for kind in ("NULL", "s.StatementTypeId")
)
"""SQL: the statements without and with their types."""
_MUTE = (
    "SELECT ID, Label FROM STATEMENTTYPES t WHERE EXISTS (SELECT 1 FROM VARIABLES WHERE StatementTypeId = t.ID) AND "
    "NOT EXISTS (SELECT 1 FROM VARIABLES WHERE StatementTypeId = t.ID AND DataType = 'short text')"
)
"""SQL: the types of statements that name nobody, as DNA's own Annotation: a note is all there is of one."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


_Statement = tuple[int, int, object, object, int | None]
"""Document, statement, start, stop and type."""
_Value = tuple[int, int, int, object]
"""Document, statement, variable and value."""
T = TypeVar("T", _Statement, _Value)


class _Shape(NamedTuple):
    """How one file keeps the words of a variable."""

    values: str
    """SQL: document, statement, variable and value of every one, in the order of the documents."""
    is_local: bool
    """Whether days are milliseconds of the local time, as DNA 2 has them and DNA 3 reads its files."""
    is_typed: bool
    """Whether statements are of types that have variables of their own."""


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
    kinds = _columns(connection, "DATASHORTTEXT")
    linked = "ROLEVARIABLELINKID" in kinds and "ROLEVARIABLELINKS" in tables
    if "VARIABLEID" not in kinds and not linked:
        raise BadLineError("is of a version of DNA that is not known: DATASHORTTEXT has no VariableId")
    variable, link = "d.VariableId", ""
    if linked:
        variable, link = "l.VariableId", "JOIN ROLEVARIABLELINKS l ON l.ID = d.RoleVariableLinkId "
    short, joined, is_local = "d.Value", "", True
    if "ENTITY" in kinds:
        short, joined, is_local = "e.Value", "JOIN ENTITIES e ON e.ID = d.Entity ", False
    elif "INT" in kinds.get("VALUE", ""):
        short, joined, is_local = "e.Value", "JOIN ATTRIBUTES e ON e.ID = d.Value ", False

    def values(table: str, value: str, more: str = "") -> str:
        return (
            f"SELECT {_DOCUMENT}, s.ID, {variable}, {value} "
            f"FROM STATEMENTS s JOIN {table} d ON d.StatementId = s.ID {link}{more}"
        )

    parts = [values("DATASHORTTEXT", short, joined)]
    parts += [values(table, value) for table, value in _OTHERS.items() if table in tables]
    typed = {"STATEMENTTYPEID", "DATATYPE"} <= _columns(connection, "VARIABLES").keys() and "STATEMENTTYPES" in tables
    return _Shape(f"{' UNION ALL '.join(parts)} ORDER BY 1", is_local, typed)


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns of a table in capitals, and what they hold."""
    return {row[1].upper(): row[2].upper() for row in connection.execute(f"PRAGMA table_info({table})")}


def _items(connection: sqlite3.Connection, shape: _Shape) -> Iterator[Item]:
    memos: Counter[str] = Counter()
    try:
        variables = {number: str(name) for number, name in connection.execute("SELECT ID, Variable FROM VARIABLES")}
        is_own = OWN.issubset(variables.values())
        mute = dict(connection.execute(_MUTE).fetchall()) if shape.is_typed else {}
        documents = connection.execute(
            "SELECT CAST(ID AS INTEGER), Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY 1"
        )
        # Both in the order of the documents, each read once: DNA has no index of the statements of a document.
        all_statements: _ByDocument[_Statement] = _ByDocument(connection.execute(_STATEMENTS[shape.is_typed]))
        all_values: _ByDocument[_Value] = _ByDocument(connection.execute(shape.values))
        for number, title, text, author, source, date in documents:
            name = " ".join(str(title or f"document {number}").split())
            statements = all_statements.of(number)
            values: dict[int, dict[str, str]] = defaultdict(dict)
            for _, statement, variable, value in all_values.of(number):
                if value is not None and str(value).strip() and variable in variables:
                    held, called = values[statement], variables[variable]
                    words = " ".join(str(value).split())
                    held[called] = f"{held[called]}, {words}" if called in held else words
            marks: list[Mark] = []
            own: dict[Quoted, list[str]] = defaultdict(list)
            places = _Places(str(text or ""))
            for _, statement, start, stop, kind in statements:
                if kind in mute:
                    memos[str(mute[kind])] += 1
                    continue
                span = places.span(start, stop)
                if span is None:
                    yield Item(statement, BadLineError(f"{start} to {stop} lies outside the document {name!r}"))
                elif is_own:
                    own[quoted(span, values[statement])].append(values[statement].get("concept", ""))
                else:
                    marks.append(mark_of(span, values[statement]))
            marks = [*merged(marks), *(own_mark(quote, concepts) for quote, concepts in own.items())]
            if not str(text or "").strip():
                if not statements:
                    yield Item(0, BadLineError(f"the document {name!r} is empty"))
                continue
            about = About(name if title else None, author or None, _day(date, shape.is_local), source or None)
            yield Item(0, page_of(str(text), name, "dna", marks, about))
    except sqlite3.Error as error:
        raise BadLineError(f"the rest cannot be read: {error}") from error
    for label, count in memos.items():
        yield Item(0, Odd(f"{count:,} of the type {label!r} tell of no speaker: left out"))


class _ByDocument(Generic[T]):
    """Rows that begin with the number of a document, in the order of these numbers."""

    def __init__(self, rows: Iterable[T]) -> None:
        self._rows: Iterator[T] = iter(rows)
        self._next: T | None = next(self._rows, None)

    def of(self, document: int) -> list[T]:
        """Return the rows of a document; those of a document before it that there is not are passed over."""
        found: list[T] = []
        while self._next is not None and self._next[0] <= document:
            if self._next[0] == document:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found


class _Places:
    """Where the letters of a text stand for Java, which counts those beyond the first 65,536 twice."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._at: list[int] | None = None
        if max(text, default="") > "\uffff":
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


def _day(date: object, is_local: bool) -> str | None:
    if not isinstance(date, int) or date == 0:  # no document of DNA is without a date: 1970 stands for one
        return None
    try:
        moment = _EPOCH + (timedelta(milliseconds=date) if is_local else timedelta(seconds=date))
        return (moment.astimezone() if is_local else moment).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return None
