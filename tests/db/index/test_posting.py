"""Sets of rows as bytes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index.fact import IndexDamaged
from db.index.kind import CHUNK
from db.index.posting import encode, trigram_id, trigram_place


@given(st.sets(st.integers(0, CHUNK - 1), max_size=60), st.integers(0, CHUNK - 5000), st.booleans())
def test_what_is_encoded_is_read_back(some: set[int], start: int, many: bool) -> None:
    rows = np.array(sorted(some | (set(range(start, start + 5000)) if many else set())), np.uint16)
    posting = encode(rows, b"here")
    posting.verify(b"here")
    assert posting.count == len(rows)
    assert posting.dense is (len(rows) > 4096)
    assert posting.lows().tolist() == rows.tolist()
    assert np.flatnonzero(np.unpackbits(posting.packed())).tolist() == rows.tolist()


@pytest.mark.parametrize("size", [3, 6000])
def test_one_wrong_bit_is_noticed(size: int) -> None:
    posting = encode(np.arange(size, dtype=np.uint16), b"here")
    wrong = bytes([posting.data[0] ^ 4]) + posting.data[1:]
    for damaged in (replace(posting, data=wrong), replace(posting, data=posting.data[:-2]), replace(posting, count=2)):
        with pytest.raises(IndexDamaged):
            damaged.verify(b"here")


def test_the_same_bytes_in_another_place_are_not_believed() -> None:
    posting = encode(np.arange(7, dtype=np.uint16), trigram_place(trigram_id(0, 1, 5)))
    posting.verify(trigram_place(trigram_id(0, 1, 5)))
    for place in (trigram_id(1, 0, 5), trigram_id(0, 1, 6), trigram_id(0, 2, 5)):
        with pytest.raises(IndexDamaged):
            posting.verify(trigram_place(place))
