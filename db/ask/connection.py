"""Read-only connections to a library, one a thread."""

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from db.ask.cancel import Cancel, Cancelled

APPLICATION_ID = 0x6F6E7265
_MIGRATIONS = Path(__file__).parents[1] / "store" / "migrations"
_MAPPED = 0x7FFF0000
"""Bytes of the file that are read in place: the most SQLite takes; they are no memory of this program."""
_STEPS = 2000
"""Virtual machine steps between two looks at the cancel flag: about a tenth of a millisecond."""


class ReadConnection(sqlite3.Connection):
    """A connection that is read from by one thread, and closed by any."""

    guard: threading.RLock
    """Held by who reads, and by who closes: a connection closed under a running statement takes the process along."""


class LibraryError(Exception):
    """The library cannot be opened or read; the message says what to do."""


class DamagedError(LibraryError):
    """The file itself is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged: move it away and run onrecord build again")
        self.path = path


class IndexLostError(LibraryError):
    """The search index is damaged, missing or far behind; `db.store.index.mend` makes it good."""

    def __init__(self, message: str, behind: bool) -> None:
        super().__init__(message)
        self.behind = behind
        """Whether bringing it up to date is enough."""


@cache
def schema_version() -> int:
    """Return the number of the last migration this program knows."""
    names = (entry.name for entry in _MIGRATIONS.iterdir())
    return max(int(found[1]) for name in names if (found := re.match(r"(\d{4})_.*\.sql$", name)))


def is_older(path: Path) -> bool:
    """Tell whether a file's header is of a library with an older schema; what is no library is told when it is read.

    https://www.sqlite.org/fileformat.html: the user version stands at byte 60, the application's id at 68.
    """
    try:
        with path.open("rb") as opened:
            header = opened.read(72)
    except OSError:
        return False
    return int.from_bytes(header[68:]) == APPLICATION_ID and int.from_bytes(header[60:64]) < schema_version()


class Connections:
    """Opens a connection for each thread that reads, and closes them all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._of_thread = threading.local()
        self._all: list[ReadConnection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._watch = self._add()
        found = path.stat()
        self._file, self._size = (found.st_dev, found.st_ino), found.st_size

    def get(self) -> ReadConnection:
        """Return this thread's connection."""
        held: ReadConnection | None = getattr(self._of_thread, "connection", None)
        self._check_open()
        if held is not None:
            return held
        connection = self._add()
        self._of_thread.connection = connection
        return connection

    def _add(self) -> ReadConnection:
        connection = open_read_only(self.path)
        with self._lock:
            if not self._closed:
                self._all.append(connection)
                return connection
        connection.close()
        raise self._gone()

    def _gone(self) -> LibraryError:
        return LibraryError(f"{self.path} was closed")

    def _check_open(self) -> None:
        if self._closed:
            raise self._gone()

    def _check_file(self) -> None:
        """See that the file is the one that was opened: to read in place what was cut off ends the process."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise LibraryError(
                f"{self.path} is gone ({error.strerror}): put it back, or leave and open another"
            ) from None
        if (found.st_dev, found.st_ino) != self._file:
            raise LibraryError(f"{self.path} was replaced by another file: leave and open it again")
        if found.st_size < self._size:
            raise LibraryError(f"{self.path} became shorter: leave and open it again; onrecord build makes it anew")
        self._size = found.st_size

    def version(self) -> int:
        """Return a number that changes whenever somebody else writes to the library."""
        with self._lock:
            self._check_open()
            self._check_file()
            try:
                number: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
            except sqlite3.Error as error:
                raise _unreadable(error, self.path) from error
            return number

    def release(self) -> None:
        """Let go of what this thread's connection reads in place; it is read again when it is needed."""
        connection = self.get()
        with connection.guard:
            self._check_open()
            if not connection.in_transaction:
                connection.execute("PRAGMA mmap_size = 0")
                connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
                connection.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Stop every read and close every connection; a read that is going on raises LibraryError or Cancelled."""
        with self._lock:
            self._closed = True
            held, self._all = self._all, []
        for connection in held:
            connection.interrupt()
        for connection in held:
            with connection.guard:
                connection.close()

    @contextmanager
    def reading(self, cancel: Cancel | None) -> Iterator[ReadConnection]:
        """Give the connection inside one snapshot; raise Cancelled where the flag stops it."""
        if cancel is not None:
            cancel.check()
        connection = self.get()
        with connection.guard:
            self._check_open()
            connection.set_progress_handler(lambda: self._closed or (cancel is not None and cancel.is_set()), _STEPS)
            try:
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                if cancel is not None and cancel.is_set():
                    raise Cancelled from None
                self._check_open()
                raise _unreadable(error, self.path) from error
            finally:
                if not self._closed:
                    self._leave(connection)

    @staticmethod
    def _leave(connection: ReadConnection) -> None:
        connection.set_progress_handler(None, 0)
        if connection.in_transaction:
            connection.rollback()


def open_read_only(path: Path) -> ReadConnection:
    """Open a library, or raise LibraryError where it is none this program can read."""
    if not path.is_file():
        raise LibraryError(f"no library at {path}: onrecord build FILE… makes one")
    connection = _open(path)
    try:
        _check(connection, path)
    except LibraryError:
        connection.close()
        raise
    connection.guard = threading.RLock()
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -8000")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    return connection


def _open(path: Path) -> ReadConnection:
    """Connect; a write-ahead log in a folder nobody may write to needs the file to be taken as it is."""
    last: sqlite3.Error | None = None
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                factory=ReadConnection,
            )
        except sqlite3.OperationalError as error:
            last = error
            continue
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError as error:
            last = error
            connection.close()
        except sqlite3.DatabaseError as error:
            connection.close()
            raise _unreadable(error, path) from error
    raise LibraryError(f"cannot open {path}: {last}; is it readable?")


def _unreadable(error: sqlite3.Error, path: Path) -> LibraryError:
    """Say what SQLite's error on that file means."""
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedError(path)
    if code == sqlite3.SQLITE_NOTADB:
        return LibraryError(
            f"{path} is not a SQLite database: choose another file with --db; this one is left as it is"
        )
    return LibraryError(f"cannot read {path}: {error}")


def _check(connection: ReadConnection, path: Path) -> None:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise LibraryError(f"{path} is not a library made by onrecord: onrecord build FILE… --db OTHER makes one")
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    known = schema_version()
    if version > known:
        raise LibraryError(
            f"this library was made by a newer onrecord (schema {version}, this one knows {known}): "
            "upgrade onrecord to read it"
        )
    if version < known:
        raise LibraryError(
            f"this library was made by an older onrecord (schema {version}, this one needs {known}): "
            "onrecord build FILE… brings it up to date"
        )
