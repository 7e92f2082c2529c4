"""`onrecord import quotebank` and `onrecord search --batch`: what they print and how they end."""

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.load import loaded as taken_down
from db.load.load import load
from db.load.loaded import Progress
from db.load.source import Source
from explorer import command_import
from tests.db.load.sample import line, write
from tests.explorer.test_cli import ROOT, Captured, run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(
        tmp_path / "quotes.jsonl",
        line("1", "the harbour stays open all winter", "Ida Åberg", qids=["Q7"]),
        line("2", "nobody asked the ferrymen"),
    )


def test_an_import_gives_an_account(db: Path, file: Path, capsys: Captured) -> None:
    assert run("import", "quotebank", file, "--db", db) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:4] == ["quotes imported   2", "in already        0", "lines left out    0", "imported in all   2"]
    assert run("--db", db, "import", "quotebank", "--quiet", file) == 0
    assert capsys.readouterr().out == ""
    assert run("search", "ferymen", "--db", db) == 0
    assert "nobody asked the ferrymen" in capsys.readouterr().out


def test_what_is_left_out_is_named_and_the_status_says_so(db: Path, tmp_path: Path, capsys: Captured) -> None:
    bad = write(tmp_path / "b\x1b[31m.jsonl", line("1"), "{", line("2", 7))
    assert run("import", "quotebank", "--quiet", bad, "--db", db) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[-2:] == [
        f"left out line 2 of {tmp_path}/b␛[31m.jsonl: not JSON",
        f"left out line 3 of {tmp_path}/b␛[31m.jsonl: quotation is not a text",
    ]


def test_only_the_first_bad_lines_are_named(
    db: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken_down, "_NAMED", 2)
    assert run("import", "quotebank", write(tmp_path / "q", "{", "{", "{", "{"), "--db", db) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "left out 2 more"


def test_ctrl_c_says_that_the_same_command_goes_on(
    db: Path, file: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(paths: list[Path], db: Path, progress: object, source: Source) -> object:
        def stop(step: Progress) -> None:
            raise KeyboardInterrupt

        return load(paths, db, stop, source)

    monkeypatch.setattr(command_import, "load", stopped)
    assert run("import", "quotebank", file, "--db", db) == 130
    assert "2 quotes went in; run the same command to go on" in capsys.readouterr().err
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT count(*) FROM quote").fetchone() == (2,)


def test_a_file_that_is_none_is_named(db: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("import", "quotebank", tmp_path / "none", "--db", db) == 2
    assert "none does not exist" in capsys.readouterr().err
    assert run("import", "quotebank", tmp_path, "--db", db) == 2
    assert run("import", "quotebank", "--db", db) == 2
    assert not db.exists()


def test_the_progress_line_says_how_far_it_is(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_import, "_PLAIN_EVERY", -1.0)
    with command_import._progress(quiet=False) as show:
        show(Progress(Path("/x/q.jsonl"), 4_096, 500, 1_000))
        show(Progress(Path("-"), 8_192, 0, 0))
    shown = capsys.readouterr().err.splitlines()
    assert shown[0].startswith("importing: 4,096 quotes, ") and shown[0].endswith("/s, 50 % of q.jsonl")
    assert shown[1].startswith("importing: 8,192 quotes, ") and shown[1].endswith("/s, standard input")


def answers(text: str) -> list[dict[str, object]]:
    return [json.loads(row) for row in text.splitlines()]


def test_a_batch_answers_a_query_a_line(db: Path, file: Path, tmp_path: Path, capsys: Captured) -> None:
    load([file], db)
    queries = tmp_path / "queries.txt"
    queries.write_text("harbor winter\r\nspeaker:none\n\nno such words at all xq\n", encoding="utf-8")
    assert run("search", "--batch", queries, "--limit", "1", "--db", db) == 0
    found = answers(capsys.readouterr().out)
    assert [answer["query"] for answer in found] == ["harbor winter", "speaker:none", "", "no such words at all xq"]
    first = found[0]["results"]
    assert isinstance(first, list) and len(first) == 1
    assert (first[0]["id"], first[0]["text"]) == (1, "the harbour stays open all winter")
    assert (first[0]["speaker"], first[0]["said"]) == ("Ida Åberg", "2019-04-15")
    assert first[0]["score"] > 0
    assert all(isinstance(answer["took_ms"], float) and list(answer)[:2] == ["query", "took_ms"] for answer in found)
    assert [len(answer["results"]) for answer in found] == [1, 1, 0, 0]  # type: ignore[arg-type]
    assert "error" not in found[2]


def test_a_bad_query_is_answered_as_far_as_it_is_understood(
    db: Path, file: Path, tmp_path: Path, capsys: Captured
) -> None:
    load([file], db)
    queries = tmp_path / "queries.txt"
    queries.write_bytes(b"ferrymen kind:shouted\nnowhere:1\n...\nwinter\n\xff winter\n")
    assert run("search", "--batch", queries, "--db", db) == 2
    found = answers(capsys.readouterr().out)
    assert ["error" in answer for answer in found] == [True, True, True, False, False]
    assert [len(answer["results"]) for answer in found] == [1, 0, 0, 1, 1]  # type: ignore[arg-type]
    assert str(found[0]["error"]).startswith("column 15: ")


def test_a_batch_takes_no_query_beside_it(db: Path, file: Path, capsys: Captured) -> None:
    load([file], db)
    assert run("search", "words", "--batch", file, "--db", db) == 2
    assert run("search", "--batch", db.parent / "none", "--db", db) == 2
    assert "cannot read" in capsys.readouterr().err


def test_a_batch_answers_while_it_is_asked(db: Path, file: Path) -> None:
    load([file], db)
    command = [sys.executable, "-m", "explorer", "search", "--batch", "-", "--limit", "5", "--db", str(db)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as asked:
        assert asked.stdin is not None and asked.stdout is not None
        for query in ("ferrymen", "winter"):
            asked.stdin.write(f"{query}\n".encode())
            asked.stdin.flush()
            answer = json.loads(asked.stdout.readline())
            assert answer["query"] == query
            assert len(answer["results"]) == 1
        asked.stdin.close()
        assert asked.wait(10) == 0


def test_standard_input_can_be_imported(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    data = io.TextIOWrapper(io.BufferedReader(io.BytesIO(line("1").encode())))
    monkeypatch.setattr(sys, "stdin", data)
    assert run("import", "quotebank", "-", "--db", db) == 0
    assert capsys.readouterr().out.startswith("quotes imported   1\n")
