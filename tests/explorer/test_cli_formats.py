"""The command line reads every format: one extractor that needs no model stands in for ours."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import build as building
from explorer import cli, command_build, command_extract
from tests.db.read.made import put, zipped
from tests.db.store.sample import LineExtractor

SAID = "Ada Lovelace (GB): the engine weaves patterns"
FRENCH = "Le port reste fermé jusqu’à lundi, a déclaré dimanche le maire de la ville après une nuit de tempête. " * 2


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    """Run a command; gives its status and what it printed."""
    original = building.build
    monkeypatch.setattr(
        command_build, "build", lambda *args, **more: original(*args, **more, extractor=LineExtractor, version="v1")
    )
    monkeypatch.setattr(command_extract, "_load", lambda wanted: LineExtractor())

    def do(*arguments: str | Path) -> tuple[int, str, str]:
        db = ["--db", str(tmp_path / "library.db")] if arguments[0] == "build" else []
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments), *db])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return do


def test_build_maps_columns(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"head,words\nOne,{SAID}\n")
    said = "row 1: has no column that is known for the text\n  Name it: --map text=COLUMN; it has head, words."
    for command in ("build", "extract"):
        status, out, err = run(command, path)
        assert (status, out, said in err) == (2, "", True)
    assert not (tmp_path / "library.db").exists()
    status, out, _ = run("build", path, put(tmp_path, "b.txt", f"Two\n\n{SAID}\n"))
    assert (status, said in out, "articles read     1" in out) == (1, True, True)
    status, out, _ = run("build", path, "--map", "text=words", "--map", "title=head")
    assert (status, "articles read     1" in out) == (0, True)


@pytest.mark.parametrize(
    ("option", "said"),
    [(("--map", "text"), "“text” is not FIELD=COLUMN"), (("--map", "txet=a"), "no field “txet”: there are text, html"),
     (("--max-size", "huge"), "“huge” is no size: 500M and 5G are")],
)  # fmt: skip
def test_options_that_cannot_be_meant(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, option: tuple[str, str], said: str
) -> None:
    status, _, err = run("build", tmp_path, *option)
    assert (status, said in err) == (2, True)


def test_a_size_is_let_in(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"T\n\n{SAID}\n" + "word " * 500_000)
    assert "is over 2 MB" in run("build", path)[1]
    assert run("build", path, "--max-size", "2.5M")[0] == 0
    assert run("extract", path, "--max-size", "3MB")[0] == 0


def test_what_is_not_english_is_listed(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    path = put(tmp_path, "port.txt", FRENCH)
    status, out, _ = run("build", path, put(tmp_path, "mute.txt", "Nobody says a word here.\n"))
    assert status == 0
    assert "without quotes    1\nnot English       1\n" in out
    assert f"not extracted {path}: it is in French; searching finds its sentences" in out
    status, out, err = run("extract", path)
    assert (status, json.loads(out)["quotes"]) == (0, [])
    assert f"not extracted {path}: it is in French" in err


def test_extract_takes_archives_patterns_and_standard_input(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.zip", zipped({"one.txt": f"T\n\n{SAID}\n", "two.html": "<html>"}))
    put(tmp_path, "b.jsonl", json.dumps({"title": "T", "text": SAID}) + "\nno\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"T\n\n{SAID}\n".encode())))
    status, out, err = run("extract", tmp_path / "*", "-")
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["one", "b#1", "standard input"]
    assert status == 1
    assert f"skipped {tmp_path}/a.zip!/two.html: has no article in it" in err
    assert f"skipped {tmp_path}/b.jsonl, line 2: is no JSON" in err


def test_many_bad_lines_are_not_all_listed(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    _, out, _ = run("build", put(tmp_path, "a.jsonl", "no\n" * 150))
    assert out.count("\nskipped ") == 102  # the count, a hundred of them, and the last line
    assert out.endswith("skipped 50 more\n")
