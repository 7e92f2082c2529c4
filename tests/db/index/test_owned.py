"""The quotes of actors."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.index.owned import Owned


@given(st.lists(st.integers(-1, 90), max_size=300), st.sets(st.integers(0, 120)))
def test_the_quotes_of_some_are_those_that_name_them(owner: list[int], wanted: set[int]) -> None:
    found = Owned(np.array(owner, np.int32)).of(np.array(sorted(wanted), np.intp))
    assert sorted(found.tolist()) == [at for at, one in enumerate(owner) if one > 0 and one in wanted]


@given(
    st.lists(st.integers(-1, 90), max_size=300), st.dictionaries(st.integers(0, 299), st.integers(-1, 120)), st.data()
)
def test_a_quote_has_the_value_of_who_says_it_now(owner: list[int], later: dict[int, int], data: st.DataObject) -> None:
    wanted = data.draw(st.sets(st.integers(0, 120)))
    changed = {at: one for at, one in sorted(later.items()) if at < len(owner)}
    owned = Owned(np.array(owner, np.int32))
    owned = owned.later(np.array(list(changed), np.intp), np.array(list(changed.values()), np.int32))
    values = np.arange(100, 221, dtype=np.uint8)
    rows, own = owned.given(np.array(sorted(wanted), np.intp), values)
    now = {**dict(enumerate(owner)), **changed}
    assert dict(zip(rows.tolist(), own.tolist(), strict=True)) == {
        at: values[one] for at, one in now.items() if one > 0 and one in wanted
    }
    assert sorted(rows.tolist()) == sorted(owned.of(np.array(sorted(wanted), np.intp)).tolist())
