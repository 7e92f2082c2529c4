"""Bringing files of ready-made quotes into the database, however large, with memory that stays the same."""

import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from db.index.fresh import Fresh
from db.index.kind import CHUNK
from db.index.update import is_due, pending_count, update
from db.load.batch import uninterrupted
from db.load.entry import BadLineError, Entry, UnfitError
from db.load.loaded import Bad, Loaded, Progress, Unfit
from db.load.notes import Notes
from db.load.quotebank import quotebank
from db.load.source import Item, Odd, Page, Run, Source
from db.load.transaction import Transaction
from db.load.writer import Writer
from db.store import secondary
from db.store.database import open_to_load, plain_error

BATCH = 16_384
"""Quotes looked up and written together: of so many, more stand in one article, and next to each other in an index."""
_LETTERS = 1 << 22
"""Letters of whole articles that are held together."""
_COMMIT = 4
"""Batches in a transaction."""
_FINISHED = 8
"""The index is finished when so many chunks are new, and then whenever they are twice as many: it costs more each time.
"""
_BACKLOG = CHUNK
"""Documents that may wait for the others of their chunk: every reader looks at them one by one."""
_CACHE_KB = 131_072
_CUT = (OSError, EOFError, zlib.error, BadLineError)
"""Among them what gzip and bz2 say of a damaged file."""


def load(
    paths: Sequence[Path],
    db: Path,
    progress: Callable[[Progress], None] = lambda _: None,
    source: Source = quotebank,
) -> Loaded:
    """Import files of ready-made quotes; what is bad is left out and reported, ctrl-c ends it with all kept so far.

    What is in already, by its key, is passed over. Raises DatabaseError where the database cannot be used.
    """
    loaded = Loaded()
    library = _Library(db, loaded)
    gc.disable()  # rows make no cycles, but so many objects that it would look for some all the time
    try:
        try:
            for path in paths:
                _read(path, source, library, loaded, progress)
        except KeyboardInterrupt:
            loaded.stopped = True
        try:
            library.end()
        except KeyboardInterrupt:  # all is in; the index is brought up to date another time
            loaded.stopped = True
        loaded.quotes = library.count()
    except sqlite3.Error as error:
        raise plain_error(error, db) from error
    finally:
        gc.enable()
        library.close()
    if not loaded.stopped:
        library.notes.write(db)
    return loaded


def _read(
    path: Path, source: Source, library: "_Library", loaded: Loaded, progress: Callable[[Progress], None]
) -> None:
    """Import a file."""
    unit, seen = "file", 0
    try:
        with source(path) as reading:
            unit = reading.unit
            cut: Exception | None = None
            while cut is None:
                batch, cut = _next(reading.items)
                if not batch:
                    break
                seen += library.take(path, batch, reading.unit)
                progress(Progress(path, loaded.added + loaded.known + loaded.bad_count, reading.at(), reading.size))
            if cut is not None:
                raise cut
    except UnfitError as error:
        loaded.unfit.append(Unfit(path, str(error), error.remedy, error.holds))
        loaded.leave_out(Bad(path, 0, str(error), "file"))
    except _CUT as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        loaded.leave_out(Bad(path, 0, reason, unit))
    else:
        if not seen:
            loaded.wonder(Bad(path, 0, "holds no quotes", "file"))


class _Library:
    """The database, which is opened, and made where there is none, only when something is to go in."""

    def __init__(self, db: Path, loaded: Loaded) -> None:
        self.notes = Notes()
        self._db = db
        self._loaded = loaded
        self._work: _Work | None = None
        self._release: Callable[[], None] = lambda: None

    def take(self, path: Path, batch: Sequence[Item], unit: str) -> int:
        """Write the articles and the quotes of some items, and take down those that are none; returns how many."""
        loaded = self._loaded
        entries: list[Entry] = []
        pages: list[Page] = []
        bad = loaded.bad_count
        for item in batch:
            what = item.what
            if isinstance(what, Run):
                entries += what.entries
            elif isinstance(what, Entry):
                entries.append(what)
            elif isinstance(what, Page):
                pages.append(what)
                entries += what.entries
            elif isinstance(what, Odd):
                loaded.wonder(Bad(path, item.number, what.reason, unit, item.within))
            else:
                loaded.leave_out(Bad(path, item.number, str(what), unit if item.number else "file", item.within))
        self.notes.take(entries)
        if pages:
            loaded.articles += self._opened().write_pages(pages)
        if entries:
            self._opened().write(entries)
        return len(entries) + loaded.bad_count - bad

    def end(self) -> None:
        """Keep what is in, and index it."""
        if self._work is None and not self._db.exists():
            return
        self._opened().end()

    def count(self) -> int:
        """How many ready-made quotes it holds."""
        return self._work.count() if self._work is not None else 0

    def close(self) -> None:
        """Close the database."""
        if self._work is not None:
            self._work.connection.close()
        self._release()

    def _opened(self) -> "_Work":
        if self._work is None:
            connection, self._release = open_to_load(self._db)
            # All rows are made here, of few kinds: to have SQLite check each again takes a third of the time.
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute("PRAGMA secure_delete = OFF")  # nothing is deleted here but what the index notes
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            self._work = _Work(connection, self._loaded)
        return self._work


class _Work:
    """One import under way."""

    def __init__(self, connection: sqlite3.Connection, loaded: Loaded) -> None:
        self.connection = connection
        self._loaded = loaded
        fresh = Fresh()
        self._transaction = Transaction(connection, fresh)
        self._writer = Writer(connection, fresh)
        self._held = self._writer.next_id - 1
        self._indexed = self._finished = self._writer.next_id // CHUNK
        self._bare = False
        """Whether the SQL indexes that can be are dropped."""
        self._batches = 0

    def end(self) -> None:
        """Keep what is in, and index it."""
        self._transaction.commit()
        if self._bare:
            secondary.make(self.connection)
        if is_due(self.connection):
            update(self.connection)

    def count(self) -> int:
        """How many ready-made quotes the database holds."""
        (quotes,) = self.connection.execute("SELECT count(*) FROM imported").fetchone()
        return int(quotes)

    def write_pages(self, pages: Sequence[Page]) -> int:
        """Write the articles that are not in yet; returns how many that were."""
        with uninterrupted():
            self._transaction.begin()
            return self._writer.write_pages(pages)

    def write(self, entries: Sequence[Entry]) -> None:
        """Write entries, a chunk of ids to its very end: of more than one no reader could look at what is pending."""
        while entries:
            room = CHUNK - self._writer.next_id % CHUNK
            self._write_part(entries[:room])
            entries = entries[room:]

    def _write_part(self, entries: Sequence[Entry]) -> None:
        with uninterrupted():
            self._transaction.begin()
            if not self._bare and len(entries) >= BATCH and self._loaded.added >= self._held:
                secondary.drop(self.connection)  # to make them again takes less time than to go on with them
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
            if finish or pending_count(self.connection) >= _BACKLOG:
                update(self.connection, unfinished=not finish)


def _next(items: Iterator[Item]) -> tuple[list[Item], Exception | None]:
    """Return the next items of a file, and what it is damaged by where that is found behind them."""
    batch: list[Item] = []
    quotes = letters = 0
    try:
        for item in items:
            batch.append(item)
            if isinstance(item.what, Run):
                quotes += len(item.what.entries)
            elif isinstance(item.what, Page):
                quotes += len(item.what.entries)
                letters += len(item.what.article.text)
            else:
                quotes += 1
            if quotes >= BATCH or letters >= _LETTERS:
                break
    except _CUT as error:
        return batch, error
    return batch, None
