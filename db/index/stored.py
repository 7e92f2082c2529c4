"""What the index holds beside its lists of rows: columns, counts, words and facts, each checked when it is read."""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from db.index.column import COLUMNS, GONE, Numbers
from db.index.document import KINDS, NUMBER, Kind
from db.index.letters import CODES
from db.index.posting import CHUNK, IndexDamaged
from db.index.word import unpack


def words_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the words of all documents with how often each occurs, pending ones left out."""
    first, *others = KINDS  # those of the quotes, which are the most
    found = unpack(fact(connection, f"words.{first}") or bytes(4))
    for kind in others:
        for word, count in unpack(fact(connection, f"words.{kind}") or bytes(4)).items():
            found[word] = found.get(word, 0) + count
    return found


def span(connection: sqlite3.Connection, kind: Kind, numbers: Mapping[str, Numbers], ids: Sequence[int]) -> int:
    """Return how many chunks the ids of a kind span, those of pending documents too."""
    (last,) = connection.execute(
        "SELECT coalesce(max(chunk), -1) FROM index_trigram WHERE kind = ?", (NUMBER[kind],)
    ).fetchone()
    columns = (len(numbers[column.name]) // CHUNK for column in COLUMNS if column.kind == kind)
    return max(int(last) + 1, max(ids, default=-1) // CHUNK + 1, *columns)


def counts(connection: sqlite3.Connection, kind: Kind) -> NDArray[np.uint32]:
    """Return in how many indexed documents of a kind each code occurs."""
    held = fact(connection, f"counts.{kind}")
    return np.frombuffer(held, np.uint32) if held else np.zeros(CODES, np.uint32)


def column_of(connection: sqlite3.Connection, name: str) -> Numbers:
    """Return a whole column; raises IndexDamaged."""
    rows = connection.execute(
        "SELECT chunk, checksum, data FROM index_column WHERE name = ? ORDER BY chunk", (name,)
    ).fetchall()
    found = np.full((rows[-1][0] + 1) * CHUNK if rows else 0, GONE, np.int32)
    for chunk, checksum, data in rows:
        if len(data) != 4 * CHUNK or zlib.crc32(data) != checksum:
            raise IndexDamaged(f"the column {name} is not as it was written")
        found[chunk * CHUNK : (chunk + 1) * CHUNK] = np.frombuffer(data, np.int32)
    return found


def fact(connection: sqlite3.Connection, name: str) -> bytes | None:
    """Return a fact by its name, None where there is none; raises IndexDamaged."""
    row = connection.execute("SELECT data, checksum FROM index_fact WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    if zlib.crc32(row[0]) != row[1]:
        raise IndexDamaged(f"the fact {name} is not as it was written")
    return bytes(row[0])
