"""`onrecord search`: forms, statuses, and what is said of a query that cannot be read."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.extract.quote import Actor, Extraction
from db.store.database import open_for_writing
from tests.db.store.sample import ADA, article, quote
from tests.explorer.test_cli import ROOT, Captured, run

TEXT = 'Title\n\nthe engine weaves\x1b[31m patterns\u202e\n\n=cmd, she said "so"\n'


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    store = open_for_writing(path)
    ada = Actor("Ada Lovelace", "person", "GB")
    quotes = (quote((7, 39), speaker=0), quote((41, 60)))
    store.put(article(text=TEXT, outlet="The Guardian"), Extraction((ada,), quotes, ()), "v1")
    store.close()
    return path


def test_the_table_is_safe_to_print(db: Path, capsys: Captured) -> None:
    assert run("search", "engin", "--db", db) == 0
    out = capsys.readouterr().out
    assert out == "Ada Lovelace  GB  undated  The Guardian  ● the engine weaves␛[31m patterns⍰\n"


def test_json_lines_give_the_data_as_they_are(db: Path, capsys: Captured) -> None:
    assert run("--db", db, "search", "--format", "jsonl", "speaker:ada") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.isprintable()
    row = json.loads(line)
    assert (row["text"], row["speaker"], row["line"]) == (TEXT[7:39], "Ada Lovelace", 3)
    assert (row["aloud"], row["confidence"]) == (True, 0.9)


def test_csv_gives_the_data_as_they_are(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "--format", "csv") == 0
    rows = {row["text"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))}
    assert set(rows) == {TEXT[7:39], TEXT[41:60]}
    assert rows[TEXT[7:39]]["country"] == "GB"
    assert rows[TEXT[41:60]]["speaker"] == ""
    assert {row["aloud"] for row in rows.values()} == {"true"}


def test_thoughts_and_doubt_can_be_left_out(db: Path, capsys: Captured) -> None:
    with sqlite3.connect(db) as rows:
        rows.execute("UPDATE quote SET aloud = 0, kind = 'indirect', confidence = 0.4 WHERE ordinal = 0")
    rows.close()
    assert run("search", "--db", db, "aloud:no") == 0
    assert "  ◌ the engine" in capsys.readouterr().out
    for query in ("aloud:no confidence:>=0.8", "engine aloud:yes", "confidence:<0.4"):
        assert run("search", "--db", db, query) == 1
        assert capsys.readouterr().out == ""
    assert run("search", "--db", db, "confidence:", "engine") == 2  # what a shell leaves of confidence:>=0.8
    assert "'confidence:>=0.8'" in capsys.readouterr().err


def test_the_score_is_given(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "--format", "jsonl", "engine") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["score"] > 0
    assert run("search", "--db", db, "--format", "csv", "engine") == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert float(row["score"]) > 0
    assert run("search", "--db", db, "--format", "jsonl", "speaker:ada") == 0
    assert json.loads(capsys.readouterr().out)["score"] == 0


def test_the_closest_word_is_that_of_the_longest(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "qqq patternzzz") == 1
    assert "closest word held: patterns" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["search", "build"])
@pytest.mark.parametrize("kept", [50, 5000])
def test_a_library_cut_short(command: str, kept: int, db: Path, tmp_path: Path, capsys: Captured) -> None:
    db.write_bytes(db.read_bytes()[:kept])
    (tmp_path / "one.txt").write_text(ADA)
    words = ["engine"] if command == "search" else [str(tmp_path / "one.txt")]
    assert run(command, "--db", db, *words) != 0
    printed = capsys.readouterr()
    assert printed.err.startswith("onrecord: ") and "library.db" in printed.err
    assert "Traceback" not in printed.err and "fault of onrecord" not in printed.out + printed.err


def test_the_limit_is_said(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "--limit", "1") == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "1 of 2 quotes" in printed.err
    assert run("search", "--db", db, "--limit", "0") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_nothing_found_is_1(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "country:FR") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("onrecord: no quote matches")


def test_a_negated_quote_is_never_shown_as_said(db: Path, capsys: Captured) -> None:
    with sqlite3.connect(db) as rows:
        rows.execute("UPDATE quote SET status = 'negated'")
    rows.close()
    assert run("search", "--db", db, "engine") == 0
    assert "● ✗ negated: the engine" in capsys.readouterr().out


def test_a_query_that_cannot_be_read_says_where(db: Path, capsys: Captured) -> None:
    assert run("search", "--db", db, "engine 東京 speker:ada") == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("onrecord: cannot read the query: ")
    assert said[1] == "  engine 東京 speker:ada"
    assert said[2] == "  " + " " * len("engine xxxx ") + "^"
    assert "speaker" in said[3]


def test_a_library_that_was_named_and_is_not_there_is_not_made(tmp_path: Path, capsys: Captured) -> None:
    assert run("search", "--db", tmp_path / "typo.db", "engine") == 2
    assert "onrecord build" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_library(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "diary.db").write_text("Dear diary, " * 100)
    assert run("search", "--db", tmp_path / "diary.db", "engine") == 2
    said = capsys.readouterr().err
    assert said.startswith("onrecord: ")
    assert "diary.db" in said and "Traceback" not in said


def test_a_newer_library_says_both_schemas(db: Path, capsys: Captured) -> None:
    with sqlite3.connect(db) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert run("search", "--db", db, "engine") == 2
    assert "made by a newer onrecord (schema 99, this one knows " in capsys.readouterr().err


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_a_closed_pipe_is_silent(db: Path, form: str) -> None:
    code = "from explorer.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "search", "--db", str(db), "--format", form],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=20) == 141
    assert said == b""


@pytest.mark.parametrize("typed", ["🙂", "**", "…", "\\"])
def test_a_search_for_nothing_is_refused(db: Path, capsys: Captured, typed: str) -> None:
    assert run("search", typed, "--db", db) == 2
    assert "nothing to search for" in capsys.readouterr().err


def test_curly_marks_mean_exactly_these_words(db: Path) -> None:
    assert run("search", "“engine weaves”", "--db", db) == 0
    assert run("search", "“weaves engine”", "--db", db) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["search", "boots", "--fields", "nonsense"], "nonsense"),
        (["actors", "--fields", "nonsense"], "nonsense"),
        (["show", "1", "--fields", "nonsense"], "nonsense"),
        (["search", "--saved", "x", "--fields", "nonsense"], "nonsense"),
        (["search", "--fields", "--format", "csv"], "--fields takes a value, and --format is an option"),
        (["search", "%"], "nothing to search for"),
        (["search", "--all", "--limit", "1"], "--all leaves no limit"),
        (["search", "--batch", "-", "--fields", "id"], "--batch answers with lines of JSON"),
        (["search", "--batch", "-", "--format", "csv"], "--batch answers with lines of JSON"),
        (["search", "--batch", "none.txt"], "there is no such file"),
    ],
)
def test_a_wrong_command_makes_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, typed: list[str], said: str
) -> None:
    file = tmp_path / "new.db"
    monkeypatch.setattr("db.location.find_database", lambda *_: file)
    monkeypatch.setattr("explorer.database.find_database", lambda *_: file)
    monkeypatch.chdir(tmp_path)
    assert run(*typed) == 2
    assert said in capsys.readouterr().err
    assert not file.exists()


def test_a_very_long_query_is_shown_around_the_place(db: Path, capsys: Captured) -> None:
    assert run("search", "ferry " * 300 + "country:nowhereland " + "boots " * 300, "--db", db) == 2
    err = capsys.readouterr().err
    assert "country:nowhereland" in err and "^" in err
    assert len(err) < 800
    assert run("search", "ferry " * 3400, "--db", db) == 2
    assert len(capsys.readouterr().err) < 400


@pytest.mark.parametrize("words", [["search", "engine"], ["actors"], ["export", "--to", "csv"], ["build", "x.txt"]])
def test_a_damaged_library_is_called_so_by_every_command(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text("The ferry stays, Ida Berg said.\n", encoding="utf-8")
    with sqlite3.connect(db) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    rows.close()
    data = db.read_bytes()
    db.write_bytes(data[: len(data) // 2 // 8192 * 8192])
    assert run(*words, "--db", db) in (1, 2)
    assert capsys.readouterr().err == f"onrecord: {db} is damaged\n  move it away and run onrecord build again\n"
