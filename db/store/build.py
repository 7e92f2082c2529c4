"""Bringing a database up to date with its articles: what changed is read, what did not is left alone."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from db.extract.outcome import Outcome, told
from db.extract.pool import jobs_for, pooled
from db.extract.quote import Extracts, Kind
from db.extract.version import version as version_of
from db.read.discover import find_files
from db.read.error import ReadError
from db.store.database import open_for_writing, plain_error
from db.store.error import DatabaseError
from db.store.writer import Reading, Store


class Skipped(NamedTuple):
    """A file that was left out."""

    path: str
    reason: str
    remedy: str


class Progress(NamedTuple):
    """How far a build is."""

    done: int
    total: int
    path: Path | None
    """The file that was just dealt with; None before the first."""


@dataclass(slots=True)
class Report:
    """What a build came to."""

    found: int = 0
    """Files there were to look at."""
    read: int = 0
    unchanged: int = 0
    removed: int = 0
    gone: int = 0
    """Articles kept though their file, under one of the paths, is there no more."""
    quotes: dict[Kind, int] = field(default_factory=dict)
    """All the database holds, by kind."""
    skipped: list[Skipped] = field(default_factory=list)
    stopped: bool = False
    """Whether ctrl-c ended it early."""


def standard_extractor(rules_only: bool = False, weights: Path | None = None) -> Extracts:
    """Load the extractor; it takes a second, so only a build that has something to read does."""
    from db.extract.extract import Extractor

    return Extractor(rules_only=rules_only, weights=weights)


def build(
    paths: Sequence[Path],
    db: Path,
    *,
    prune: bool = False,
    rules_only: bool = False,
    weights: Path | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    extractor: Callable[[], Extracts] | None = None,
    version: str | None = None,
    jobs: int | None = 1,
) -> Report:
    """Read the articles of the paths into the database; a bad one is skipped and reported, ctrl-c ends it cleanly.

    With `rules_only` the learned weights are left out, `weights` is a file of others than those that come with
    onrecord; what was read in another way is read again.
    `extractor` and `version` are the standard ones where they are not given. `jobs` processes read, None for as many
    as are worth it; more than one take only an `extractor` that pickles.
    Raises DatabaseError where the database itself cannot be used; what went in before stays in.
    """
    report = Report()
    store = open_for_writing(db)
    try:
        try:
            files = _files(paths, report)
            report.found = len(files)
            load = extractor or partial(standard_extractor, rules_only, weights)
            work = _Work(store, report, version or version_of(rules_only, weights))
            progress(Progress(0, len(files), None))
            for done, path in enumerate(work.taken(files, load, jobs), 1):
                progress(Progress(done, len(files), path))
            work.remove_gone(paths, prune)
        except KeyboardInterrupt:
            report.stopped = True
        if report.read or report.removed:
            store.suggest()
        store.index()
        report.quotes = store.quotes_by_kind()
    except sqlite3.Error as error:
        raise plain_error(error, db) from error
    finally:
        store.close()
    return report


class _Work:
    """One build under way."""

    def __init__(self, store: Store, report: Report, version: str) -> None:
        self._store = store
        self._report = report
        self._held = store.held()
        self._version = version

    def taken(self, files: Iterable[Path], load: Callable[[], Extracts], jobs: int | None) -> Iterator[Path]:
        """Read the files the database has not as they are; gives every file once it is dealt with."""
        new = []
        for path in files:
            if self._is_new(path):
                new.append(path)
            else:
                yield path
        with closing(pooled(new, partial(_loaded, load), jobs or jobs_for(len(new)))) as found:
            for outcome in found:
                self._keep(outcome)
                yield outcome.path

    def _is_new(self, path: Path) -> bool:
        """Tell whether a file is to be read; counts one that is not."""
        if self._is_held(path):
            self._report.unchanged += 1
            return False
        try:
            str(path).encode()
        except UnicodeEncodeError:
            name = str(path).encode(errors="replace").decode()
            self._report.skipped.append(Skipped(name, "its name is not UTF-8", "Rename it."))
            return False
        return True

    def _keep(self, outcome: Outcome) -> None:
        """Write what came of one file."""
        path, refused = outcome.path, outcome.refused
        if refused is not None:
            self._report.skipped.append(Skipped(str(path), refused.reason, refused.remedy))
            return
        if outcome.article is None or outcome.extraction is None:
            self._skip(path, outcome.fault or "nothing came of it")
            return
        try:
            self._store.put(outcome.article, outcome.extraction, self._version)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.IntegrityError):
                raise  # the disk is full, the file damaged or taken away: that is not the article's doing
            self._skip(path, told(error))
        except Exception as error:  # whatever one article brings about must not cost the others
            self._skip(path, told(error))
        else:
            self._report.read += 1

    def remove_gone(self, paths: Sequence[Path], prune: bool) -> None:
        """Remove, or only count, the articles under the paths whose files are there no more."""
        roots = [Path(_key(path)) for path in paths]
        for held in self._held:
            where = Path(held)
            if not where.exists() and any(root == where or root in where.parents for root in roots):
                if prune:
                    self._store.remove(held)
                    self._report.removed += 1
                else:
                    self._report.gone += 1

    def _skip(self, path: Path, fault: str) -> None:
        reason = f"reading it failed ({fault})"
        self._report.skipped.append(Skipped(str(path), reason, "a fault of onrecord: please report it with the file"))

    def _is_held(self, path: Path) -> bool:
        held = self._held.get(_key(path))
        if held is None or held.extractor != self._version:
            return False
        try:
            return held == Reading(hashlib.sha256(path.read_bytes()).hexdigest(), self._version)
        except OSError:
            return False  # reading it says what is wrong


def _loaded(load: Callable[[], Extracts]) -> Extracts:
    """What `load` gives; raises DatabaseError where it cannot."""
    try:
        return load()
    except (OSError, ImportError) as error:
        raise DatabaseError(f"cannot load the language model: {error}", "install onrecord again") from error


def _files(paths: Iterable[Path], report: Report) -> list[Path]:
    """List every file once, in the order of the paths; a path that is none is reported."""
    found: dict[str, Path] = {}

    def refuse(error: ReadError) -> None:
        report.skipped.append(Skipped(str(error.path), error.reason, error.remedy))

    for path in paths:
        try:
            for file in find_files([path], refuse):
                found.setdefault(_key(file), Path(_key(file)))
        except ReadError as error:
            report.skipped.append(Skipped(str(path), error.reason, error.remedy))
    return list(found.values())


def _key(path: Path) -> str:
    """Return a path as articles have it: one for all ways to write it, links not followed."""
    return Path(os.path.normpath(path.absolute())).as_posix()
