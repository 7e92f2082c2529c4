"""Files that cannot be written in, and what is said of each."""

import multiprocessing
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.store.database import APPLICATION_ID, DatabaseError, open_for_writing, plain_error
from db.store.migration import latest, migrations


def test_a_new_file_is_marked_as_ours(db: Path) -> None:
    open_for_writing(db).close()
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert rows.execute("PRAGMA user_version").fetchone() == (latest(),)
        assert rows.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [entry.name for entry in db.parent.iterdir()] == [db.name]


def test_a_file_that_is_not_sqlite_is_left_as_it_is(db: Path) -> None:
    db.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(DatabaseError, match=r"is not a SQLite database: choose another file with --db"):
        open_for_writing(db)
    assert db.read_bytes() == b"Dear diary, " * 100


def test_the_database_of_another_program_is_left_as_it_is(db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute("CREATE TABLE song (name)")
    before = db.read_bytes()
    with pytest.raises(DatabaseError, match="of another program"):
        open_for_writing(db)
    assert db.read_bytes() == before


def test_a_newer_schema_is_refused_with_both_numbers(db: Path) -> None:
    open_for_writing(db).close()
    with sqlite3.connect(db) as newer:
        newer.execute(f"PRAGMA user_version = {latest() + 2}")
    expected = rf"made by a newer onrecord \(schema {latest() + 2}, this one knows {latest()}\)"
    with pytest.raises(DatabaseError, match=expected):
        open_for_writing(db)


def test_a_second_build_is_kept_out_and_let_in_later(db: Path) -> None:
    first = open_for_writing(db)
    with pytest.raises(DatabaseError, match="another onrecord is building"):
        open_for_writing(db)
    first.close()
    open_for_writing(db).close()


def test_a_program_that_writes_is_named_after_a_short_wait(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_for_writing(db).close()
    monkeypatch.setattr("db.store.database._PATIENCE_MS", 10)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="another program is writing"):
        open_for_writing(db)
    other.close()
    open_for_writing(db).close()


def test_a_directory_and_a_missing_directory(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a directory"):
        open_for_writing(tmp_path)
    with pytest.raises(DatabaseError, match="there is no directory"):
        open_for_writing(tmp_path / "absent" / "library.db")
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="there is no directory"):
        open_for_writing(tmp_path / "file" / "library.db")


def _as_nobody(db: Path, answer: "multiprocessing.Queue[str]") -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_for_writing(db)
        answer.put("opened")
    except DatabaseError as error:
        answer.put(str(error))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with users and fork")
@pytest.mark.parametrize(
    ("file", "folder", "said"), [(0o444, 0o777, "is read-only"), (0o444, 0o555, "cannot write in")]
)
def test_a_read_only_file(db: Path, file: int, folder: int, said: str) -> None:
    """Root may write anywhere, so another user tries, in a process of their own."""
    open_for_writing(db).close()
    for parent in db.parents:  # pytest keeps its directories to itself
        if parent.name.startswith(("pytest-", "popen-", "test_")):
            parent.chmod(0o755)
    db.chmod(file)
    db.parent.chmod(folder)
    context = multiprocessing.get_context("fork")
    answer = context.Queue()
    process = context.Process(target=_as_nobody, args=(db, answer))
    process.start()
    assert said in answer.get(timeout=20)
    process.join()
    db.parent.chmod(0o755)


def test_what_sqlite_says_of_a_read_only_file_is_put_plainly(db: Path) -> None:
    open_for_writing(db).close()
    reader = sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as caught:
        reader.execute("INSERT INTO outlet (name) VALUES ('x')")
    reader.close()
    assert (
        str(plain_error(caught.value, db)) == f"{db} is read-only: make it writable, or choose another file with --db"
    )


def test_a_migration_that_fails_leaves_nothing_of_itself(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_for_writing(db).close()
    known = latest()
    bad = type(migrations()[0])(known + 1, "bad.sql", "CREATE TABLE half (x) STRICT; CREATE TABLE whole (x INTEGER);")
    monkeypatch.setattr("db.store.migration.migrations", lambda: (*migrations(), bad))
    with pytest.raises(DatabaseError):
        open_for_writing(db)
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'whole')").fetchone() == (0,)
        assert rows.execute("PRAGMA user_version").fetchone() == (known,)


@pytest.mark.parametrize("kind", ["article", "actor", "quote", "decision"])
def test_tables_are_strict(db: Path, kind: str) -> None:
    open_for_writing(db).close()
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (kind,)).fetchone() == (1,)
