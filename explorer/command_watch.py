"""`onrecord watch`: reads what lands in a folder once it is whole, until ctrl-c."""

import shlex
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from db.ask.connection import is_older, open_read_only
from db.read.discover import find_files
from db.read.error import ReadError
from db.read.sources import holder_of
from db.read.wants import Wants
from db.store.build import Report, build, standard_extractor
from db.store.error import BusyError
from explorer.failure import USAGE, CommandError, say
from explorer.text import one_line

State = tuple[int, int, int]
"""What a file is at a look: its number, its size, and when it was written to, in nanoseconds."""
_LEAST = 2.0
"""Seconds for which a file is left as it is before it counts as whole."""


@dataclass(slots=True)
class Landing:
    """Tells which files of a folder are whole and were not read yet."""

    folder: Path
    seen: dict[Path, tuple[State, float]] = field(default_factory=dict)
    """What each file was at the last look, and since when."""
    read: dict[Path, State] = field(default_factory=dict)
    """What each was when it was read."""

    def whole(self, now: float) -> list[Path]:
        """Look once, at a time in seconds since 1970; returns the files that are whole, each once."""
        found: dict[Path, tuple[State, float]] = {}
        ready = []
        for path in _files(self.folder):
            try:
                about = path.stat()
            except OSError:  # gone again
                continue
            state = (about.st_ino, about.st_size, about.st_mtime_ns)
            before, since = self.seen.get(path, (state, min(now, about.st_mtime)))
            found[path] = (state, since if before == state else now)
            if before == state and now - since >= _LEAST and self.read.get(path) != state:
                ready.append(path)
                self.read[path] = state
        self.seen = found
        self.read = {path: state for path, state in self.read.items() if path in found}
        return ready

    def again(self, paths: Iterable[Path]) -> None:
        """Give files out once more, since they could not be read now."""
        for path in paths:
            self.read.pop(path, None)


def watch(folder: Path, db: Path, every: float, rules_only: bool, weights: Path | None, wants: Wants) -> int:
    """Read what is there and what lands there; ctrl-c ends it, and that is no failure."""
    if not folder.is_dir():
        wrong = "is a file" if folder.exists() else "does not exist"
        raise CommandError(f"{folder} {wrong}", "name the folder that articles land in", USAGE)
    if db.exists() and not is_older(db):  # else an article has to land before it is told
        open_read_only(db).close()
    loaded = cache(lambda: standard_extractor(rules_only, weights))  # it takes a second, so once for all of them
    landing, count, busy = Landing(folder), 0, False
    held: set[Path] = set()
    try:
        _say(f"watching {one_line(str(folder))} · ctrl-c ends it")
        while True:
            ready = landing.whole(time.time())
            for path in sorted(held.difference(landing.seen)):
                _say(f"{one_line(str(path))} is gone; kept until onrecord build {shlex.quote(str(folder))} --prune")
            held.intersection_update(landing.seen)
            if ready:
                try:
                    report = build(ready, db, rules_only=rules_only, weights=weights, extractor=loaded, wants=wants)
                    count, busy = count + _told(report), False
                    held.update(path for path in ready if not _is_skipped(path, report))
                except BusyError as error:
                    landing.again(ready)
                    if not busy:
                        _say(f"{error.message}: waiting for it")
                    busy = True
            time.sleep(every)
    except KeyboardInterrupt:
        _say(f"ended: {_counted(count, 'article')} read")
    return 0


def _told(report: Report) -> int:
    """Tell what came of some files, and return how many articles were read."""
    if report.read:
        _say(f"{_counted(report.read, 'article')} read · {_counted(sum(report.quotes.values()), 'quote')} in all")
    for path, reason, remedy in report.skipped:
        say(f"skipped {path}: {reason}", remedy)
    if report.stopped:
        raise KeyboardInterrupt
    return report.read


def _is_skipped(path: Path, report: Report) -> bool:
    """Tell whether nothing of a file was read; of one that holds many articles some may have been."""
    names = (str(path), path.absolute().as_posix())
    return holder_of(path) is None and any(
        skipped.path == name or skipped.path.startswith(f"{name}, ") for skipped in report.skipped for name in names
    )


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from find_files([folder], _pass_over)
    except ReadError:  # the folder is gone, or nothing is in it yet
        return


def _pass_over(error: ReadError) -> None:
    """Leave out what cannot be looked at; it is told when it is read."""


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(words: str) -> None:
    print(words, file=sys.stdout, flush=True)
