"""What goes wrong while the app is open ends in a sentence, never in a traceback, and leaves the terminal as it was."""

import os
import pty
import select
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.library import Library
from explorer.app import Explorer
from tests.explorer.screen import desk, opened, press, settled

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
LEFT = b"\x1b[?1049l"
"""What gives the terminal its own screen back."""
FAULTY = """
import sys
from explorer.screens.desk import Desk
def fail(self): raise KeyError("of ours")
async def later(self): fail(self)
Desk.action_sort = fail
Desk.action_zoom = lambda self: self.run_worker(later(self))
Desk.action_mark = lambda self: self.set_timer(0.01, lambda: fail(self))
from explorer.cli import main
sys.argv[0] = "onrecord"
main()
"""


def ended(library: Path, state: Path, keys: bytes, *words: str) -> tuple[int, bytes]:
    """Open the app with its faults in a terminal, press keys; returns the exit status and all that was written."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": str(state),
            "COLUMNS": "120",
        }
        os.execv(sys.executable, [sys.executable, "-c", FAULTY, "--db", str(library), *words])
    written, pressed, until = b"", False, time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                read = os.read(terminal, 65536)
            except OSError:
                break
            if not read:
                break
            written += read
            if not pressed and b"nothing filtered" in written:
                pressed = True
                os.write(terminal, keys)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), written
    finally:
        os.close(terminal)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
@pytest.mark.parametrize("key", [b"s", b"z", b" "], ids=["action", "worker", "timer"])
def test_a_fault_of_ours_ends_the_app_with_a_sentence(invented: Path, tmp_path: Path, key: bytes) -> None:
    status, written = ended(invented, tmp_path, key)
    before, _, after = written.rpartition(LEFT)
    assert b"nothing filtered" in before
    said = after.decode(errors="replace")
    assert status == 1
    assert "onrecord: KeyError: 'of ours'" in said and "--debug" in said
    assert b"Traceback" not in written and b"\xe2\x95\xad" not in after


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_the_log_has_what_the_screen_has_not(invented: Path, tmp_path: Path) -> None:
    status, written = ended(invented, tmp_path, b"s", "--debug")
    log = next(tmp_path.rglob("onrecord.log"))
    said = written.decode(errors="replace").replace("\r\n", "\n")
    assert status == 1
    assert said.startswith(f"onrecord: the log is {log}\n")
    assert f"what happened is in {log}" in said.rpartition(LEFT.decode())[2]
    assert "Traceback" not in said
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text and "in fail" in text and "ended with 1" in text


def fail() -> None:
    raise KeyError("of ours")


async def test_a_fault_is_held_and_its_traceback_drawn_nowhere(invented: Path) -> None:
    library = Library(invented)
    app = Explorer(library)
    with pytest.raises(KeyError):
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.call_later(fail)
            await pilot.pause()
    assert isinstance(app.failure, KeyError)
    assert app.return_code == 1
    assert not app._exit_renderables
    library.close()


@pytest.fixture
def own(invented: Path, tmp_path: Path) -> Path:
    """A library that may be harmed."""
    with closing(sqlite3.connect(invented)) as source, closing(sqlite3.connect(tmp_path / "own.db")) as copy:
        source.backup(copy)
    return tmp_path / "own.db"


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("gone", "own.db is gone"),
        ("cut", "own.db became shorter"),
        ("emptied", "own.db became shorter"),
        ("garbage", "cannot read the library"),
        ("replaced", "was replaced by another file: leave and open it again"),
        ("other", "was replaced by another file"),
    ],
)
async def test_a_library_harmed_while_the_app_is_open(
    own: Path, invented: Path, tmp_path: Path, harm: str, words: str
) -> None:
    async with opened(own) as pilot:
        if harm == "gone":
            own.unlink()
        elif harm == "cut":
            os.truncate(own, 8192)
        elif harm == "emptied":
            os.truncate(own, 0)
        elif harm == "garbage":
            own.write_bytes(b"\xff" * own.stat().st_size)
        elif harm == "replaced":
            shutil.copy(invented, tmp_path / "new.db")
            (tmp_path / "new.db").replace(own)
        else:
            (tmp_path / "text").write_text("no library")
            (tmp_path / "text").replace(own)
        for key in ("slash", "b", "o", "escape", "escape", "j", "enter", "escape", "c", "escape", "s", "G"):
            await press(pilot, key)
        assert pilot.app.is_running
        told = [str(notice.message) for notice in pilot.app._notifications]
        assert any(words in message for message in told), told
        assert not any("Traceback" in message for message in told)


async def test_a_library_another_program_writes_is_read_all_the_same(own: Path) -> None:
    with closing(sqlite3.connect(own)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")  # as a build leaves it
    async with opened(own) as pilot:
        with closing(sqlite3.connect(own, isolation_level=None)) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            for key in ("s", "slash", "b", "escape", "escape"):
                await press(pilot, key)
            writer.execute("ROLLBACK")
        await press(pilot, "s")
        assert desk(pilot).answer is not None
        assert pilot.app.is_running
