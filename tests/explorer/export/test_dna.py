"""The database for the Discourse Network Analyzer, asked as that program asks it."""

import base64
import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.export.dna import PASSWORD, encrypted
from tests.explorer.export.dna_tables import TABLES
from tests.explorer.export.library import HOSTILE, NASTY, written

STATEMENTS = """
SELECT s.ID, d.Text, s.Start, s.Stop,
  (SELECT Value FROM DATALONGTEXT WHERE StatementId = s.ID AND VariableId = 8) AS quote,
  (SELECT Value FROM DATABOOLEAN WHERE StatementId = s.ID AND VariableId = 4) AS agreement
FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId ORDER BY s.ID
"""
SHORT = """
SELECT v.Variable, e.Value FROM DATASHORTTEXT t JOIN VARIABLES v ON v.ID = t.VariableId
JOIN ENTITIES e ON e.ID = t.Entity AND e.VariableId = v.ID WHERE t.StatementId = ?
"""


def opened(path: Path, tmp_path: Path, with_text: bool = False) -> sqlite3.Connection:
    file = tmp_path / "out.dna"
    file.write_bytes(written(path, "dna", with_text=with_text))
    return sqlite3.connect(file)


def units(text: str, start: int, stop: int) -> str:
    """A stretch as Java counts it."""
    return text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")


def test_statements_stand_where_their_words_are(library: Path, tmp_path: Path) -> None:
    for with_text in (False, True):
        with closing(opened(library, tmp_path, with_text)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            rows = database.execute(STATEMENTS).fetchall()
            assert len(rows) == 14  # two quotes are about two countries
            for _, text, start, stop, quote, _ in rows:
                assert units(text, start, stop) == quote or quote == "boats … will stay"
            assert NASTY in [row[4] for row in rows]
            texts = [text for (text,) in database.execute("SELECT Text FROM DOCUMENTS")]
            assert (HOSTILE.text in texts) is with_text


def test_each_has_every_variable(library: Path, tmp_path: Path) -> None:
    with closing(opened(library, tmp_path)) as database:
        told = {
            quote: (dict(database.execute(SHORT, (id_,))), agreement)
            for id_, _, _, _, quote, agreement in database.execute(STATEMENTS).fetchall()
        }
        counts = database.execute(
            "SELECT (SELECT count(*) FROM DATASHORTTEXT), (SELECT count(*) FROM DATABOOLEAN), "
            "(SELECT count(*) FROM DATALONGTEXT)"
        ).fetchone()
        dates = dict(database.execute("SELECT ID, date(Date, 'unixepoch') || ' ' || Notes FROM DOCUMENTS"))
    assert counts == (14 * 6, 14, 14 * 2)
    denied, agreement = told["Close every harbour in the land,"]
    assert (denied["person"], denied["organization"], denied["concept"]) == ("", "Ministry of Rain", "Poland")
    assert (denied["status"], agreement) == ("[not said]", 0)
    said, agreement = told["The harbour will not close this winter,"]
    assert (said["person"], said["organization"], agreement) == ("Ada Quill", "", 1)
    assert said["said"] == "2031-03-11 (inferred)"
    assert told["the harbour fund is empty"][0]["concept"] == "(no country)"
    assert dates[2] == "2031-01-01 1 · date inferred · the year alone is known"
    assert dates[3].startswith("1970-01-01") and "undated" in dates[3]


def test_dna_takes_the_password(library: Path, tmp_path: Path) -> None:
    with closing(opened(library, tmp_path)) as database:
        (kept,) = database.execute("SELECT Password FROM CODERS WHERE ID = 1").fetchone()
    raw = base64.b64decode(kept)
    assert len(raw) == 16 + 32
    assert kept == encrypted(PASSWORD, raw[:16])
    once = hashlib.sha256(raw[:16] + PASSWORD.encode()).digest()
    for _ in range(99_999):
        once = hashlib.sha256(once).digest()
    assert once == raw[16:]


def laid_out(database: sqlite3.Connection, table: str) -> str:
    """A table in the words of dna_tables."""
    (sql,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    refers = {row[3]: (row[2], row[6]) for row in database.execute(f"PRAGMA foreign_key_list({table})")}
    assert {action for _, action in refers.values()} <= {"CASCADE"}
    columns = []
    for _, name, kind, needed, usual, _ in database.execute(f"PRAGMA table_info({table})"):
        column = f"{name}:{kind[0].lower()}{'!' * needed}{'' if usual is None else f'={usual}'}"
        if f"length({name}) < 191" in sql:
            column += ",190"
        if least := re.search(rf"\({name} BETWEEN (\d+) AND (\d+)\)", sql):
            column += f",{least[1]}..{least[2]}"
        columns.append(column + (f">{refers[name][0]}" if name in refers else ""))
    once = [
        ",".join(str(row[2]) for row in database.execute(f"PRAGMA index_info('{index}')"))
        for _, index, unique, origin, _ in database.execute(f"PRAGMA index_list({table})")
        if unique and origin == "u"
    ]
    return "|".join([" ".join(columns), *once])


def test_the_tables_are_those_of_dna(library: Path, tmp_path: Path) -> None:
    with closing(opened(library, tmp_path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert sorted(names) == sorted(TABLES)
        assert {name: laid_out(database, name) for name in names} == TABLES


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE DOCUMENTS SET Title = printf('%.191c', 'x')",
        "UPDATE STATEMENTS SET Stop = Start",
        "UPDATE STATEMENTS SET Start = -1",
        "UPDATE VARIABLES SET DataType = 'date'",
        "UPDATE ENTITIES SET ChildOf = 0",
        "INSERT INTO VARIABLELINKS VALUES (1, 2, 2)",
        "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (1, 1)",
    ],
)
def test_what_dna_would_refuse_the_file_refuses(wrong: str, library: Path, tmp_path: Path) -> None:
    with closing(opened(library, tmp_path)) as database, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute(wrong)


def test_what_one_writes_of_an_actor_in_dna_is_kept(library: Path, tmp_path: Path) -> None:
    """DNA writes attributes into the rows that are there, and adds none."""
    with closing(opened(library, tmp_path)) as database:
        counts = database.execute(
            "SELECT count(*), 3 * (SELECT count(*) FROM ENTITIES) FROM ATTRIBUTEVALUES"
        ).fetchone()
        assert counts[0] == counts[1] > 0
        stray = (
            "SELECT * FROM ATTRIBUTEVALUES v JOIN ENTITIES e ON e.ID = v.EntityId "
            "JOIN ATTRIBUTEVARIABLES a ON a.ID = v.AttributeVariableId WHERE a.VariableId <> e.VariableId"
        )
        assert database.execute(stray).fetchall() == []
