"""Whose rows come first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.ask.rank import foremost


@given(st.lists(st.integers(0, 9), min_size=1, max_size=200), st.integers(1, 50), st.booleans())
def test_the_most_quotes_come_first_then_the_first_by_place(held: list[int], wanted: int, named: bool) -> None:
    places = np.random.default_rng(len(held)).permutation(len(held)).astype(np.int32) if named else None
    found = foremost(np.array(held, np.int32), places, wanted)
    order = range(len(held)) if places is None else places.tolist()
    best = sorted((id_ for id_, one in enumerate(held) if one), key=lambda id_: (-held[id_], order[id_]))
    assert sorted(found.tolist()) == sorted(best[:wanted])
