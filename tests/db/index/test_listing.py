"""Where codes occur over many chunks, against sets."""

import sqlite3
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.index.fact import IndexDamaged
from db.index.kind import CHUNK
from db.index.listing import BLOCK, Listing, Listings, mark
from db.index.posting import encode, trigram_id, trigram_place

Rows = Mapping[int, set[int]]
"""By code, the ids of the rows it occurs in."""


def stored(rows: Rows, kind: int = 0) -> sqlite3.Connection:
    """An index of one kind."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE index_trigram (id INTEGER PRIMARY KEY, count, checksum, ids)")
    for code, ids in rows.items():
        for chunk in {id_ // CHUNK for id_ in ids}:
            lows = np.array(sorted(id_ % CHUNK for id_ in ids if id_ // CHUNK == chunk), np.uint16)
            id_ = trigram_id(kind, chunk, code)
            posting = encode(lows, trigram_place(id_))
            row = (id_, posting.count, posting.check, posting.data)
            connection.execute("INSERT INTO index_trigram VALUES (?, ?, ?, ?)", row)
    return connection


def read(connection: sqlite3.Connection, codes: list[int], chunks: int = 3) -> dict[int, Listing]:
    """The listings of the first block."""
    (found,) = Listings().read(connection, [(0, 0, chunks)], codes)
    return found


def many(start: int, size: int) -> set[int]:
    """So many rows that they are kept as bits."""
    return set(range(start, start + size, 2))


some = st.sets(st.integers(0, 3 * CHUNK - 1), max_size=30)
ROWS = st.tuples(some, st.sampled_from([set(), many(5, 9000), many(CHUNK + 3, 12000), many(0, 3 * CHUNK)]))


@settings(deadline=None, max_examples=40)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_rows_are_added_up_and_met(drawn: list[tuple[set[int], set[int]]]) -> None:
    rows = {code: few | dense for code, (few, dense) in enumerate(drawn, 7)}
    listings = read(stored(rows), list(rows))
    assert set(listings) == {code for code, ids in rows.items() if ids}
    sums = np.zeros(3 * CHUNK, np.uint8)
    expected = np.zeros(3 * CHUNK, np.uint8)
    for code, listing in listings.items():
        assert listing.count == len(rows[code])
        listing.add(sums, np.uint8(code))
        expected[list(rows[code])] += code
    assert (sums == expected).all()
    if listings:
        everywhere = set.intersection(*(rows[code] for code in listings))
        flags = np.zeros(3 * CHUNK, bool)
        mark(flags, list(listings.values()))
        assert np.flatnonzero(flags).tolist() == sorted(everywhere)


def test_several_kinds_are_read_at_once_and_kept() -> None:
    connection = stored({5: {1, 2, CHUNK}, 6: {3}})
    listings = Listings()
    quotes, actors = listings.read(connection, [(0, 0, 2), (1, 0, 1)], [5, 6, 9])
    assert {code: listing.count for code, listing in quotes.items()} == {5: 3, 6: 1}
    assert actors == {}
    connection.execute("DROP TABLE index_trigram")
    (again,) = listings.read(connection, [(0, 0, 2)], [6, 5, 9])
    assert again[5].few.tolist() == [1, 2, CHUNK]


def test_a_later_block_counts_from_its_own_first_row() -> None:
    connection = stored({5: {1, BLOCK * CHUNK + 4}})
    (found,) = Listings().read(connection, [(0, 1, 1)], [5])
    assert found[5].few.tolist() == [4]


def test_what_was_moved_is_not_believed() -> None:
    connection = stored({5: {1, 2}})
    connection.execute("UPDATE index_trigram SET id = id + 1")
    with pytest.raises(IndexDamaged):
        read(connection, [6])
