"""The app on a database: how soon its list is filled, and the memory that is its own."""

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

from db.ask.library import Library
from db.ask.query import Query

RUNS = 5
_PATIENCE = 60.0
_SETTLED = 2.0
"""Seconds without output after which the app is taken to be done."""


def first_frame(path: Path, beside: Path) -> tuple[float, float]:
    """Milliseconds until the list is filled, of one database and of another; medians of interleaved runs."""
    ours, others = [], []
    for run in range(RUNS + 1):
        pair = [_opened(database)[0] for database in (path, beside)]
        if run:
            ours.append(pair[0])
            others.append(pair[1])
    return statistics.median(ours), statistics.median(others)


def private_memory(path: Path) -> float | None:
    """The app's own memory once it has started and searched, in MB; None where the system does not tell."""
    return _opened(path, b"boots on the grund")[1] if Path("/proc/self/smaps_rollup").exists() else None


def _opened(path: Path, typed: bytes = b"") -> tuple[float, float]:
    """Open the app in a terminal of 120 by 36 cells, type something, and end it."""
    library = Library(path)
    seen = " ".join(library.quotes(Query(), limit=1)[0].text.split()[:2]).encode()
    library.close()
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "OPENBLAS_NUM_THREADS": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "explorer", "--db", str(path)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    written = b""
    try:
        while seen not in written:
            if not select.select([terminal], [], [], _PATIENCE)[0]:
                raise TimeoutError(f"the app never showed {seen.decode()} of {path}")
            written += os.read(terminal, 65536)
        took = (time.perf_counter() - begun) * 1000
        if not typed:
            return took, 0.0
        _settle(terminal)
        os.write(terminal, b"/")
        for letter in typed:
            os.write(terminal, bytes((letter,)))
            time.sleep(0.1)
            _settle(terminal, 0.0)
        _settle(terminal)
        return took, _private(child)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def _settle(terminal: int, seconds: float = _SETTLED) -> None:
    """Take what the app writes until it writes no more."""
    until = time.monotonic() + 10
    while select.select([terminal], [], [], seconds)[0] and time.monotonic() < until:
        os.read(terminal, 65536)


def _private(child: int) -> float:
    rows = Path(f"/proc/{child}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_")) / 1024
