"""`onrecord decisions`: listed, written to a file, taken over from one."""

import json
from pathlib import Path

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.store import decide
from db.store.database import open_for_writing
from explorer import cli
from tests.db.store.sample import quote
from tests.db.store.test_decide import LEAVE, OPEN, ids, put, span


def main(arguments: list[str]) -> int:
    """Run the command line and return how it ended."""
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    db = tmp_path / "library.db"
    put(db, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1))
    return db


def test_nothing_yet(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decisions", "list", "--db", str(db)]) == 1
    assert "nothing is decided yet" in capsys.readouterr().err
    assert main(["decisions", "list", "--orphans", "--db", str(db)]) == 1
    for command in (["list"], ["export"], ["import", "x"]):
        assert main(["decisions", *command, "--db", str(tmp_path / "none.db")]) == 2
        assert "no library at" in capsys.readouterr().err


def test_the_list(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ids(db)
    decide.note(db, [own[OPEN]], "see [page 3]\x1b[31m")
    decide.reject(db, [own[LEAVE]])
    decide.undo(db)
    assert main(["decisions", "list", "--db", str(db)]) == 0
    undo, reject, note = capsys.readouterr().out.splitlines()
    assert "undo" in undo and undo.endswith("rejected 1 quote")
    assert reject.endswith(f"reject      “{LEAVE}”  in one  (taken back)")
    assert "[see [page 3]" in note and "\x1b" not in note
    assert main(["--db", str(db), "decisions", "list", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["state"] for row in rows] == ["applied", "undone", "applied"]
    assert (rows[2]["quote_id"], rows[2]["stands"], rows[2]["words"]) == (own[OPEN], True, OPEN)


def test_to_another_library_and_twice(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ids(db)
    decide.bookmark(db, list(own.values()))
    decide.reject(db, [own[OPEN]])
    file, other = tmp_path / "decisions.jsonl", tmp_path / "other.db"
    assert main(["decisions", "export", str(file), "--db", str(db)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "" and "wrote 3 decisions" in captured.err
    assert main(["decisions", "export", "--db", str(db)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == file.read_text(encoding="utf-8").splitlines()[1:]
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []
    put(other, quote(span(LEAVE), speaker=1), path="/other/place/one.txt")
    assert main(["decisions", "import", str(file), "--db", str(other)]) == 0
    assert capsys.readouterr().out == "3 applied, 0 already there, 0 orphaned\n"
    library = Library(other)
    assert [row.text for row in library.quotes(parse("bookmark:yes"))] == [LEAVE]
    library.close()
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    assert main(["decisions", "import", str(file), "--db", str(other)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "0 applied, 3 already there, 0 orphaned\n"
    assert "line 5 is left out: it is not JSON" in captured.err


def test_orphans_say_why(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide.accept(db, [ids(db)[OPEN]])
    put(db, text="A title\n\nNothing is left of it.\n", sha="1" * 64)
    assert main(["decisions", "list", "--orphans", "--db", str(db)]) == 0
    assert capsys.readouterr().out.endswith("(orphan: its words are no longer in the article)\n")


def test_files_that_cannot_be_used(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decisions", "import", str(tmp_path / "none.jsonl"), "--db", str(db)]) == 2
    assert "cannot read" in capsys.readouterr().err
    newer = tmp_path / "newer.jsonl"
    newer.write_text('{"format": "onrecord decisions", "version": 9}\n', encoding="utf-8")
    assert main(["decisions", "import", str(newer), "--db", str(db)]) == 1
    assert "made by a newer onrecord (version 9, this one reads 1)" in capsys.readouterr().err
    assert main(["decisions", "export", str(tmp_path / "no" / "such" / "place"), "--db", str(db)]) == 1
    assert "cannot write" in capsys.readouterr().err


def test_a_build_meanwhile_is_waited_for(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide.accept(db, [ids(db)[OPEN]])
    file = tmp_path / "decisions.jsonl"
    assert main(["decisions", "export", str(file), "--db", str(db)]) == 0
    building = open_for_writing(db)
    said: list[str] = []

    def say(words: str) -> None:
        said.append(words)
        building.close()

    monkeypatch.setattr("explorer.command_decisions.say", say)
    assert main(["decisions", "import", str(file), "--db", str(db)]) == 0
    assert said == [f"another onrecord is building {db}: waiting for it"]


def test_a_file_that_was_cut_is_told(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide.bookmark(db, list(ids(db).values()))
    file = tmp_path / "decisions.jsonl"
    main(["decisions", "export", str(file), "--db", str(db)])
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    capsys.readouterr()
    assert main(["decisions", "import", str(file), "--db", str(db)]) == 0
    assert "the file ends early: 1 of its decisions are not in it" in capsys.readouterr().err
    file.write_bytes(b"".join(lines)[:-40])
    assert main(["decisions", "import", str(file), "--db", str(db)]) == 1
    told = capsys.readouterr().err
    assert "line 3 is left out: it is not JSON" in told
    assert "ends early" not in told
