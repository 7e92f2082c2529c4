"""`onrecord import quotebank`: ready-made quotes into the database, with a progress line and an account at the end."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.load.load import Bad, Loaded, Progress, load
from explorer.failure import STOPPED, USAGE, WRONG, CommandError, say
from explorer.text import one_line

_EVERY = 0.5
"""Seconds between two looks of the progress line on a terminal."""
_PLAIN_EVERY = 5.0
"""The same where there is no terminal."""


def run(paths: Sequence[Path], db: Path, quiet: bool = False) -> int:
    """Import, print what it came to, and return the exit status."""
    for path in paths:
        if path != Path("-") and not path.is_file() and not path.is_fifo():
            wrong = "is a folder" if path.is_dir() else "does not exist"
            raise CommandError(
                f"{path} {wrong}", "name a file of Quotebank's JSON lines, or - for standard input", USAGE
            )
    with _progress(quiet) as progress:
        loaded = load(paths, db, progress)
    if loaded.bad_count or not quiet:
        print("\n".join(account(loaded, db)))
    if loaded.stopped:
        say(f"stopped: {loaded.added:,} quotes went in; run the same command to go on")
        return STOPPED
    return WRONG if loaded.bad_count else 0


def account(loaded: Loaded, db: Path) -> Iterator[str]:
    """Lay out what an import came to, a line a fact."""
    facts = [
        ("quotes imported", loaded.added),
        ("in already", loaded.known),
        ("lines left out", loaded.bad_count),
        ("imported in all", loaded.quotes),
    ]
    width = max(len(f"{count:,}") for _, count in facts)
    for name, count in facts:
        yield f"{name:<18}{count:>{width},}"
    yield f"{'library':<18}{one_line(str(db))}"
    for bad in loaded.bad:
        yield _left_out(bad)
    if loaded.bad_count > len(loaded.bad):
        yield f"left out {loaded.bad_count - len(loaded.bad):,} more"


def _left_out(bad: Bad) -> str:
    """Name a line that was left out, or what of a file could not be read."""
    place = (
        f"line {bad.number:,} of {one_line(str(bad.path))}" if bad.number else f"the rest of {one_line(str(bad.path))}"
    )
    return f"left out {place}: {one_line(bad.reason)}"


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Show on standard error how far an import is: one line that changes, or elsewhere a line now and then."""
    terminal = sys.stderr.isatty()
    if quiet and not terminal:
        yield lambda step: None
        return
    begun = last = time.monotonic()

    def show(step: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= (_EVERY if terminal else _PLAIN_EVERY):
            last = now
            print(_line(step, now - begun), end="\x1b[K\r" if terminal else "\n", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if terminal:
            print(end="\x1b[K", file=sys.stderr, flush=True)


def _line(step: Progress, seconds: float) -> str:
    part = f", {100 * step.at // step.size} % of {one_line(step.path.name)}" if step.size else ""
    return f"importing: {step.quotes:,} quotes, {step.quotes / max(seconds, 0.001):,.0f}/s{part}"
