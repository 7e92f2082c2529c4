"""Quotes as statements in a database of the Discourse Network Analyzer 3 (DNA).

Its source (leifeld/dna) says how it lays them out. A concept here is a country the words are about; agreement is false
where the words were not said.
"""

import base64
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import IO

from db.ask.record import Record
from db.reference.country import name_of
from explorer.citation import marks
from explorer.export.excerpt import Excerpt, excerpt
from explorer.export.format import Commission
from explorer.export.out import by_article

PASSWORD = "onrecord"
"""What DNA asks of the coder Admin when it opens the file."""
UNCODED = "(no country)"
_LONGEST = 190
"""Characters of a name in DNA."""
_ROUNDS = 100_000
_STATEMENT = 1
SHORT = {"person": 1, "organization": 2, "concept": 3, "status": 5, "kind": 6, "said": 7}
AGREEMENT = 4
LONG = {"quote": 8, "note": 9}
"""DNA's own variables have the numbers 1 to 4; the others are ours."""


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a database: it is made beside, for SQLite writes to and fro."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        file = Path(folder) / "quotes.dna"
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.executescript(files("explorer.export").joinpath("dna.sql").read_text(encoding="utf-8"))
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            _prepare(database)
            statements = _Statements(database)
            for group in by_article(records):
                statements.add(group, wanted.with_text)
            database.execute("COMMIT")
        with file.open("rb") as made:
            shutil.copyfileobj(made, out)
    return (f"DNA asks for the password of the coder Admin: it is “{PASSWORD}”",)


def encrypted(password: str, salt: bytes) -> str:
    """Digest a password as DNA checks it: as Jasypt's StrongPasswordEncryptor, SHA-256 a hundred thousand times."""
    digest = salt + password.encode()
    for _ in range(_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


def _prepare(database: sqlite3.Connection) -> None:
    database.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 255, 255, 0, ?)",
        (encrypted(PASSWORD, os.urandom(16)),),
    )
    database.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.10"), ("date", "2022-09-24")])
    database.execute("INSERT INTO STATEMENTTYPES VALUES (?, 'DNA Statement', 239, 208, 51)", (_STATEMENT,))
    kinds = [(number, name, "short text") for name, number in SHORT.items()]
    kinds += [(AGREEMENT, "agreement", "boolean"), *((number, name, "long text") for name, number in LONG.items())]
    database.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", [(*kind, _STATEMENT) for kind in sorted(kinds)])
    database.executemany(
        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
        [(number, attribute) for number in SHORT.values() for attribute in ("Type", "Alias", "Notes")],
    )


class _Statements:
    """Adds documents and statements, and numbers what they name."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._entities: dict[tuple[int, str], int] = {}
        self._count = 0

    def add(self, group: Sequence[Record], with_text: bool) -> None:
        """Add an article with its quotes: one statement a quote and country it is about."""
        source = group[0].source
        shown = excerpt(group, with_text)
        text = shown.text
        moment, dated = _moment(source.published)
        basis = "date inferred" if source.published_basis == "inferred" else ""
        notes = [source.doc, group[0].card.url or "", basis, dated]
        self._database.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date) "
            "VALUES (?, ?, ?, 1, ?, ?, '', ?, 'article', ?)",
            (
                source.id, (source.title or source.doc)[:_LONGEST], text, (source.author or "")[:_LONGEST],
                (source.outlet or "")[:_LONGEST], " · ".join(note for note in notes if note), moment,
            ),
        )  # fmt: skip
        wide = not text.isascii()
        for record in group:
            start, stop = _stretch(record, shown)
            if wide:
                start, stop = _units(text, start), _units(text, stop)
            for concept in [name_of(code) for code in record.card.about] or [UNCODED]:
                self._state(record, source.id, start, stop, concept)

    def _state(self, record: Record, document: int, start: int, stop: int, concept: str) -> None:
        self._count += 1
        self._database.execute(
            "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, 1)", (self._count, _STATEMENT, document, start, stop)
        )
        row, card = record.card.row, record.card
        single = record.speaker_kind in ("person", "anonymous", "group", None)
        values = {
            "person": (row.speaker or "") if single else "",
            "organization": "" if single else row.speaker or "",
            "concept": concept,
            "status": marks(card) or "[said]",
            "kind": row.kind,
            "said": f"{row.said} ({row.said_basis})" if row.said else "",
        }
        self._database.executemany(
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
            [(self._count, SHORT[name], self._entity(SHORT[name], value)) for name, value in values.items()],
        )
        self._database.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            (self._count, AGREEMENT, int(row.status != "negated")),
        )
        note = card.verdict.note if card.verdict else None
        self._database.executemany(
            "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            [(self._count, LONG["quote"], row.text), (self._count, LONG["note"], note or "")],
        )

    def _entity(self, variable: int, value: str) -> int:
        key = (variable, value[:_LONGEST])
        number = self._entities.get(key)
        if number is None:
            number = self._entities[key] = len(self._entities) + 1
            self._database.execute(
                "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
                (number, *key),
            )
            # DNA only ever updates what an entity has: without these rows what one writes there would be lost
            self._database.execute(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId) "
                "SELECT ?, ID FROM ATTRIBUTEVARIABLES WHERE VariableId = ?",
                (number, variable),
            )
        return number


def _stretch(record: Record, shown: Excerpt) -> tuple[int, int]:
    """Return where the words stand, from the first to the last."""
    return shown.span((record.card.spans[0][0], record.card.spans[-1][1]))


def _units(text: str, place: int) -> int:
    """Return a place as Java counts: UTF-16 units."""
    return place + sum(letter > "\uffff" for letter in text[:place])


def _moment(published: str | None) -> tuple[int, str]:
    """Return the first second of a date, and what to say of it: DNA has no document without one."""
    parts = [int(part) for part in (published or "").split("-") if part.isdigit()]
    try:
        year, month, day = [*parts, 1, 1][: max(3, len(parts))]
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return 0, "undated: 1970 stands for it"
    return int(moment.timestamp()), {1: "the year alone is known", 2: "the month alone is known"}.get(len(parts), "")
