"""Files of the Discourse Network Analyzer 3 as that program lays them out, and the days of its second version."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.load.dna import dna
from db.load.load import load
from tests.db.load.dna_file import made

DAY = 1_712_966_400
TEXT = "🙂 “The dam holds,” Ada Venn said on Monday.\n\nThe board fears that it may rain all week.\n"


def at(words: str) -> tuple[int, int]:
    """Where words stand as Java counts: the face is two."""
    start = TEXT.index(words) + 1
    return start, start + len(words)


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def test_a_file_of_dna_three_gives_its_documents_and_statements(tmp_path: Path) -> None:
    said, rain, monday = at("The dam holds"), at("it may rain"), at("on Monday")
    venn = {"person": "Ada Venn", "organization": "Water Board"}
    file = made(
        tmp_path / "debate.dna",
        [
            ("No word of it", "Nothing was said here at all.", DAY, []),
            (
                "Dam talk",
                TEXT,
                DAY,
                [
                    (1, *said, {**venn, "concept": "dams are safe", "agreement": 1}),
                    (1, *said, {**venn, "concept": "dams are cheap", "agreement": 0}),
                    (2, *rain, {"narrator": "Harbour Board", "villain": "the rain"}),
                    (3, *monday, {"note": "ask her"}),
                    (3, *rain, {"note": "look it up"}),
                ],
            ),
        ],
    )
    db = tmp_path / "library.db"
    found = load([file], db, source=dna)
    assert (found.added, found.articles, found.bad_count) == (2, 2, 0)
    assert [odd.reason for odd in found.odd] == ["2 of the type 'Annotation' tell of no speaker: left out"]
    assert rows(db, "SELECT text, speaker, role, said, outlet, title FROM quotes ORDER BY start") == [
        ("The dam holds", "Ada Venn", "Water Board", "2024-04-13", "Reuters", "Dam talk"),
        ("it may rain", "Harbour Board", None, "2024-04-13", "Reuters", "Dam talk"),
    ]
    assert rows(db, "SELECT note FROM verdict ORDER BY note") == [
        ("concept: dams are safe · agreement: yes | concept: dams are cheap · agreement: no",),
        ("villain: the rain",),
    ]
    again = load([file], db, source=dna)
    assert (again.added, again.known, again.articles) == (0, 2, 0)


def test_many_documents_take_as_long_each_as_few(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        text = "The dam holds."
        file = made(
            tmp_path / f"{count}.dna",
            [(f"T{n}", f"{text} {n}", DAY, [(1, 0, 13, {"person": f"P{n % 50}"})]) for n in range(count)],
        )
        begun = time.thread_time()
        with dna(file) as reading:
            assert sum(1 for _ in reading.items) == count
        return time.thread_time() - begun

    few, many = seconds(200), seconds(1_600)
    assert many / 1_600 < 2.5 * few / 200


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_berlin")
def test_days_of_dna_two_are_those_of_the_place_and_of_dna_three_those_of_greenwich(tmp_path: Path) -> None:
    old = tmp_path / "old.dna"
    with closing(sqlite3.connect(old)) as database, database:
        database.executescript(
            "CREATE TABLE DOCUMENTS (ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, "
            "Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);"
            "CREATE TABLE STATEMENTTYPES (ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, "
            "Blue INTEGER);"
            "CREATE TABLE VARIABLES (ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, "
            "StatementTypeId INTEGER);"
            "CREATE TABLE STATEMENTS (ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, "
            "Start INTEGER, Stop INTEGER, Coder INTEGER);"
            "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, "
            "VariableId INTEGER NOT NULL, StatementTypeId INTEGER, Value TEXT, UNIQUE (StatementId, VariableId));"
            "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51);"
            "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1);"
            "INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 13, 1);"
            "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1, 'Ada Venn');"
        )
        midnight = (DAY - 2 * 3_600) * 1_000  # of 13 April in Berlin, where it is summer
        database.execute(
            "INSERT INTO DOCUMENTS VALUES (1, 'Dam', 'The dam holds.', 1, '', '', '', '', '', ?)", (midnight,)
        )
    new = made(
        tmp_path / "new.dna", [("Dam", "The dam holds.", DAY + 23 * 3_600, [(1, 0, 13, {"person": "Ada Venn"})])]
    )
    for file in (old, new):
        db = tmp_path / f"{file.stem}.db"
        assert load([file], db, source=dna).added == 1
        assert rows(db, "SELECT speaker, published FROM quotes") == [("Ada Venn", "2024-04-13")]
