"""Opening the database to write in it, with the whole of what can be wrong with the file said plainly."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from db.index.schema import create, is_whole
from db.store import secondary
from db.store.error import BusyError, DamagedError, DatabaseError, NotLibraryError
from db.store.lock import BuildLock
from db.store.migration import latest, migrate
from db.store.writer import Store

APPLICATION_ID = 0x6F6E7265
"""Marks a SQLite file as ours: "onre"."""
_PAGE = 8192
"""Bytes of a page: the lists of the index are read in fewer pieces than from SQLite's own 4096."""
_PATIENCE_MS = 2000
"""How long a statement waits for another program that writes."""

__all__ = ["APPLICATION_ID", "DatabaseError", "open_for_writing", "open_to_load", "plain_error"]


def open_for_writing(path: Path) -> Store:
    """Open the database, making or migrating it, and keep every other build out until the store is closed."""
    connection, release = open_to_load(path)
    return Store(connection, on_close=release)


def open_to_load(path: Path) -> tuple[sqlite3.Connection, Callable[[], None]]:
    """Open the database as `open_for_writing` does, bare; returns what to call once the connection is closed, too."""
    if path.is_dir():
        raise NotLibraryError(f"{path} is a directory", "name a file with --db")
    lock = BuildLock(path)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE_MS / 1000)
        _check(connection, path)
        connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; an older one keeps its own
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # in WAL a lost power supply loses the last articles, whole
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, APPLICATION_ID)
        if not is_whole(connection):
            connection.execute("BEGIN IMMEDIATE")
            create(connection)
            connection.execute("COMMIT")
        _try_writing(connection)
        secondary.make(connection)
        return connection, lock.release
    except BaseException as error:
        if connection is not None:
            connection.close()
        lock.release()
        if isinstance(error, sqlite3.Error):
            raise plain_error(error, path) from error
        raise


def plain_error(error: sqlite3.Error, path: Path) -> DatabaseError:
    """Say in plain words, with the remedy, what SQLite's error on that file means."""
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotLibraryError(
            f"{path} is not a SQLite database", "choose another file with --db; this one is left as it is"
        )
    if code == sqlite3.SQLITE_READONLY:
        return DatabaseError(f"{path} is read-only", "make it writable, or choose another file with --db")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(f"another program is writing in {path}", "wait until it is done, then run the command again")
    if code == sqlite3.SQLITE_CANTOPEN:
        return DatabaseError(f"cannot open {path}", "check that the file and its directory can be read and written")
    if code == sqlite3.SQLITE_FULL:
        return DatabaseError(
            f"no room left on the disk of {path}", "free some; what is in stays, the next build goes on"
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedError(path)
    return DatabaseError(f"{path}: {error}", "run the command again; with --debug it says more")


def _try_writing(connection: sqlite3.Connection) -> None:
    """Fail now where the file cannot be written in, not after the first article is read.

    BEGIN IMMEDIATE alone does not: on a read-only file SQLite takes it for a BEGIN.
    """
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.rollback()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID and (application or tables or version):
        raise NotLibraryError(
            f"{path} is a database of another program", "choose another file with --db; this one is left as it is"
        )
    if version > latest():
        raise NotLibraryError(
            f"this library was made by a newer onrecord (schema {version}, this one knows {latest()})",
            "update onrecord, or choose another file with --db",
        )
