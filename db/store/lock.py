"""One build at a time: a lock file the system lets go of by itself when its holder dies, however it dies."""

import os
import sys
from pathlib import Path

from db.store.error import BusyError, DatabaseError


class BuildLock:
    """The right to build one database, held from construction to `release`.

    It is a lock on a file of its own beside the database: to open and close the database file itself would drop
    the locks SQLite holds on it in this process.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + "-build")
        self._file = -1
        while self._file < 0:
            self._file = self._try(database)

    def release(self) -> None:
        """Let the next build begin."""
        if self._file < 0:
            return
        if sys.platform != "win32":  # an open file cannot be removed there; an empty one stays, and does no harm
            self._path.unlink(missing_ok=True)  # while it is still locked: see _try
        os.close(self._file)
        self._file = -1

    def _try(self, database: Path) -> int:
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise _cannot_write(database, error) from error
        try:
            _lock(file)
        except BlockingIOError as error:
            os.close(file)
            raise BusyError(
                f"another onrecord is building {database}", "wait until it is done, or choose another file with --db"
            ) from error
        except OSError as error:
            os.close(file)
            raise _cannot_write(database, error) from error
        # Its last holder may have removed the file between our open and our lock; then the lock is worth nothing.
        try:
            held = os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            held = False
        if not held:
            os.close(file)
            return -1
        return file


def _cannot_write(database: Path, error: OSError) -> DatabaseError:
    folder = database.parent
    if not folder.is_dir():
        return DatabaseError(
            f"there is no directory {folder} to hold {database.name}", "make it, or choose another --db"
        )
    reason = error.strerror or str(error)
    return DatabaseError(
        f"cannot write in {folder} ({reason})", "make the directory writable, or choose another place with --db"
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
