"""Rows that may be very many."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from db.ask import many
from db.ask.many import Many
from db.index.snapshot import Snapshot

SIZE = 200_000


@pytest.fixture(params=["put in order", "looked at as far as asked"])
def rows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Many, list[int]]:
    """A third of all quotes, and their ids with the newest first."""
    monkeypatch.setattr(many, "_MANY", SIZE if request.param == "put in order" else 5000)
    chance = np.random.default_rng(3)
    said = chance.integers(0, 400, SIZE, dtype=np.int32)
    newest = np.lexsort((np.arange(SIZE), -said)).astype(np.int32)
    mask = chance.random(SIZE) < 0.3
    state = cast(Snapshot, SimpleNamespace(newest=newest, numbers={"said": said}))
    return Many(state, mask), newest[mask[newest]].tolist()


def test_any_stretch_is_the_same_however_many_there_are(rows: tuple[Many, list[int]]) -> None:
    found, expected = rows
    assert len(found) == len(expected)
    for start, end in ((0, 50), (0, 4999), (300, 350), (4000, 70_000), (len(expected) - 3, len(expected) + 10)):
        assert found.stretch(start, end).tolist() == expected[start:end]
    assert found.ids.tolist() == expected


def test_the_place_of_each_is_known_and_of_others_none(rows: tuple[Many, list[int]]) -> None:
    found, expected = rows
    for place in (0, 7, 40_000, len(expected) - 1):
        assert found.place(expected[place]) == place
    missing = next(id_ for id_ in range(SIZE) if not found.mask[id_])
    assert found.place(missing) is None
    assert found.place(SIZE + 4) is None


def test_a_sample_has_as_many_different_rows_as_asked(rows: tuple[Many, list[int]]) -> None:
    found, expected = rows
    sample = found.sample(200).tolist()
    assert len(set(sample)) == 200
    assert set(sample) <= set(expected)
    assert {min(expected), max(expected)} <= set(sample) or {expected[0], expected[-1]} <= set(sample)


def test_none_are_none(rows: tuple[Many, list[int]]) -> None:
    found = Many(rows[0]._snapshot, np.zeros(SIZE, bool))
    assert (len(found), found.ids.tolist(), found.stretch(0, 9).tolist(), found.place(1)) == (0, [], [], None)
