"""docs/database.md has a line for every table and column there is, and its questions can be asked."""

import re
import sqlite3
from pathlib import Path

import pytest

from db.store.database import open_for_writing

DOCS = Path(__file__).parents[3] / "docs" / "database.md"


def documented() -> dict[str, list[str]]:
    """The columns of each section named like a table or view."""
    sections = re.split(r"^### (\w+)$", DOCS.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \| \S", re.split(r"^#", body, flags=re.M)[0], re.M)
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }


@pytest.fixture
def schema(db: Path) -> sqlite3.Connection:
    open_for_writing(db).close()
    return sqlite3.connect(db)


def test_every_column_is_documented_in_its_order(schema: sqlite3.Connection) -> None:
    tables = schema.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual') "
        "AND name NOT LIKE 'sqlite_%'"
    )
    there = {
        name: [column for (column,) in schema.execute("SELECT name FROM pragma_table_info(?)", (name,))]
        for (name,) in tables.fetchall()
    }
    assert documented() == there


def test_every_question_can_be_asked(schema: sqlite3.Connection) -> None:
    questions = re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert len(questions) >= 5
    for question in questions:
        schema.execute(question).fetchall()
