"""What the index holds beside its lists of rows: columns, counts, words and facts, each checked when it is read."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from db.index.column import COLUMNS, GONE, Numbers
from db.index.fact import IndexDamaged, checked, fact, put_fact
from db.index.kind import CHUNK, KINDS, NUMBER, Kind
from db.index.letters import CODES
from db.index.posting import trigram_id
from db.index.word import RARE, merged, unpack

MANY_WORDS = 50_000
"""More of a kind than these are kept without those that are rare."""
_FACETS = "facets."
"""A fact a chunk: for each field, how many lists of rows there are, and the sums of what `_sums` adds up."""

_Stored = tuple[str, str, int, int]
"""The field and the value of a list of rows, how many it has, and its check."""


def words_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the words of all documents with how often each occurs, pending ones left out."""
    first, *others = KINDS  # those of the quotes, which are the most
    found = kind_words(connection, first)
    for kind in others:
        for word, count in kind_words(connection, kind).items():
            found[word] = found.get(word, 0) + count
    return found


def kind_words(connection: sqlite3.Connection, kind: Kind) -> dict[str, int]:
    """Return the words of a kind with how often each occurs; where they are not written yet, those of its chunks."""
    held = fact(connection, f"words.{kind}")
    if held is not None:
        return unpack(held)
    words = merged((unpack(data) for _, data in _chunks(connection, f"words.{kind}")), 1)
    if len(words) > MANY_WORDS:
        words = {word: count for word, count in words.items() if count >= RARE}
    return words


def span(connection: sqlite3.Connection, kind: Kind, numbers: Mapping[str, Numbers]) -> int:
    """Return how many chunks the indexed documents of a kind span."""
    (last,) = connection.execute(
        "SELECT max(id) FROM index_trigram WHERE id BETWEEN ? AND ?", trigram_ids(kind)
    ).fetchone()
    indexed = 0 if last is None else (int(last) - trigram_id(NUMBER[kind], 0, 0) >> 16) + 1
    return max(indexed, *(len(numbers[column.name]) // CHUNK for column in COLUMNS if column.kind == kind), 0)


def trigram_ids(kind: Kind) -> tuple[int, int]:
    """Return the first and the last id of the lists of rows of a kind."""
    return trigram_id(NUMBER[kind], 0, 0), trigram_id(NUMBER[kind] + 1, 0, 0) - 1


def counts(connection: sqlite3.Connection, kind: Kind) -> NDArray[np.uint32]:
    """Return in how many indexed documents of a kind each code occurs; raises IndexDamaged."""
    held = fact(connection, f"counts.{kind}")
    if held is not None:
        return np.frombuffer(held, np.uint32)
    sql = "SELECT EXISTS (SELECT 1 FROM index_trigram WHERE id BETWEEN ? AND ?)"
    if connection.execute(sql, trigram_ids(kind)).fetchone()[0]:
        raise IndexDamaged(f"the counts of the kind {kind} are missing")
    return np.zeros(CODES, np.uint32)


def column_of(connection: sqlite3.Connection, name: str) -> Numbers:
    """Return a whole column; raises IndexDamaged."""
    parts = list(_chunks(connection, name))
    found = np.full((parts[-1][0] + 1) * CHUNK if parts else 0, GONE, np.int32)
    for chunk, data in parts:
        found[chunk * CHUNK : (chunk + 1) * CHUNK] = np.frombuffer(data, np.int32)
    return found


def column_chunks(connection: sqlite3.Connection, name: str) -> Iterator[tuple[int, Numbers]]:
    """Yield the numbers of each chunk of a column with the first id of the chunk; raises IndexDamaged."""
    for chunk, data in _chunks(connection, name):
        yield chunk * CHUNK, np.frombuffer(data, np.int32)


def word_chunks(connection: sqlite3.Connection, kind: Kind) -> Iterator[bytes]:
    """Yield the words of each chunk of a kind, packed; raises IndexDamaged."""
    for _, data in _chunks(connection, f"words.{kind}"):
        yield data


def verify_columns(connection: sqlite3.Connection, numbers: Mapping[str, Numbers]) -> None:
    """Raise IndexDamaged where columns, pending documents in them, have not a number for every document."""
    for column in COLUMNS:
        (there,) = connection.execute(f"SELECT count(*) FROM {column.kind}").fetchone()
        if np.count_nonzero(numbers[column.name] != GONE) != there:
            raise IndexDamaged(f"the column {column.name} is not whole")


def verify_facets(connection: sqlite3.Connection) -> None:
    """Raise IndexDamaged where the lists of the values that are filtered by are not those that were written."""
    told = {}
    for (name,) in connection.execute("SELECT name FROM index_fact WHERE name GLOB ?", (f"{_FACETS}*",)).fetchall():
        told[int(name.removeprefix(_FACETS))] = json.loads(fact(connection, name) or b"")
    rows: dict[int, list[_Stored]] = {}
    for chunk, *stored in connection.execute("SELECT chunk, field, value, count, checksum FROM index_facet"):
        rows.setdefault(chunk, []).append(tuple(stored))
    held = {chunk: _sums(stored) for chunk, stored in rows.items()}
    indexed = {chunk for (chunk,) in connection.execute("SELECT chunk FROM index_column WHERE name = 'actor'")}
    if told != held or indexed != set(told):
        raise IndexDamaged("the lists of values are not as they were written")


def put_facets(connection: sqlite3.Connection, chunk: int, rows: Iterable[_Stored]) -> None:
    """Write down what lists of rows a chunk has; none to forget it."""
    found = _sums(rows)
    if found:
        put_fact(connection, f"{_FACETS}{chunk}", json.dumps(found).encode())
    else:
        connection.execute("DELETE FROM index_fact WHERE name = ?", (f"{_FACETS}{chunk}",))


def _sums(rows: Iterable[_Stored]) -> dict[str, list[int]]:
    """Return, of each field, how many lists there are, and the sums of their values' checksums, counts and checks."""
    found: dict[str, list[int]] = {}
    for field, value, count, check in rows:
        sums = found.setdefault(field, [0, 0, 0, 0])
        for place, number in enumerate((1, crc32(str(value).encode()), count, check)):
            sums[place] += number
    return found


def put_column(connection: sqlite3.Connection, name: str, chunk: int, data: bytes) -> None:
    """Write what a chunk has of a column."""
    row = (name, chunk, checked(data, name, chunk), data)
    connection.execute("INSERT OR REPLACE INTO index_column VALUES (?, ?, ?, ?)", row)


def _chunks(connection: sqlite3.Connection, name: str) -> Iterable[tuple[int, bytes]]:
    sql = "SELECT chunk, checksum, data FROM index_column WHERE name = ? ORDER BY chunk"
    for chunk, checksum, data in connection.execute(sql, (name,)):
        if checked(data, name, chunk) != checksum:
            raise IndexDamaged(f"the column {name} is not as it was written")
        yield chunk, data
