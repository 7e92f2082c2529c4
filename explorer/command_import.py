"""`onrecord import`: ready-made quotes into the database, with a progress line and an account at the end."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.load.lines import STDIN
from db.load.load import load
from db.load.loaded import Bad, Loaded, Progress
from db.load.quotebank import quotebank
from db.load.source import Source
from explorer.failure import STOPPED, USAGE, WRONG, CommandError, say
from explorer.text import one_line, visible

_EVERY = 0.5
"""Seconds between two looks of the progress line on a terminal."""
_PLAIN_EVERY = 5.0
"""The same where there is no terminal."""


def run(
    paths: Sequence[Path],
    db: Path,
    quiet: bool = False,
    source: Source = quotebank,
    what: str = "",
    folders: bool = False,
) -> int:
    """Import, print what it came to, and return the exit status; `what` says what the paths should be."""
    check(paths, what, folders)
    with _progress(quiet) as progress:
        loaded = load(paths, db, progress, source)
    if len(loaded.unfit) == len(paths):
        for unfit in loaded.unfit:
            say(f"{'standard input' if unfit.path == STDIN else unfit.path}: {unfit.reason}", unfit.remedy, unfit.holds)
        return USAGE
    if loaded.bad_count or loaded.odd_count or not quiet:
        print("\n".join(account(loaded, db)))
    if loaded.stopped:
        say(f"stopped: {loaded.added:,} quotes went in; run the same command to go on")
        return STOPPED
    return WRONG if loaded.bad_count or loaded.odd_count else 0


def check(paths: Sequence[Path], what: str, folders: bool = False) -> None:
    """Refuse what cannot be read at all before anything is; raises CommandError."""
    for path in paths:
        if path == Path("-") or path.is_file() or path.is_fifo() or (folders and path.is_dir()):
            continue
        wrong = "is a folder" if path.is_dir() else "does not exist"
        raise CommandError(f"{path} {wrong}", f"name {what}", USAGE)


def account(loaded: Loaded, db: Path) -> Iterator[str]:
    """Lay out what an import came to, a line a fact."""
    facts = [
        ("quotes imported", loaded.added),
        ("in already", loaded.known),
        ("lines left out", loaded.bad_count),
        ("imported in all", loaded.quotes),
    ]
    if loaded.odd_count:
        facts.insert(3, ("not understood", loaded.odd_count))
    if loaded.articles:
        facts.insert(1, ("articles with them", loaded.articles))
    width = max(len(f"{count:,}") for _, count in facts)
    column = max(18, *(len(name) + 2 for name, _ in facts))
    for name, count in facts:
        yield f"{name:<{column}}{count:>{width},}"
    made = "" if db.exists() else "  (not made: nothing went in)"
    yield f"{'library':<{column}}{one_line(str(db))}{made}"
    for odd in loaded.odd:
        yield f"{_place(odd)}: {one_line(odd.reason)}"
    if loaded.odd_count > len(loaded.odd):
        yield f"not understood: {loaded.odd_count - len(loaded.odd):,} more"
    for bad in loaded.bad:
        yield _left_out(bad)
    for unfit in loaded.unfit:
        yield from (f"  {line}" for line in visible(unfit.holds).splitlines())
    if loaded.bad_count > len(loaded.bad):
        yield f"left out {loaded.bad_count - len(loaded.bad):,} more"


def _left_out(bad: Bad) -> str:
    """Name a line that was left out, or what of a file could not be read."""
    rest = "" if bad.number or bad.within or bad.unit == "file" else "the rest of "
    return f"left out {rest}{_place(bad)}: {one_line(bad.reason)}"


def _place(bad: Bad) -> str:
    """Name a line of a file, and the file inside a folder or a container."""
    within = f"{one_line(bad.within)} in " if bad.within else ""
    name = "standard input" if bad.path == STDIN else one_line(str(bad.path))
    return f"{f'{bad.unit} {bad.number:,} of ' if bad.number else ''}{within}{name}"


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
    name = "standard input" if step.path == STDIN else one_line(step.path.name)
    part = f"{100 * step.at // step.size} % of {name}" if step.size else name
    return f"importing: {step.quotes:,} quotes, {step.quotes / max(seconds, 0.001):,.0f}/s, {part}"
