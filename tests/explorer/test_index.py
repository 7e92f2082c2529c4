"""`onrecord index`, and what a damaged index does to a search."""

import json
import sqlite3
from pathlib import Path

import pytest

from db.location import seeds
from db.store.database import APPLICATION_ID
from db.store.migration import migrate, migrations
from explorer import cli


def main(arguments: list[str]) -> int:
    """Run the command line and return how it ended."""
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "library.db"
    assert main(["build", "--quiet", "--no-model", str(seeds()), "--db", str(path)]) == 0
    return path


def damage(db: Path, sql: str) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute(sql)
    connection.close()


def test_nothing_to_do_and_everything_again(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--db", str(built)]) == 0
    assert capsys.readouterr().out == "in order: nothing to index\n"
    assert main(["index", "--rebuild", "--db", str(built)]) == 0
    assert capsys.readouterr().out.startswith("indexed ")


def test_without_a_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--db", str(tmp_path / "none.db")]) == 2
    assert "no library at" in capsys.readouterr().err


@pytest.mark.parametrize(
    "sql",
    ["DROP TABLE index_trigram", "DELETE FROM index_fact", "UPDATE index_trigram SET ids = zeroblob(length(ids))"],
)
def test_a_search_makes_a_damaged_index_again(
    built: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, sql: str
) -> None:
    damage(built, sql)
    assert main(["search", "boots on the grund", "--format", "jsonl", "--db", str(built)]) == 0
    shown = capsys.readouterr()
    assert "making it again" in shown.err
    assert any("boots on the ground" in json.loads(line)["text"].lower() for line in shown.out.splitlines())
    damage(built, sql)
    queries = tmp_path / "queries"
    queries.write_text("boots on the grund\n")
    assert main(["search", "--batch", str(queries), "--db", str(built)]) == 0
    assert json.loads(capsys.readouterr().out)["results"]
    assert main(["search", "boots on the grund", "--db", str(built)]) == 0
    assert capsys.readouterr().err == ""


def test_a_library_of_an_older_onrecord_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.db"
    with monkeypatch.context() as then, sqlite3.connect(old) as connection:
        known = migrations()[:3]
        then.setattr("db.store.migration.migrations", lambda: known)
        migrate(connection, APPLICATION_ID)
    connection.close()
    assert main(["search", "boots", "--db", str(old)]) == 1
    assert "was made by an older onrecord\n  bringing it up to date" in capsys.readouterr().err
    assert main(["search", "boots", "--db", str(old)]) == 1
    assert "older" not in capsys.readouterr().err
