"""The orders that are kept ready."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.index.column import GONE, newest, renewed

ROWS = st.lists(
    st.tuples(st.sampled_from([0, 20230101, 20240399, 20240401]), st.sampled_from([GONE, 0, 7])), max_size=30
)


@given(ROWS, ROWS)
def test_a_few_changes_give_the_order_that_all_anew_gives(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    size = max(len(before), len(after))
    gone = [(0, GONE)] * size
    was, now = ((rows + gone)[:size] for rows in (before, after))
    changed = [at for at in range(size) if was[at] != now[at]]
    order = (
        newest(*(np.array(numbers, np.int32) for numbers in zip(*was, strict=True))) if size else np.empty(0, np.int32)
    )
    said, actor = (np.array([row[n] for row in now], np.int32) for n in (0, 1))
    assert renewed(order, said, actor, changed).tolist() == newest(said, actor).tolist()
