"""What a library holds, told without opening it for writing."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from db.store.form_rows import IMPORTED


def is_of_others(library: Path, digests: Collection[str]) -> bool:
    """Tell whether a library has articles, but none of those whose bytes have these SHA-256."""
    if not library.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is None:
                return False
            marks = ", ".join("?" * len(digests))
            sql = f"SELECT 1 FROM article WHERE sha256 IN ({marks}) AND extractor <> '{IMPORTED}' LIMIT 1"
            held = connection.execute(sql, tuple(digests))
            return held.fetchone() is None
    except sqlite3.Error:
        return False  # the build says what is wrong with it
