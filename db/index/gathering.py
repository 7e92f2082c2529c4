"""All that is indexed of one chunk, its rows read once."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from db.dataclass import dataclass
from db.index.chunk import BLOCK, Rows, Trigrams, index_blocks
from db.index.column import COLUMNS, GONE, Numbers
from db.index.document import documents
from db.index.facet import Facet, chunk_facets
from db.index.kind import CHUNK, Kind
from db.index.posting import Lows
from db.index.value import FIELDS

_NUMBERS = 4
"""Figures of the longest number that is a word of an article: those that tell labels apart are as many as articles."""
_Block = tuple[Rows, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one chunk of documents of a kind puts into the index."""

    trigrams: Trigrams
    """By the lower halves of the ids."""
    numbers: dict[str, Numbers]
    """Of each column of the kind, GONE where there is no document; none where there is no document at all."""
    facets: dict[Facet, Lows]
    """Of quotes alone."""


def gather(connection: sqlite3.Connection, kind: Kind, chunk: int) -> Gathered:
    """Read and take apart a chunk."""
    numbers: dict[str, Numbers] = {}
    if kind != "quote":
        trigrams = index_blocks(_blocks(connection, kind, chunk, numbers))
        if kind == "article":
            for word in [word for word in trigrams.words if len(word) > _NUMBERS and word.isdecimal()]:
                del trigrams.words[word]
        return Gathered(trigrams, numbers, {})
    held: dict[Facet, list[Lows]] = {}
    trigrams = index_blocks(_quotes(connection, chunk, numbers, held))
    facets = {facet: np.concatenate(parts) for facet, parts in held.items()}
    return Gathered(trigrams, numbers, facets | chunk_facets(connection, chunk))


def _quotes(
    connection: sqlite3.Connection, chunk: int, numbers: dict[str, Numbers], facets: dict[Facet, list[Lows]]
) -> Iterator[_Block]:
    """Yield the texts of quotes, noting what else is indexed of them."""
    first = chunk * CHUNK
    columns = [column for column in COLUMNS if column.kind == "quote"]
    wanted = ", ".join(["id", "text", *(column.number for column in columns), *FIELDS.values()])
    rows = connection.execute(
        f"SELECT {wanted} FROM quote WHERE id >= ? AND id < ? ORDER BY id", (first, first + CHUNK)
    )
    while some := rows.fetchmany(BLOCK):
        ids, texts, *others = zip(*some, strict=True)
        lows = (np.array(ids, np.int64) - first).astype(np.uint16)
        for column, values in zip(columns, others[: len(columns)], strict=True):
            numbers.setdefault(column.name, np.full(CHUNK, GONE, np.int32))[lows] = values
        for field, values in zip(FIELDS, others[len(columns) :], strict=True):
            for value, part in _parted(lows, values):
                facets.setdefault((field, value), []).append(part)
        yield lows, texts


def _parted(lows: Lows, values: Sequence[str | None]) -> Iterator[tuple[str, Lows]]:
    """Yield each value with the rows that have it."""
    different = list(dict.fromkeys(values))
    if len(different) == 1 and different[0] is not None:
        yield different[0], lows
        return
    places = {value: place for place, value in enumerate(different)}
    which = np.array([places[value] for value in values])
    for place, value in enumerate(different):
        if value is not None:
            yield value, lows[which == place]


def _blocks(connection: sqlite3.Connection, kind: Kind, chunk: int, numbers: dict[str, Numbers]) -> Iterator[_Block]:
    """Yield the texts of other documents, noting their numbers."""
    first = chunk * CHUNK
    held = documents(connection, kind, chunk)
    while some := list(islice(held, BLOCK)):
        ids, texts = zip(*some, strict=True)
        yield (np.array(ids, np.int64) - first).astype(np.uint16), texts
    for column in COLUMNS:
        if column.kind == kind:
            rows = connection.execute(
                f"SELECT id, {column.number} FROM {kind} WHERE id >= ? AND id < ?", (first, first + CHUNK)
            ).fetchall()
            if rows:
                ids, values = np.array(rows, np.int64).T
                numbers.setdefault(column.name, np.full(CHUNK, GONE, np.int32))[ids - first] = values
