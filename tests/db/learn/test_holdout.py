"""Holding back: the same articles every time, whatever else is there."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from db.learn.brat import Annotated
from db.learn.holdout import held_back


@given(st.lists(st.text("abcé", min_size=1, max_size=8), unique=True, max_size=40), st.floats(0, 0.9))
def test_every_article_is_on_one_side(names: list[str], share: float) -> None:
    annotated = [Annotated(Path(f"/news/{name}.txt"), ()) for name in sorted(names)]
    mine, others = held_back(annotated, share)
    assert sorted([*mine, *others], key=lambda one: one.file) == sorted(annotated, key=lambda one: one.file)
    assert len(others) == round(share * len(names))
    assert held_back(annotated[::-1], share)[1] == others[::-1]
    more = held_back(annotated, min(0.9, share + 0.1))[1]
    assert {one.file for one in others} <= {one.file for one in more}
