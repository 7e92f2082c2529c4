"""Bringing a database up to date with its articles: what changed is read, what did not is left alone."""

import sqlite3
from collections import deque
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
from db.read.error import ReadError
from db.read.source import Source
from db.read.sources import guessed
from db.read.wants import Wants
from db.store.database import open_for_writing, plain_error
from db.store.error import DatabaseError
from db.store.intake import Intake, find
from db.store.writer import Store


class Skipped(NamedTuple):
    """A file, or a part of one, that was left out."""

    path: str
    reason: str
    remedy: str


class Foreign(NamedTuple):
    """An article in which no quotes were looked for, since it is not English."""

    path: str
    language: str
    """ISO 639-1 code."""


class Progress(NamedTuple):
    """How far a build is."""

    done: int
    total: int
    """As many as are known of: files that hold many articles tell as they are read."""
    path: str | None
    """The article that is being read, at the end the last; None before the first."""


@dataclass(slots=True)
class Report:
    """What a build came to."""

    found: int = 0
    """Files there were to look at; where they hold many articles, these."""
    read: int = 0
    unchanged: int = 0
    removed: int = 0
    gone: int = 0
    """Articles kept though their file, under one of the paths, is there no more."""
    quotes: dict[Kind, int] = field(default_factory=dict)
    """All the database holds, by kind."""
    skipped: list[Skipped] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    silent: int = 0
    """Articles read in which quotes were looked for and none found."""
    duplicates: int = 0
    """Articles of all the database holds whose story an earlier one has too."""
    stopped: bool = False
    """Whether ctrl-c ended it early."""

    def refuse(self, error: ReadError) -> None:
        """Take note of what cannot be read."""
        where = f"{error.where}, {error.place}" if error.place else error.where
        self.skipped.append(Skipped(where, error.reason, error.remedy))


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
    wants: Wants | None = None,
    fetched: Iterable[Source | ReadError] = (),
) -> Report:
    """Read the articles of the paths into the database; a bad one is skipped and reported, ctrl-c ends it cleanly.

    With `rules_only` the learned weights are left out, `weights` is a file of others than those that come with
    onrecord; what was read in another way is read again.
    `extractor` and `version` are the standard ones where they are not given. `jobs` processes read, None for as many
    as are worth it; more than one take only an `extractor` that pickles. `fetched` are articles of web addresses.
    Raises DatabaseError where the database itself cannot be used; what went in before stays in.
    """
    report = Report()
    store = open_for_writing(db)
    try:
        try:
            files = find(paths, report.refuse)
            report.found = len(files)
            load = extractor or partial(standard_extractor, rules_only, weights)
            work = _Work(store, report, version or version_of(rules_only, weights), wants or Wants(), progress)
            progress(Progress(0, len(files), None))
            for path in work.taken(files, load, jobs, fetched):
                work.tell(path)
            work.remove_gone(paths, prune)
        except KeyboardInterrupt:
            report.stopped = True
        if report.read or report.removed:
            store.suggest()
            store.link()
        store.index()
        report.quotes = store.quotes_by_kind()
        report.duplicates = store.duplicates()
    except sqlite3.Error as error:
        raise plain_error(error, db) from error
    finally:
        store.close()
    return report


class _Work:
    """One build under way."""

    def __init__(
        self, store: Store, report: Report, version: str, wants: Wants, progress: Callable[[Progress], None]
    ) -> None:
        self._progress = progress
        self._done = 0
        self._given: deque[str] = deque()
        """Articles given out to be read, in order, whose outcome is still to come."""
        self._store = store
        self._report = report
        self._version = version
        self._intake = Intake(store, version, wants, report.refuse)

    def tell(self, path: str) -> None:
        """Tell of one file or article more that is dealt with, and what is read now."""
        self._done += 1
        self._report.found = max(self._report.found, self._done)
        self._progress(Progress(self._done, self._report.found, self._given[0] if self._given else path))

    def _noted(self, sources: Iterable[Source]) -> Iterator[Source]:
        """Give sources on, and tell of the first that is read."""
        for source in sources:
            self._given.append(source.path)
            if len(self._given) == 1:
                self._progress(Progress(self._done, self._report.found, source.path))
            yield source

    def taken(
        self,
        files: Iterable[Path],
        load: Callable[[], Extracts],
        jobs: int | None,
        fetched: Iterable[Source | ReadError],
    ) -> Iterator[str]:
        """Read what the database has not as it is; gives every file or article once it is dealt with."""
        new = []
        for path in files:
            if self._is_new(path):
                new.append(path)
            else:
                yield str(path)
        jobs = jobs or jobs_for(guessed(new))
        with closing(pooled(self._noted(self._intake.sources(new, fetched)), partial(_loaded, load), jobs)) as found:
            for outcome in found:
                self._given.popleft()
                self._intake.done(outcome.path, self._keep(outcome))
                self._report.unchanged = self._intake.unchanged
                yield outcome.path
        self._report.unchanged = self._intake.unchanged

    def _is_new(self, path: Path) -> bool:
        """Tell whether a file is to be read; counts one that is not."""
        is_new = self._intake.is_new(path)
        self._report.unchanged = self._intake.unchanged
        if is_new:
            try:
                str(path).encode()
            except UnicodeEncodeError:
                name = str(path).encode(errors="replace").decode()
                self._report.skipped.append(Skipped(name, "its name is not UTF-8", "Rename it."))
                return False
        return is_new

    def _keep(self, outcome: Outcome) -> bool:
        """Write what came of one article; tells whether it is in."""
        path, article, extraction = outcome.path, outcome.article, outcome.extraction
        if outcome.refused is not None:
            self._report.refuse(outcome.refused)
            return False
        if article is None or extraction is None:
            self._skip(path, outcome.fault or "nothing came of it")
            return False
        try:
            self._store.put(article, extraction, self._version, self._intake.container_of(path))
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.IntegrityError):
                raise  # the disk is full, the file damaged or taken away: that is not the article's doing
            self._skip(path, told(error))
            return False
        except Exception as error:  # whatever one article brings about must not cost the others
            self._skip(path, told(error))
            return False
        self._report.read += 1
        if article.is_foreign:
            self._report.foreign.append(Foreign(path, article.language or ""))
        elif not extraction.quotes:
            self._report.silent += 1
        return True

    def remove_gone(self, paths: Sequence[Path], prune: bool) -> None:
        """Remove, or only count, the articles under the paths that are there no more."""
        for held in list(self._intake.gone(paths)):
            if prune:
                self._store.remove(held)
                self._report.removed += 1
            else:
                self._report.gone += 1

    def _skip(self, path: str, fault: str) -> None:
        reason = f"reading it failed ({fault})"
        self._report.skipped.append(Skipped(path, reason, "a fault of onrecord: please report it with the file"))


def _loaded(load: Callable[[], Extracts]) -> Extracts:
    """What `load` gives; raises DatabaseError where it cannot."""
    try:
        return load()
    except (OSError, ImportError) as error:
        raise DatabaseError(f"cannot load the language model: {error}", "install onrecord again") from error
