"""Bringing files of ready-made quotes into the database, however large, with memory that stays the same."""

import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from db.index.posting import CHUNK
from db.index.update import is_due, update
from db.load.batch import uninterrupted
from db.load.entry import BadLineError, Entry, read_entry
from db.load.lines import LONGEST, lines, opened
from db.load.transaction import Transaction
from db.load.writer import Writer
from db.store.database import open_to_load, plain_error

BATCH = 2_048
"""Lines looked up and written together."""
_COMMIT = 16
"""Batches in a transaction."""
_FINISHED = 8
"""The index is finished whenever so many chunks are new, of many the part of this size: what that costs grows with all.
"""
_CACHE_KB = 65_536
_CUT = (OSError, EOFError, zlib.error)
"""Among them what gzip and bz2 say of a damaged file."""
_NAMED = 1_000
"""Bad lines that are remembered; more are only counted."""


class Bad(NamedTuple):
    """A line, or with number 0 the rest of a file, that was left out."""

    path: Path
    number: int
    reason: str


class Progress(NamedTuple):
    """How far an import is."""

    path: Path
    quotes: int
    """Looked at in all files so far."""
    at: int
    """Bytes of this file."""
    size: int
    """Bytes of this file; 0 where that is not known."""


@dataclass(slots=True)
class Loaded:
    """What an import came to."""

    added: int = 0
    known: int = 0
    """Quotes that were in already."""
    bad: list[Bad] = field(default_factory=list)
    """The first ones of what was left out."""
    bad_count: int = 0
    stopped: bool = False
    """Whether ctrl-c ended it early."""
    quotes: int = 0
    """All the database holds."""

    def leave_out(self, bad: Bad) -> None:
        """Take down what was left out."""
        self.bad_count += 1
        if len(self.bad) < _NAMED:
            self.bad.append(bad)


def load(paths: Sequence[Path], db: Path, progress: Callable[[Progress], None] = lambda _: None) -> Loaded:
    """Import files of Quotebank's JSON lines; bad lines are left out and reported, ctrl-c ends it with all kept so far.

    What is in already, by its id, is passed over. Raises DatabaseError where the database cannot be used.
    """
    loaded = Loaded()
    connection, release = open_to_load(db)
    try:
        # All rows are made here, of few kinds: to have SQLite check each again takes a third of the time.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        work = _Work(connection, loaded)
        gc.freeze()  # or every collection would look at all there is beside the rows of a batch
        try:
            for path in paths:
                work.read(path, progress)
        except KeyboardInterrupt:
            loaded.stopped = True
        try:
            work.end()
        except KeyboardInterrupt:  # all is in; the index is brought up to date another time
            loaded.stopped = True
        (loaded.quotes,) = connection.execute("SELECT count(*) FROM imported").fetchone()
    except sqlite3.Error as error:
        raise plain_error(error, db) from error
    finally:
        gc.unfreeze()
        connection.close()
        release()
    return loaded


class _Work:
    """One import under way."""

    def __init__(self, connection: sqlite3.Connection, loaded: Loaded) -> None:
        self._connection = connection
        self._loaded = loaded
        self._transaction = Transaction(connection)
        self._writer = Writer(connection)
        self._indexed = self._finished = self._writer.next_id // CHUNK
        self._batches = 0

    def read(self, path: Path, progress: Callable[[Progress], None]) -> None:
        """Import a file."""
        loaded = self._loaded
        try:
            with opened(path) as (stream, raw):
                size = path.stat().st_size if path.is_file() else 0
                numbered = lines(stream)
                cut: Exception | None = None
                while cut is None:
                    batch, cut = _next(numbered)
                    if not batch:
                        break
                    self._write([entry for entry in (self._entry(path, *line) for line in batch) if entry])
                    at = raw.tell() if size else 0
                    progress(Progress(path, loaded.added + loaded.known + loaded.bad_count, at, size))
                if cut is not None:
                    raise cut
        except _CUT as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            loaded.leave_out(Bad(path, 0, reason))

    def end(self) -> None:
        """Keep what is in, and index it."""
        self._transaction.commit()
        if is_due(self._connection):
            update(self._connection)

    def _entry(self, path: Path, number: int, line: bytes) -> Entry | None:
        try:
            if len(line) == LONGEST:
                raise BadLineError(f"longer than {LONGEST >> 20} MB")
            return read_entry(line)
        except BadLineError as error:
            self._loaded.leave_out(Bad(path, number, str(error)))
            return None

    def _write(self, entries: Sequence[Entry]) -> None:
        """Write entries, a chunk of ids to its very end: of more than one no reader could look at what is pending."""
        while entries:
            room = CHUNK - self._writer.next_id % CHUNK
            self._write_part(entries[:room])
            entries = entries[room:]

    def _write_part(self, entries: Sequence[Entry]) -> None:
        with uninterrupted():
            self._transaction.begin()
            added = self._writer.write(entries)
            self._loaded.added += added
            self._loaded.known += len(entries) - added
            self._batches += 1
        chunk = self._writer.next_id // CHUNK
        due = chunk > self._indexed
        if due or self._batches % _COMMIT == 0:
            self._transaction.commit()
        if due:
            self._indexed = chunk
            finish = chunk - self._finished >= max(_FINISHED, chunk // _FINISHED)
            if finish:
                self._finished = chunk
            update(self._connection, unfinished=not finish)


def _next(numbered: Iterator[tuple[int, bytes]]) -> tuple[list[tuple[int, bytes]], Exception | None]:
    """Return the next lines of a file, and what it is damaged by where that is found behind them."""
    batch: list[tuple[int, bytes]] = []
    try:
        batch.extend(islice(numbered, BATCH))
    except _CUT as error:
        return batch, error
    return batch, None
