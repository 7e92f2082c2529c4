"""The rows that have the most in common with a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask import candidate
from db.ask.candidate import top


@given(
    st.lists(st.integers(0, 130), max_size=400), st.integers(1, 120), st.integers(1, 60), st.sampled_from([0.15, 0.25])
)
def test_the_best_are_taken_and_the_newest_of_equals(held: list[int], full: int, most: int, share: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidate, "CHUNK", 64)
        patch.setattr(candidate, "_NEAR", 128)
        found = top(np.array(held, np.uint8), full, most, share)
    worth = [id_ for id_, one in enumerate(held) if one >= max(1, int(share * full))]
    best = sorted(worth, key=lambda id_: (-held[id_], -id_))[:most]
    assert found.tolist() == sorted(best)
