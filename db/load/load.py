"""Bringing files of ready-made quotes into the database, however large, with memory that stays the same."""

import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from db.index.kind import CHUNK
from db.index.update import is_due, pending_count, update
from db.load.batch import uninterrupted
from db.load.entry import BadLineError, Entry
from db.load.notes import Notes
from db.load.quotebank import quotebank
from db.load.source import Item, Odd, Page, Source
from db.load.transaction import Transaction
from db.load.writer import Writer
from db.store import secondary
from db.store.database import open_to_load, plain_error

BATCH = 4_096
"""Quotes looked up and written together."""
_LETTERS = 1 << 22
"""Letters of whole articles that are held together."""
_COMMIT = 16
"""Batches in a transaction."""
_FINISHED = 8
"""The index is finished when so many chunks are new, and then whenever they are twice as many: it costs more each time.
"""
_BACKLOG = CHUNK
"""Documents that may wait for the others of their chunk: every reader looks at them one by one."""
_CACHE_KB = 49_152
_CUT = (OSError, EOFError, zlib.error, BadLineError)
"""Among them what gzip and bz2 say of a damaged file."""
_NAMED = 1_000
"""Bad lines that are remembered; more are only counted."""


class Bad(NamedTuple):
    """A line, or with number 0 the rest of a file, that was left out."""

    path: Path
    number: int
    reason: str
    unit: str = "line"
    """What is numbered; file where nothing of it could be read."""
    within: str = ""
    """The file inside a folder or a container, where it is one of several."""


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
    odd: list[Bad] = field(default_factory=list)
    """The first ones of what was not understood in quotes that went in."""
    odd_count: int = 0
    articles: int = 0
    """Articles that came whole and are new."""
    stopped: bool = False
    """Whether ctrl-c ended it early."""
    quotes: int = 0
    """All the database holds."""

    def leave_out(self, bad: Bad) -> None:
        """Take down what was left out."""
        self.bad_count += 1
        if len(self.bad) < _NAMED:
            self.bad.append(bad)

    def wonder(self, odd: Bad) -> None:
        """Take down what was not understood."""
        self.odd_count += 1
        if len(self.odd) < _NAMED:
            self.odd.append(odd)


def load(
    paths: Sequence[Path],
    db: Path,
    progress: Callable[[Progress], None] = lambda _: None,
    source: Source = quotebank,
) -> Loaded:
    """Import files of ready-made quotes; what is bad is left out and reported, ctrl-c ends it with all kept so far.

    What is in already, by its key, is passed over. Raises DatabaseError where the database cannot be used.
    """
    loaded, notes = Loaded(), Notes()
    connection, release = open_to_load(db)
    try:
        # All rows are made here, of few kinds: to have SQLite check each again takes a third of the time.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA secure_delete = OFF")  # nothing is deleted here but what the index notes
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        work = _Work(connection, loaded, source, notes)
        gc.disable()  # rows make no cycles, but so many objects that it would look for some all the time
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
        gc.enable()
        connection.close()
        release()
    if not loaded.stopped:
        notes.write(db)
    return loaded


class _Work:
    """One import under way."""

    def __init__(self, connection: sqlite3.Connection, loaded: Loaded, source: Source, notes: Notes) -> None:
        self._connection = connection
        self._loaded = loaded
        self._source = source
        self._notes = notes
        self._transaction = Transaction(connection)
        self._writer = Writer(connection)
        self._held = self._writer.next_id - 1
        self._indexed = self._finished = self._writer.next_id // CHUNK
        self._bare = False
        """Whether the SQL indexes that can be are dropped."""
        self._batches = 0

    def read(self, path: Path, progress: Callable[[Progress], None]) -> None:
        """Import a file."""
        loaded, unit = self._loaded, "file"
        try:
            with self._source(path) as reading:
                unit = reading.unit
                cut: Exception | None = None
                while cut is None:
                    batch, cut = _next(reading.items)
                    if not batch:
                        break
                    self._take(path, batch, reading.unit)
                    progress(Progress(path, loaded.added + loaded.known + loaded.bad_count, reading.at(), reading.size))
                if cut is not None:
                    raise cut
        except _CUT as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            loaded.leave_out(Bad(path, 0, reason, unit))

    def end(self) -> None:
        """Keep what is in, and index it."""
        self._transaction.commit()
        if self._bare:
            secondary.make(self._connection)
        if is_due(self._connection):
            update(self._connection)

    def _take(self, path: Path, batch: Sequence[Item], unit: str) -> None:
        """Write the articles and the quotes of some items, and take down those that are none."""
        entries: list[Entry] = []
        pages: list[Page] = []
        for item in batch:
            what = item.what
            if isinstance(what, Entry):
                entries.append(what)
            elif isinstance(what, Page):
                pages.append(what)
                entries += what.entries
            elif isinstance(what, Odd):
                self._loaded.wonder(Bad(path, item.number, what.reason, unit, item.within))
            else:
                self._loaded.leave_out(Bad(path, item.number, str(what), unit, item.within))
        self._notes.take(entries)
        if pages:
            with uninterrupted():
                self._transaction.begin()
                self._loaded.articles += self._writer.write_pages(pages)
        self._write(entries)

    def _write(self, entries: Sequence[Entry]) -> None:
        """Write entries, a chunk of ids to its very end: of more than one no reader could look at what is pending."""
        while entries:
            room = CHUNK - self._writer.next_id % CHUNK
            self._write_part(entries[:room])
            entries = entries[room:]

    def _write_part(self, entries: Sequence[Entry]) -> None:
        with uninterrupted():
            self._transaction.begin()
            if not self._bare and len(entries) >= BATCH and self._loaded.added >= self._held:
                secondary.drop(self._connection)  # to make them again takes less time than to go on with them
                self._bare = True
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
            finish = chunk - self._finished >= max(_FINISHED, self._finished)
            if finish:
                self._finished = chunk
            if finish or pending_count(self._connection) >= _BACKLOG:
                update(self._connection, unfinished=not finish)


def _next(items: Iterator[Item]) -> tuple[list[Item], Exception | None]:
    """Return the next items of a file, and what it is damaged by where that is found behind them."""
    batch: list[Item] = []
    quotes = letters = 0
    try:
        for item in items:
            batch.append(item)
            if isinstance(item.what, Page):
                quotes += len(item.what.entries)
                letters += len(item.what.article.text)
            else:
                quotes += 1
            if quotes >= BATCH or letters >= _LETTERS:
                break
    except _CUT as error:
        return batch, error
    return batch, None
