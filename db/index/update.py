"""Bringing the index up to date with the tables it is made from."""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from db.index.chunk import Trigrams, index_documents
from db.index.column import GONE, NAMES, chunk_numbers, newest, places
from db.index.document import KINDS, NUMBER, Kind, documents
from db.index.facet import chunk_facets
from db.index.front import front_of
from db.index.letters import CODES
from db.index.posting import CHUNK, Posting, encode
from db.index.schema import FORMAT, create
from db.index.word import RARE, merged, pack, unpack

BACKLOG = 8192
"""Pending documents from which on indexing them is due: until then every reader looks at them one by one."""
_MANY_WORDS = 50_000

Step = Callable[[int, int], None]
"""Told how many chunks are done, and of how many."""


def is_due(connection: sqlite3.Connection) -> bool:
    """Whether so much is pending, beside what is indexed, that it is worth indexing now."""
    pending = pending_count(connection)
    if not pending:
        return False
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM quote").fetchone()
    return pending >= BACKLOG or pending * 32 >= min(last, CHUNK)


def pending_count(connection: sqlite3.Connection) -> int:
    """Count what was changed since it was indexed."""
    (count,) = connection.execute("SELECT count(*) FROM index_pending").fetchone()
    return int(count)


def update(connection: sqlite3.Connection, step: Step = lambda done, total: None) -> int:
    """Index what is pending, a chunk a transaction, so that it may be stopped at any time; returns how much it was.

    A chunk of 65,536 quotes takes about a second.
    """
    todo = [
        (KINDS[kind], chunk)
        for kind, chunk in connection.execute("SELECT DISTINCT kind, id >> 16 FROM index_pending ORDER BY 1, 2")
    ]
    if not todo and _fact(connection, "newest") is not None:
        return 0
    count = pending_count(connection)
    with _transaction(connection):
        connection.execute("DELETE FROM index_fact WHERE name IN ('newest', 'places', 'front')")
    for done, (kind, chunk) in enumerate(todo):
        step(done, len(todo))
        with _transaction(connection):
            _write_chunk(connection, kind, chunk)
    with _transaction(connection):
        for kind, group in groupby(todo, key=lambda pair: pair[0]):
            del group
            _write_words(connection, kind)
        _write_order(connection)
        _put_fact(connection, "format", str(FORMAT).encode())
    step(len(todo), len(todo))
    return count


def rebuild(connection: sqlite3.Connection, step: Step = lambda done, total: None) -> int:
    """Drop the index and make it again."""
    with _transaction(connection):
        create(connection)
    return update(connection, step)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _write_chunk(connection: sqlite3.Connection, kind: Kind, chunk: int) -> None:
    """Write all of one chunk again."""
    held = list(documents(connection, kind, chunk))
    found = index_documents(held)
    lows = np.array([document.id & 0xFFFF for document in held], np.uint16)
    number = NUMBER[kind]
    # Not a number that is counted up: an index made again would have those of the one before.
    _put_fact(connection, "generation", str(time.time_ns()).encode())
    _put_counts(connection, kind, chunk, found)
    connection.execute("DELETE FROM index_trigram WHERE kind = ? AND chunk = ?", (number, chunk))
    connection.executemany(
        "INSERT INTO index_trigram VALUES (?, ?, ?, ?, ?, ?)",
        ((number, chunk, code, *_columns(encode(lows[rows]))) for code, rows in found),
    )
    words = {word: count for word, count in found.words.items() if word.isascii()}
    _put_column(connection, f"words.{kind}", chunk, pack(words))
    for name, numbers in chunk_numbers(connection, kind, chunk).items():
        _put_column(connection, name, chunk, numbers.tobytes())
    if kind == "quote":
        connection.execute("DELETE FROM index_facet WHERE chunk = ?", (chunk,))
        connection.executemany(
            "INSERT INTO index_facet VALUES (?, ?, ?, ?, ?, ?)",
            (
                (field, value, chunk, *_columns(encode(ids)))
                for (field, value), ids in chunk_facets(connection, chunk).items()
            ),
        )
    first = chunk * CHUNK
    connection.execute(
        "DELETE FROM index_pending WHERE kind = ? AND id >= ? AND id < ?", (number, first, first + CHUNK)
    )


def _columns(posting: Posting) -> tuple[int, int, bytes]:
    return posting.count, posting.check, posting.data


def _put_counts(connection: sqlite3.Connection, kind: Kind, chunk: int, found: Trigrams) -> None:
    """Write in how many documents of all chunks each code occurs, the old ones of this chunk taken off."""
    held = _fact(connection, f"counts.{kind}")
    counts = np.frombuffer(held, np.uint32).copy() if held else np.zeros(CODES, np.uint32)
    old = connection.execute(
        "SELECT code, count FROM index_trigram WHERE kind = ? AND chunk = ?", (NUMBER[kind], chunk)
    ).fetchall()
    if old:
        codes, numbers = np.array(old, np.int64).T
        counts[codes] -= numbers.astype(np.uint32)
    _put_fact(connection, f"counts.{kind}", (counts + found.counts()).tobytes())


def _write_words(connection: sqlite3.Connection, kind: Kind) -> None:
    parts = connection.execute("SELECT data FROM index_column WHERE name = ?", (f"words.{kind}",))
    words = merged((unpack(data) for (data,) in parts), 1)
    if len(words) > _MANY_WORDS:
        words = {word: count for word, count in words.items() if count >= RARE}
    _put_fact(connection, f"words.{kind}", pack(words))


def _write_order(connection: sqlite3.Connection) -> None:
    said, actor = (_numbers(connection, name) for name in ("said", "actor"))
    order, alphabet = newest(said, actor), places(connection.execute(NAMES))
    _put_fact(connection, "newest", order.tobytes())
    _put_fact(connection, "places", alphabet.tobytes())
    _put_fact(connection, "front", front_of(partial(_numbers, connection), order, alphabet))


def _numbers(connection: sqlite3.Connection, name: str) -> NDArray[np.int32]:
    """Return a whole column."""
    parts: dict[int, bytes] = dict(
        connection.execute("SELECT chunk, data FROM index_column WHERE name = ?", (name,)).fetchall()
    )
    found = np.full((max(parts, default=-1) + 1) * CHUNK, GONE, np.int32)
    for chunk, data in parts.items():
        found[chunk * CHUNK : (chunk + 1) * CHUNK] = np.frombuffer(data, np.int32)
    return found


def _put_column(connection: sqlite3.Connection, name: str, chunk: int, data: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO index_column VALUES (?, ?, ?, ?)", (name, chunk, zlib.crc32(data), data))


def _fact(connection: sqlite3.Connection, name: str) -> bytes | None:
    row = connection.execute("SELECT data FROM index_fact WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None


def _put_fact(connection: sqlite3.Connection, name: str, data: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO index_fact VALUES (?, ?, ?)", (name, zlib.crc32(data), data))
