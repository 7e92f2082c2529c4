"""`make bench-app`: how soon the app stands on the screen and answers a key, beside two others of its kind.

`python -m bench.app FOLDER` prints the table; FOLDER holds an environment a peer, as the make target makes them.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from bench.start import MINIMAL
from bench.terminal import SIZE, Terminal
from db.location import seeds

RUNS = 3
PRESSES = 7
DOWN, ESCAPE = b"\x1b[B", b"\x1b"


@dataclass(frozen=True)
class Program:
    """One app, and the keys that do in it what is measured."""

    name: str
    command: list[str]
    frame: bytes
    """Written with its first frame."""
    filled: bytes
    """Written once its data stand there."""
    down: tuple[bytes, ...] = ()
    """What moves down one row, after what goes to a list first."""
    typed: tuple[bytes, bytes] = (b"", b"")
    """What goes to where one types, and the letters."""
    more: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """What else is measured: the key, and what undoes it."""


def programs(folder: Path, peers: Path) -> Iterator[Program]:
    """The app, the least there can be, and the peers that are installed; what is left out is said."""
    library = folder / "seeds.db"
    subprocess.run(
        [sys.executable, "-m", "explorer", "build", "--quiet", str(seeds()), "--db", str(library)], check=True
    )
    more = {"a country filter": (b"c", b"germ\x1b"), "the reader": (b"\r", ESCAPE), "a sort": (b"s", b"")}
    yield Program(
        "onrecord", [sys.executable, "-m", "explorer", "--db", str(library)], b"Actors", b"Zelenskyy",
        (b"j",), (b"/", b"troops on"), more,
    )  # fmt: skip
    yield Program("Textual, one word", [sys.executable, "-c", MINIMAL], b"first-frame", b"first-frame")
    requests = folder / "requests"
    requests.mkdir()
    for number in range(20):
        text = f"name: request {number:02}\nmethod: GET\nurl: http://localhost/{number}\n"
        (requests / f"r{number:02}.posting.yaml").write_text(text, encoding="utf-8")
    for name, words, frame, filled, to_list in (
        (
            "harlequin",
            ["-a", "sqlite", "--no-download-tzdata", str(library)],
            b"Run Query",
            b"Connected",
            (b"\x1b[17~",),
        ),
        ("posting", ["--collection", str(requests)], b"Collection", b"request 0", (b"\x0f", b"\t")),
    ):
        program = peers / name / "bin" / name
        if _runs(program):
            yield Program(name, [str(program), *words], frame, filled, (*to_list, DOWN), (b"", b"select one"))
        else:
            print(f"{name} is left out: it cannot be installed here, or does not start", flush=True)


def _runs(program: Path) -> bool:
    if not program.exists():
        return False
    done = subprocess.run([program, "--help"], capture_output=True, check=False, timeout=120)
    return done.returncode == 0


def main() -> None:
    """Measure all, one after the other in turn, and print the medians."""
    peers = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = {key: str(folder / key.lower()) for key in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME")}
        found = list(programs(folder, peers))
        times: dict[tuple[str, str], list[float]] = {}
        for run in range(RUNS + 1):
            for program in found:
                with Terminal(program.command, own) as terminal:
                    frame, filled = terminal.until(program.frame), terminal.until(program.filled)
                if run:  # the first of each is read from the disk
                    times.setdefault((program.name, "first frame"), []).append(frame)
                    times.setdefault((program.name, "first frame with data"), []).append(filled)
        for program in found:
            for what, took in _pressed(program, own):
                if took == took:  # a key that changed nothing is no frame
                    times.setdefault((program.name, what), []).append(took)
    _print([program.name for program in found], times)


def _pressed(program: Program, environment: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Each key with the milliseconds to the frame it made, all of them in one run of a program."""
    if not program.down:
        return
    with Terminal(program.command, environment) as terminal:
        terminal.until(program.filled)
        if not program.typed[0]:  # what has the keys from the start is where one types
            yield from _letters(program, terminal)
        *before, down = program.down
        for key in before:
            terminal.press(key)
        for _ in range(PRESSES):
            yield "key to frame: one row down", terminal.press(down)[0]
        for what, (key, undo) in program.more.items():
            for _ in range(PRESSES):
                yield f"key to frame: {what}", terminal.press(key)[0]
                for part in (undo[:-1], undo[-1:]):
                    if part:
                        terminal.press(part)
        if program.typed[0]:
            terminal.press(program.typed[0])
            yield from _letters(program, terminal)


def _letters(program: Program, terminal: Terminal) -> Iterator[tuple[str, float]]:
    for letter in program.typed[1]:
        first, last = terminal.press(bytes((letter,)))
        yield "key to frame: a letter typed", first
        yield "  … to the last frame of it", last


def _print(names: list[str], times: dict[tuple[str, str], list[float]]) -> None:
    print(f"\nmilliseconds, medians; {SIZE[0]} by {SIZE[1]} cells, Python {platform.python_version()}, ", end="")
    print(f"Textual {version('textual')}, {os.cpu_count()} cores, {os.getloadavg()[0]:.1f} at work before")
    print(f"{'':<34}" + "".join(f"{name:>19}" for name in names))
    for what in dict.fromkeys(what for _, what in times):
        cells = [times.get((name, what)) for name in names]
        print(f"{what:<34}" + "".join(f"{statistics.median(cell):>19.1f}" if cell else f"{'–':>19}" for cell in cells))


if __name__ == "__main__":
    main()
