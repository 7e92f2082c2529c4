"""From the command to the first frame and to the one with its list filled, beside a Textual app that shows one word."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.terminal import Terminal
from db.location import seeds

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
        subprocess.run([*onrecord[:3], "build", "--quiet", str(seeds()), "--db", database], check=True)
        minimal = [sys.executable, "-c", MINIMAL]
        frames, filled, peer = [], [], []
        for run in range(RUNS + 1):
            (frame, full), (least,) = _ms(onrecord, b"Actors", b"Zelenskyy"), _ms(minimal, b"first-frame")
            if run:
                frames.append(frame)
                filled.append(full)
                peer.append(least)
    yield "start to first frame, ms", statistics.median(frames), statistics.median(peer), "minimal Textual app"
    yield "start to filled frame, ms", statistics.median(filled), statistics.median(peer), "minimal Textual app"


def _ms(command: list[str], *seen: bytes) -> list[float]:
    with Terminal(command) as terminal:
        return [terminal.until(words) for words in seen]
