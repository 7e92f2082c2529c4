"""What was decided about imported quotes and speakers holds when more is imported."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.extract.quote import Actor
from db.load.load import load
from db.store import decide, merge
from db.store.correction import Correction, Speaker
from db.store.database import open_for_writing
from tests.db.load.sample import line, write
from tests.db.store.sample import article, said_by
from tests.db.store.test_merge import ADA

IDA = {"speaker": "Ida Holm", "qids": ["Q7"]}
OTHER = {"speaker": "Ida Holm", "qids": ["Q8", "Q9"]}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    db = tmp_path / "library.db"
    store = open_for_writing(db)
    store.put(article(), said_by(ADA), "v1")
    store.close()
    load([write(tmp_path / "first", line("1", **IDA), line("2", **OTHER), line("3", **IDA))], db)
    return db


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT * FROM pragma_foreign_key_check").fetchall() == []
        return connection.execute(sql).fetchall()


def by_key(db: Path) -> dict[object, object]:
    sql = (
        "SELECT i.key, a.label FROM imported i JOIN quote q ON q.id = i.quote_id "
        "LEFT JOIN actor a ON a.id = q.actor_id ORDER BY i.key"
    )
    return {row[0]: row[1] for row in rows(db, sql)}


def actor(db: Path, label: str) -> int:
    with closing(sqlite3.connect(db)) as connection:
        return int(connection.execute("SELECT id FROM actor WHERE label = ?", (label,)).fetchone()[0])


def test_a_rejected_quote_does_not_come_in_again(db: Path, tmp_path: Path) -> None:
    (quote_id,) = rows(db, "SELECT quote_id FROM imported WHERE key = '1'")[0]
    decide.reject(db, [int(str(quote_id))])
    assert set(by_key(db)) == {"2", "3"}
    assert load([tmp_path / "first"], db).added == 0
    decide.undo(db)
    assert set(by_key(db)) == {"1", "2", "3"}


def test_a_merged_speaker_stays_merged_in_what_comes_in_later(db: Path, tmp_path: Path) -> None:
    before = by_key(db)
    merge.merge(db, actor(db, "Ida Holm"), actor(db, "Ida Holm (Q8)"))
    merge.merge(db, actor(db, "Ada Quill"), actor(db, "Ida Holm"))
    assert set(by_key(db).values()) == {"Ada Quill"}
    assert rows(db, "SELECT count(*) FROM quote_country WHERE role = 'speaker' AND country = 'NO'") == [(4,)]
    assert rows(db, "SELECT DISTINCT text FROM alias") == [("Ida Holm",)]
    load(
        [write(tmp_path / "more", line("4", **OTHER), line("5", **IDA), line("6", speaker="Per Lund", qids=["Q3"]))], db
    )
    found = by_key(db)
    assert (found["4"], found["5"], found["6"]) == ("Ada Quill", "Ada Quill", "Per Lund")
    assert rows(db, "SELECT count(*) FROM quote_country WHERE role = 'speaker' AND country = 'NO'") == [(6,)]
    store = open_for_writing(db)
    store.put(article("/news/holm.txt"), said_by(Actor("Ida Holm", "person", None)), "v1")
    store.suggest()
    store.close()
    assert rows(db, "SELECT a.label FROM suggested_merge m JOIN actor a ON a.id = m.other_id") == []
    store = open_for_writing(db)
    store.remove("/news/holm.txt")
    store.close()
    decide.undo(db)
    decide.undo(db)
    found = by_key(db)
    assert {key: found[key] for key in before} == before
    assert (found["4"], found["5"]) == ("Ida Holm (Q8)", "Ida Holm")
    assert rows(db, "SELECT count(*) FROM moved_quote") == [(0,)]


def test_an_imported_speaker_may_say_a_quote_of_an_article_and_the_other_way_round(db: Path) -> None:
    of_article = int(str(rows(db, "SELECT id FROM quote WHERE id NOT IN (SELECT quote_id FROM imported)")[0][0]))
    decide.edit(db, [of_article], Correction(Speaker(label="Ida Holm (Q8)")))
    sql = f"SELECT a.label FROM quote q JOIN actor a ON a.id = q.actor_id WHERE q.id = {of_article}"
    assert rows(db, sql) == [("Ida Holm (Q8)",)]
    (imported,) = rows(db, "SELECT quote_id FROM imported WHERE key = '1'")[0]
    decide.edit(db, [int(str(imported))], Correction(Speaker(label="Ada Quill"), "negated"))
    assert by_key(db)["1"] == "Ada Quill"
    decide.undo(db)
    decide.undo(db)
    assert by_key(db)["1"] == "Ida Holm"
    assert rows(db, sql) == [("Ada Quill",)]
