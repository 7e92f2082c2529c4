"""`onrecord search`, `actors`, `sources`, `countries` and `show`: forms, fields, limits, statuses."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from explorer import cli
from explorer.listing.kinds import KINDS

Captured = pytest.CaptureFixture[str]
COMMANDS = {"search": "quotes", "actors": "actors", "sources": "sources", "countries": "countries"}


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture(autouse=True)
def chosen(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(invented))


@pytest.mark.parametrize(("command", "noun"), COMMANDS.items())
def test_every_form_has_the_same_rows(command: str, noun: str, capsys: Captured) -> None:
    names = [column.name for column in KINDS[noun].columns]
    assert run(command, "--all", "--format", "jsonl") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) > 2 and all(list(row) == names for row in rows)
    assert run(command, "--all", "--format", "csv") == 0
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row[names[0]] for row in read] == [str(row[names[0]]) for row in rows]
    assert run(command, "--all", "--format", "md") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(rows) + 2 and lines[1] == f"|{' --- |' * len(KINDS[noun].brief)}"
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(KINDS[noun].brief) + 1}
    assert run(command, "--all") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows)


@pytest.mark.parametrize("command", COMMANDS)
def test_fields_and_limits(command: str, capsys: Captured) -> None:
    first = KINDS[COMMANDS[command]].columns[0].name
    last = KINDS[COMMANDS[command]].columns[-1].name
    assert run(command, "--fields", f"{last},{first}", "--format", "csv", "--limit", "2") == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == f"{last},{first}"
    assert len(printed.out.splitlines()) == 3 and printed.err == ""
    assert run(command, "--limit", "2") == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert f" {COMMANDS[command]}; --all prints all" in printed.err


@pytest.mark.parametrize("command", [*COMMANDS, "show"])
def test_statuses(command: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(command, "country:FR") == 0
    capsys.readouterr()
    assert run(command, "country:FR kind:direct -kind:direct") == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "no quote matches" in printed.err
    assert run(command, "cuntry:FR") == 2
    assert "country" in capsys.readouterr().err
    assert run(command, "--fields", "speker") == 2
    assert "have no field speker" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO("country:FR\n"))
    assert run(command, "-") == 0


def test_actors_are_those_of_the_quotes(capsys: Captured) -> None:
    assert run("actors", "speaker:quill", "--format", "jsonl") == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row["name"] == "Ada Quill"
    assert run("search", "speaker:quill", "--format", "jsonl", "--all") == 0
    assert len(capsys.readouterr().out.splitlines()) == row["quotes"]


def test_show_by_number_and_by_query(capsys: Captured) -> None:
    assert run("search", "harbour speaker:quill", "--format", "jsonl", "--limit", "1") == 0
    found = json.loads(capsys.readouterr().out)
    for words in ([str(found["id"])], ["harbour", "speaker:quill"]):
        assert run("show", *words, "--format", "jsonl") == 0
        shown = json.loads(capsys.readouterr().out)
        assert shown == found | {"score": shown["score"]}
    assert run("show", str(found["id"])) == 0
    page = capsys.readouterr().out
    assert "▌" in page and found["text"] in page and found["path"] in page and "Ada Quill" in page
    assert run("show", str(found["id"]), "--format", "md") == 0
    assert capsys.readouterr().out.startswith("> ")
    assert run("show", "999999") == 1
    assert "there is no quote 999999" in capsys.readouterr().err
    assert run("show", "9" * 30) == 1


def test_a_limit_below_none_is_wrong_use(capsys: Captured) -> None:
    assert run("search", "--limit", "-1") == 2


def test_a_table_fits_the_terminal(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    for width in (40, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for command in (*COMMANDS, "show"):
            assert run(command) == 0
            lines = capsys.readouterr().out.splitlines()
            assert max(map(len, lines)) <= width, command
    assert run("search") == 0
    assert capsys.readouterr().out.split()[:5] == list(KINDS["quotes"].brief)
