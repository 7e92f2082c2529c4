"""From the command to the first frame with its list filled, beside a Textual app that shows one word."""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

RUNS = 7
MINIMAL = """
from textual.app import App
from textual.widgets import Label
class Minimal(App[None]):
    def compose(self):
        yield Label("first-frame")
Minimal().run()
"""


def start() -> Iterator[tuple[str, float, float, str]]:
    """Medians of interleaved runs in a pseudo-terminal of 120 by 36 cells, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "bench.db")
        onrecord = [sys.executable, "-m", "explorer", "--db", database]
        subprocess.run([*onrecord[:3], "build", "--quiet", "--db", database], check=True)
        minimal = [sys.executable, "-c", MINIMAL]
        ours, peer = [], []
        for run in range(RUNS + 1):
            pair = until(onrecord, b"Zelenskyy"), until(minimal, b"first-frame")
            if run:
                ours.append(pair[0])
                peer.append(pair[1])
    yield "start to filled first frame, ms", statistics.median(ours), statistics.median(peer), "minimal Textual app"


def until(command: list[str], seen: bytes) -> float:
    """Milliseconds until a command has written some bytes to its terminal; then it is ended."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    written = b""
    try:
        while seen not in written:
            if not select.select([terminal], [], [], 20)[0]:
                raise TimeoutError(f"{command[:4]} never showed {seen.decode()}")
            written += os.read(terminal, 65536)
        return (time.perf_counter() - began) * 1000
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)
