"""The commands: what they print, the status they end with, and what they do not import."""

import os
import sqlite3
import subprocess
import sys
import types
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.store import build as building
from db.store import database
from db.store.build import Report
from db.store.lock import BuildLock
from explorer import cli, cli_open, command_build, log
from explorer.cli_table import HIDDEN
from tests.db.store.sample import LineExtractor, write

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read the lines of tests instead of loading a model, and keep the user's own files out."""
    original = building.build
    monkeypatch.setattr(
        command_build, "build", lambda *args, **more: original(*args, **more, extractor=LineExtractor, version="v1")
    )
    write(tmp_path / "news", ["one", "two"])
    monkeypatch.setattr(command_build, "seeds", lambda: tmp_path / "news")
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "library.db"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """What the app was opened with, instead of opening it."""
    calls: list[tuple[Path, str]] = []
    app = types.ModuleType("explorer.app")
    app.run_app = lambda path, text, theme, session: calls.append((path, text))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "explorer.app", app)
    monkeypatch.setattr(cli_open, "on_terminal", lambda: True)
    return calls


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


Captured = pytest.CaptureFixture[str]


def test_importing_the_commands_imports_neither_the_app_nor_the_model() -> None:
    code = "import sys, explorer.cli; print(*sorted({'textual', 'spacy', 'numpy', 'rapidfuzz'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_help_imports_no_command_and_a_command_no_other() -> None:
    for words, held in ((["--help"], set()), (["search", "--help"], {"explorer.cli_ask"})):
        code = (
            f"import sys, explorer.cli\ntry: explorer.cli.main({words})\n"
            "except SystemExit: print(*sorted(name for name in sys.modules if name.startswith('explorer.cli_')))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert set(done.stdout.splitlines()[-1].split()) == {"explorer.cli_table", *held}


def test_every_command_is_where_the_table_says() -> None:
    for name, command in cli.onrecord.commands.items():
        assert command.name == name and command.hidden == (name in HIDDEN)


def test_the_screen_is_there_before_what_searches() -> None:
    code = "import sys, explorer.app; print(*sorted({'spacy', 'numpy', 'sqlite_utils', 'aiohttp'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "", "an import for a type alone goes under TYPE_CHECKING"


BUILD = """
import sys
from tests.db.store.sample import LineExtractor
import db.store.build, explorer.command_build
original = db.store.build.build
explorer.command_build.build = lambda *a, **k: original(*a, **k, extractor=LineExtractor, version="v1")
"""


def test_nor_does_building_import_the_app_nor_searching_the_model(tmp_path: Path) -> None:
    code = (
        "import sys; from explorer.cli import main\n"
        "try: main()\nfinally: print('held:', *sorted({'textual', 'spacy'} & set(sys.modules)), file=sys.stderr)"
    )
    for before, words, status in ((BUILD, ["build", str(tmp_path / "news")], 0), ("", ["search", "engine"], 0)):
        done = subprocess.run(
            [sys.executable, "-c", before + code, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == status
        assert "2" in done.stdout if before else "engine" in done.stdout
        assert done.stderr.splitlines()[-1] == "held:"


def test_a_text_without_a_quotation_mark_is_read(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "plain.txt").write_text("The harbour\n\nNobody was heard, and nothing was written down at all.\n")
    assert run("build", tmp_path / "plain.txt") == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["articles", "read", "1"] in lines and ["quotes,", "direct", "0"] in lines


def test_a_library_another_build_holds(tmp_path: Path, capsys: Captured) -> None:
    lock = BuildLock(tmp_path / "library.db")
    try:
        assert run("build") == 1
    finally:
        lock.release()
    said = capsys.readouterr().err
    assert said.startswith("onrecord: another onrecord is building") and len(said.splitlines()) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_library_that_is_read_only(tmp_path: Path, capsys: Captured) -> None:
    assert run("build") == 0
    write(tmp_path / "news", ["three"])
    (tmp_path / "library.db").chmod(0o444)
    capsys.readouterr()
    assert run("build") == 1
    said = capsys.readouterr().err
    assert "is read-only" in said and len(said.splitlines()) == 2


def test_what_sqlite_says_of_a_read_only_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr(database, "_try_writing", fail)
    assert run("build") == 1
    said = capsys.readouterr().err
    assert "is read-only" in said and len(said.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("words", "status"), [("keys", 0), ("search engine", 0), ("search nothing-like-it", 1)])
def test_a_stream_the_shell_closed(closed: str, words: str, status: int) -> None:
    assert run("build") == 0
    code = "from explorer.cli import main; main()"
    done = subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" {words} {closed}', sys.executable, code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr and "Error" not in done.stderr


def test_build_accounts_for_what_it_did(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "news" / "bad\x1b[31m.txt").write_bytes(b"")
    assert run("build", tmp_path / "news") == 1
    out = capsys.readouterr().out
    assert [line.split() for line in out.splitlines()[:7]] == [
        ["articles", "read", "2"],
        ["unchanged", "0"],
        ["skipped", "1"],
        ["quotes,", "direct", "4"],
        ["quotes,", "mixed", "0"],
        ["quotes,", "indirect", "0"],
        ["quotes", "in", "all", "4"],
    ]
    assert "bad␛[31m.txt: " in out
    assert "\x1b" not in out


def test_build_quietly_prints_nothing_when_all_is_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    monkeypatch.setattr("explorer.progress._PLAIN_EVERY", 0.0)
    assert run("build", "--quiet") == 0
    printed = capsys.readouterr()
    assert printed.out == printed.err == ""
    assert run("build", tmp_path / "news", "--db", tmp_path / "other.db") == 0
    assert "reading 2 of 2" in capsys.readouterr().err


def test_a_folder_without_articles_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "hollow").mkdir()
    assert run("build", tmp_path / "hollow") == 1
    assert "hollow: " in capsys.readouterr().out
    assert run("extract", tmp_path / "hollow") == 1
    said = capsys.readouterr().err
    assert said.startswith("onrecord: ") and "hollow: " in said and len(said.splitlines()) == 2


@pytest.mark.parametrize("name", ["absent.txt", "absent/*.txt"])
def test_a_path_that_is_not_there_is_wrong_use_and_nothing_is_read(name: str, tmp_path: Path, capsys: Captured) -> None:
    for command in ("build", "extract"):
        assert run(command, tmp_path / "news", tmp_path / name) == 2
        both = capsys.readouterr()
        assert both.out == "" and f"{name}: " in both.err and len(both.err.splitlines()) == 2
    assert not (tmp_path / "library.db").exists()


def test_a_path_that_is_gone_may_be_pruned(tmp_path: Path, capsys: Captured) -> None:
    assert run("build", tmp_path / "news") == 0
    for file in (tmp_path / "news").iterdir():
        file.unlink()
    (tmp_path / "news").rmdir()
    assert run("build", tmp_path / "news") == 2
    assert run("build", tmp_path / "news", "--prune") == 1
    assert ["removed", "2"] in [line.split() for line in capsys.readouterr().out.splitlines()]


def test_build_without_a_path_puts_no_seeds_among_other_articles(tmp_path: Path, capsys: Captured) -> None:
    assert run("build", "--db", tmp_path / "other.db") == 2
    assert "name what to read into it" in capsys.readouterr().err and not (tmp_path / "other.db").exists()
    write(tmp_path / "mine", ["three"])
    assert run("build", tmp_path / "mine") == 0
    assert run("build") == 2
    said = capsys.readouterr().err
    assert "name what to read: " in said and "onrecord build PATH..." in said and len(said.splitlines()) == 2
    assert run("build", tmp_path / "news") == 0
    assert run("build") == 0


def test_a_database_that_is_none_is_two_plain_lines(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "diary.db").write_text("Dear diary, " * 100)
    assert run("build", tmp_path / "news", "--db", tmp_path / "diary.db") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "is not a SQLite database" in said[0] and "--db" in said[1]


def test_the_app_opens_with_the_words_that_are_no_command(opened: list[tuple[Path, str]], tmp_path: Path) -> None:
    assert run("build") == 0
    assert run() == 0
    assert run("engine", "-speaker:ada", "country:GB") == 0
    assert run("-speaker:ada") == 0
    library = tmp_path / "library.db"
    assert opened == [(library, ""), (library, "engine -speaker:ada country:GB"), (library, "-speaker:ada")]


def test_an_absent_database_is_built_where_it_was_named_after_saying_so(
    opened: list[tuple[Path, str]], tmp_path: Path, capsys: Captured
) -> None:
    assert run("--db", tmp_path / "new.db", "engine") == 0
    assert f"no library at {tmp_path / 'new.db'} yet; building it from the seed articles" in capsys.readouterr().err
    assert opened == [(tmp_path / "new.db", "engine")]
    assert (tmp_path / "new.db").exists()
    assert not (tmp_path / "library.db").exists()


def test_the_demo_is_kept_apart_and_up_to_date(
    opened: list[tuple[Path, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(cli_open, "demo_database", lambda: tmp_path / "demo.db")
    assert run("demo") == 0
    write(tmp_path / "news", ["three"])
    assert run("demo") == 0  # brought up to date, as after an upgrade
    assert opened == [(tmp_path / "demo.db", "")] * 2
    assert capsys.readouterr().err.count("yet; building") == 1
    assert run("search", "engine", "--db", tmp_path / "demo.db") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_without_a_terminal_the_app_does_not_begin(capsys: Captured, tmp_path: Path) -> None:
    assert run("engine") == 2
    assert "needs a terminal" in capsys.readouterr().err
    assert not (tmp_path / "library.db").exists()


@pytest.mark.parametrize("arguments", [["search", "--limt", "3"], ["--colour"], ["extract"], ["build", "--fast"]])
def test_wrong_use_ends_with_2_and_says_where_help_is(arguments: list[str], capsys: Captured) -> None:
    assert run(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("onrecord: ")
    assert "--help" in said


def test_a_fault_of_ours_is_a_traceback_in_the_log_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, tmp_path: Path
) -> None:
    monkeypatch.setattr(log, "log_file", lambda: tmp_path / "state" / "onrecord.log")

    def fail(*args: object, **more: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(command_build, "build", fail)
    assert run("build") == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said and "--debug" in said
    assert not (tmp_path / "state").exists()
    assert run("build", "--debug") == 1
    log.end()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == f"onrecord: the log is {tmp_path / 'state' / 'onrecord.log'}"
    assert lines[-1] == f"onrecord: what happened is in {tmp_path / 'state' / 'onrecord.log'}"
    assert "Traceback" not in "".join(lines)
    assert "in fail" in (tmp_path / "state" / "onrecord.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(log, "log_file", lambda: tmp_path / "file" / "onrecord.log")
    assert run("keys", "--debug") == 0
    assert "no log can be written" in capsys.readouterr().err


def test_keys_are_the_table_of_commands(capsys: Captured) -> None:
    assert run("keys") == 0
    out = capsys.readouterr().out
    assert out.startswith("| key | does |")
    assert "`ctrl+p`" in out


@pytest.mark.parametrize(
    ("typed", "meant"), [("sreach", "search"), ("biuld", "build"), ("improt", "import"), ("serch", "search")]
)
def test_a_mistyped_command_is_asked_back_instead_of_searched_for(
    typed: str, meant: str, opened: list[tuple[Path, str]], capsys: Captured
) -> None:
    assert run(typed, "boots") == 2
    told = capsys.readouterr().err
    assert f"“{typed}” is no command" in told
    assert f"did you mean onrecord {meant}? the word itself is found by: onrecord search {typed}" in told
    assert not opened


def test_words_that_are_near_a_command_are_searched_for(opened: list[tuple[Path, str]]) -> None:
    for word in ("builds", "exported", "actor", "brain", "guild", "sow", "watched", "match"):
        assert run(word) == 0
    assert len(opened) == 8


def test_version(capsys: Captured) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("onrecord ")


def test_build_reads_by_the_rules_alone_where_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[bool, Path | None]] = []

    def build(paths: Sequence[Path], db: Path, *, rules_only: bool, weights: Path | None, **_: object) -> Report:
        asked.append((rules_only, weights))
        return building.build(paths, db, extractor=LineExtractor, version="v1")

    monkeypatch.setattr(command_build, "build", build)
    monkeypatch.setattr(command_build, "usable", lambda file: None)
    assert run("build", "--no-model", tmp_path / "news") == 0
    assert run("build", tmp_path / "news") == 0
    assert run("build", tmp_path / "news", "--weights", tmp_path / "own.npz") == 0
    assert asked == [(True, None), (False, None), (False, tmp_path / "own.npz")]


def test_the_progress_of_a_build_names_the_file_that_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    monkeypatch.setattr("explorer.progress._PLAIN_EVERY", 0.0)
    write(tmp_path / "news", [f"[bold]a\x1b{'y' * 60}z"])
    assert run("build", tmp_path / "news") == 0
    said = capsys.readouterr().err
    assert " s left · one.txt\n" in said or " s left · two.txt\n" in said
    assert "\x1b" not in said and "…" in said
