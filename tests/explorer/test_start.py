"""`onrecord` opens the app at once where it can, and is the command line for everything else."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.start import opened_alone


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_only_a_library_may_be_named(invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = ["--db", str(invented)]
    assert opened_alone(named) == invented
    monkeypatch.setenv("ONRECORD_DB", str(invented))
    assert opened_alone([]) == invented
    for more in (
        ["harbour"],
        ["--debug", *named],
        [*named, "--theme", "paper"],
        ["search", *named],
        ["--help"],
        ["--db"],
    ):
        assert opened_alone(more) is None
    assert opened_alone(["--db", str(tmp_path / "absent.db")]) is None  # it is to be made first
    old = tmp_path / "old.db"
    old.write_bytes(invented.read_bytes()[:60] + (1).to_bytes(4) + invented.read_bytes()[64:])
    assert opened_alone(["--db", str(old)]) is None  # it is to be brought up to date first
    monkeypatch.setenv("_ONRECORD_COMPLETE", "bash_complete")
    assert opened_alone(named) is None


def test_without_a_terminal_the_command_line_says_so(invented: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "--db", str(invented)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "needs a terminal" in done.stderr


def test_the_first_frame_needs_no_command_line_and_no_engine() -> None:
    unneeded = ("click", "numpy", "rapidfuzz", "db.ask.scope", "db.store.build", "tomllib", "explorer.screens.reader")
    code = f"import sys, explorer.start, explorer.app; print([name for name in {unneeded} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
