"""The quotes of actors."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.index.owned import Owned


@given(st.lists(st.integers(-1, 90), max_size=300), st.sets(st.integers(0, 120)))
def test_the_quotes_of_some_are_those_that_name_them(owner: list[int], wanted: set[int]) -> None:
    found = Owned(np.array(owner, np.int32)).of(np.array(sorted(wanted), np.intp))
    assert sorted(found.tolist()) == [at for at, one in enumerate(owner) if one > 0 and one in wanted]
