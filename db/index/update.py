"""Bringing the index up to date with the tables it is made from."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from db.index.chunk import Trigrams
from db.index.column import COLUMNS
from db.index.facet import Facet
from db.index.fact import IndexDamaged, put_fact
from db.index.gathering import Gathered, gather
from db.index.kind import CHUNK, KINDS, NUMBER, Kind
from db.index.letters import CODES
from db.index.posting import Lows, Posting, encode, facet_place, trigram_id, trigram_place
from db.index.schema import create
from db.index.stored import counts, put_column, put_facets
from db.index.whole import write_whole
from db.index.word import pack

BACKLOG = 8192
"""Pending documents from which on indexing them is due: until then every reader looks at them one by one."""
_NO_ID = 40
"""No id of a document has as many bits."""

Step = Callable[[int, int], None]
"""Told how many chunks are done, and of how many."""


def is_due(connection: sqlite3.Connection) -> bool:
    """Whether so much is pending, beside what is indexed, or left unfinished, that it is worth indexing now."""
    if _is_unfinished(connection):
        return True
    pending = pending_count(connection)
    if not pending:
        return False
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM quote").fetchone()
    return pending >= BACKLOG or pending * 32 >= min(last, CHUNK)


def pending_count(connection: sqlite3.Connection) -> int:
    """Count what was changed since it was indexed."""
    (count,) = connection.execute("SELECT count(*) FROM index_pending").fetchone()
    return int(count)


def update(connection: sqlite3.Connection, step: Step = lambda done, total: None, *, unfinished: bool = False) -> int:
    """Index what is pending, a chunk a transaction, so that it may be stopped at any time; returns how much it was.

    A chunk of 65,536 quotes takes some three seconds. What is made of all chunks together takes longer the more there
    are: with `unfinished` it is left to a later update, and every reader makes it for itself until then.
    An index that is found damaged is made again.
    """
    try:
        return _update(connection, step, unfinished)
    except IndexDamaged:
        return rebuild(connection, step)


def rebuild(connection: sqlite3.Connection, step: Step = lambda done, total: None) -> int:
    """Drop the index and make it again."""
    with _transaction(connection):
        create(connection)
    return _update(connection, step, False)


def index_chunk(connection: sqlite3.Connection, kind: Kind, chunk: int, found: Gathered | None = None) -> bool:
    """Index one chunk inside the transaction that is open; False where the index is damaged, and all is to be noted.

    What it holds need not be read where it is `found` already.
    """
    try:
        _write_chunk(connection, kind, chunk, found or gather(connection, kind, chunk))
    except IndexDamaged:
        return False
    return True


def _update(connection: sqlite3.Connection, step: Step, unfinished: bool) -> int:
    with _transaction(connection):  # what no trigger of ours wrote
        kinds = ",".join(map(str, NUMBER.values()))
        connection.execute(f"DELETE FROM index_pending WHERE kind NOT IN ({kinds}) OR id >> {_NO_ID} <> 0")
    count = pending_count(connection)
    todo: list[tuple[Kind, int]] = [
        (KINDS[kind], chunk)
        for kind, chunk in connection.execute("SELECT DISTINCT kind, id >> 16 FROM index_pending ORDER BY 1, 2")
    ]
    for done, (kind, chunk) in enumerate(todo):
        step(done, len(todo))
        with _transaction(connection):
            _write_chunk(connection, kind, chunk, gather(connection, kind, chunk))
    if not unfinished and _is_unfinished(connection):
        with _transaction(connection):
            _finish(connection)
    if todo:
        step(len(todo), len(todo))
    return count


def _is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether what is made of all chunks together is to be made."""
    sql = "SELECT EXISTS (SELECT 1 FROM index_fact WHERE name = ?)"
    indexed, finished = (connection.execute(sql, (name,)).fetchone()[0] for name in ("generation", "newest"))
    return bool(indexed and not finished)


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


def _write_chunk(connection: sqlite3.Connection, kind: Kind, chunk: int, found: Gathered) -> None:
    """Write all of one chunk again; what is made of all chunks together is to be made anew from then on."""
    number = NUMBER[kind]
    old = ("newest", "places", "front", f"words.{kind}")
    connection.executemany("DELETE FROM index_fact WHERE name = ?", [(name,) for name in old])
    _put_generation(connection)
    _put_counts(connection, kind, chunk, found.trigrams)
    places = ((trigram_id(number, chunk, code), rows) for code, rows in found.trigrams)
    connection.execute("DELETE FROM index_trigram WHERE id BETWEEN ? AND ?", _ids(number, chunk))
    connection.executemany(
        "INSERT INTO index_trigram VALUES (?, ?, ?, ?)",
        ((place, *_columns(encode(rows, trigram_place(place)))) for place, rows in places),
    )
    names = (f"words.{kind}", *(column.name for column in COLUMNS if column.kind == kind))
    connection.executemany("DELETE FROM index_column WHERE name = ? AND chunk = ?", [(name, chunk) for name in names])
    if len(found.trigrams.rows) or found.numbers:
        put_column(connection, f"words.{kind}", chunk, pack(found.trigrams.words))
    for name, numbers in found.numbers.items():
        put_column(connection, name, chunk, numbers.tobytes())
    if kind == "quote":
        _write_facets(connection, chunk, found.facets)
    first = chunk * CHUNK
    connection.execute(
        "DELETE FROM index_pending WHERE kind = ? AND id >= ? AND id < ?", (number, first, first + CHUNK)
    )


def _ids(number: int, chunk: int) -> tuple[int, int]:
    """Return the first and the last id of the lists of rows of a chunk."""
    return trigram_id(number, chunk, 0), trigram_id(number, chunk, CODES - 1)


def _write_facets(connection: sqlite3.Connection, chunk: int, facets: dict[Facet, Lows]) -> None:
    found = {facet: encode(lows, facet_place(*facet, chunk)) for facet, lows in facets.items()}
    connection.execute("DELETE FROM index_facet WHERE chunk = ?", (chunk,))
    connection.executemany(
        "INSERT INTO index_facet VALUES (?, ?, ?, ?, ?, ?)",
        ((field, value, chunk, *_columns(posting)) for (field, value), posting in found.items()),
    )
    put_facets(connection, chunk, ((*facet, posting.count, posting.check) for facet, posting in found.items()))


def _columns(posting: Posting) -> tuple[int, int, bytes]:
    return posting.count, posting.check, posting.data


def _put_generation(connection: sqlite3.Connection) -> None:
    # Not a number that is counted up: an index made again would have those of the one before.
    put_fact(connection, "generation", str(time.time_ns()).encode())


def _put_counts(connection: sqlite3.Connection, kind: Kind, chunk: int, found: Trigrams) -> None:
    """Write in how many documents of all chunks each code occurs, the old ones of this chunk taken off."""
    held = counts(connection, kind).astype(np.int64)
    old = connection.execute(
        "SELECT id & 65535, count FROM index_trigram WHERE id BETWEEN ? AND ?", _ids(NUMBER[kind], chunk)
    ).fetchall()
    if old:
        codes, numbers = np.array(old, np.int64).T
        if codes.min() < 0 or codes.max() >= len(held) or (held[codes] < numbers).any():
            raise IndexDamaged("there are more lists of rows than were counted")
        held[codes] -= numbers
    put_fact(connection, f"counts.{kind}", (held + found.counts()).astype(np.uint32).tobytes())


def _finish(connection: sqlite3.Connection) -> None:
    """Write what is made of all chunks together; nothing where somebody changed documents meanwhile."""
    if not pending_count(connection):
        write_whole(connection)
        _put_generation(connection)
