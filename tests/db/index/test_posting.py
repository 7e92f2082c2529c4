"""Sets of rows as bytes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index.posting import CHUNK, IndexDamaged, encode


@given(st.sets(st.integers(0, CHUNK - 1), max_size=60), st.integers(0, CHUNK - 5000), st.booleans())
def test_what_is_encoded_is_read_back(some: set[int], start: int, many: bool) -> None:
    rows = np.array(sorted(some | (set(range(start, start + 5000)) if many else set())), np.uint16)
    posting = encode(rows)
    posting.verify()
    assert posting.count == len(rows)
    assert posting.dense is (len(rows) > 4096)
    assert posting.lows().tolist() == rows.tolist()
    assert np.flatnonzero(np.unpackbits(posting.packed())).tolist() == rows.tolist()


@pytest.mark.parametrize("size", [3, 6000])
def test_one_wrong_bit_is_noticed(size: int) -> None:
    posting = encode(np.arange(size, dtype=np.uint16))
    wrong = bytes([posting.data[0] ^ 4]) + posting.data[1:]
    for damaged in (replace(posting, data=wrong), replace(posting, data=posting.data[:-2]), replace(posting, count=2)):
        with pytest.raises(IndexDamaged):
            damaged.verify()
