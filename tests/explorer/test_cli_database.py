"""A wrong `--db` is wrong use, whatever the command: exit status 2, two plain lines at most, and the file as it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from explorer import cli
from tests.explorer.test_cli import Captured, run

ABSENT, TEXT, OTHER, NEWER, FOLDER = "absent.db", "text.db", "other.db", "newer.db", "folder"
MAKERS = {
    "build": ("build", "a.txt"),
    "import csv": ("import", "csv", "quotes.csv"),
    "import quotebank": ("import", "quotebank", "quotes.csv"),
    "import citron": ("import", "citron", "quotes.csv"),
    "import brat": ("import", "brat", "news"),
    "import dna": ("import", "dna", "quotes.csv"),
    "watch": ("watch", "news"),
}
"""Commands that make a library where there is none."""
READERS = {
    "search": ("search", "harbour"),
    "actors": ("actors",),
    "sources": ("sources",),
    "countries": ("countries",),
    "show": ("show", "3"),
    "searches": ("searches",),
    "index": ("index",),
    "export": ("export", "--to", "csv"),
    "sql": ("sql",),
    "decisions list": ("decisions", "list"),
    "decisions export": ("decisions", "export"),
    "decisions import": ("decisions", "import", "decided.jsonl"),
    "serve": ("serve",),
    "open": ("open", "harbour"),
}


def named(group: click.Group, before: str = "") -> Iterator[str]:
    """Every command that takes a database."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from named(command, f"{before}{name} ")
        elif any(parameter.name == "db" for parameter in command.params):
            yield before + name


def test_every_command_that_takes_a_database_is_tried_here() -> None:
    assert sorted(named(cli.onrecord)) == sorted({*MAKERS, *READERS})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files that are no library, each in its own way, and what commands read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "decided.jsonl").write_text('{"format": "onrecord decisions", "version": 1}\n')
    (tmp_path / "quotes.csv").write_text("quote,speaker\nthe pier stays open,Ada Quill\n")
    (tmp_path / "news").mkdir()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / TEXT).write_text("Dear diary, " * 100)
    with closing(sqlite3.connect(tmp_path / OTHER)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    with closing(sqlite3.connect(tmp_path / NEWER)) as connection:
        connection.execute(f"PRAGMA application_id = {0x6F6E7265}")
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY)")
    return tmp_path


CASES = [(name, words, file) for name, words in READERS.items() for file in (ABSENT, TEXT, OTHER, NEWER, FOLDER)]
CASES += [(name, words, file) for name, words in MAKERS.items() for file in (TEXT, OTHER, NEWER, FOLDER)]


@pytest.mark.parametrize(("name", "words", "file"), CASES, ids=[f"{name}-{file}" for name, _, file in CASES])
def test_a_wrong_database_is_wrong_use(
    name: str, words: tuple[str, ...], file: str, folder: Path, capsys: Captured
) -> None:
    path = folder / file
    before = path.read_bytes() if path.is_file() else None
    assert run(*words, "--db", path) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("onrecord: ")
    assert len(said.err.splitlines()) <= 2 and "Traceback" not in said.err
    assert (path.read_bytes() if path.is_file() else None) == before
