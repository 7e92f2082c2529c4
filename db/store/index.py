"""Making the search index good while nobody else writes."""

import sqlite3
from pathlib import Path

from db.index.update import Step, rebuild, update
from db.store.database import open_to_load, plain_error

_CACHE_KB = 32_768


def mend(path: Path, *, again: bool, step: Step = lambda done, total: None) -> int:
    """Index what is pending, or with `again` everything; returns how many documents that were.

    Raises DatabaseError where the file cannot be written in.
    """
    connection, release = open_to_load(path)
    try:
        connection.execute("PRAGMA secure_delete = OFF")  # what is dropped is made from what stays
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        return rebuild(connection, step) if again else update(connection, step)
    except sqlite3.Error as error:
        raise plain_error(error, path) from error
    finally:
        connection.close()
        release()
