"""Rivals: the likeliest of the same cue, and of others that want the same words."""

import numpy as np
import pytest

from db.extract.model import rival_features as module
from db.extract.model.candidate import Candidate
from db.extract.model.reading import Contents
from db.extract.model.rival_features import LEAST, NONE, contenders, rival_features
from tests.db.extract.model.reading import NEWS, read

LONG = Candidate(3, 5, 12, "long")
SHORT = Candidate(3, 5, 9, "short")
AWAY = Candidate(3, 20, 25, "away")
OTHER = Candidate(8, 9, 12, "other")
ALONE = Candidate(40, 41, 50, "alone")
FOUND = [LONG, SHORT, AWAY, OTHER, ALONE]
ODDS = np.array([1.0, 2.0, -1.0, 0.5, 3.0], np.float32)


def test_a_rival_is_the_likeliest_other_of_the_cue_or_of_another_that_shares_a_token() -> None:
    rivals = module._Rivals(FOUND, ODDS)
    assert rivals.own.odds.tolist() == [2.0, 1.0, 2.0, NONE, NONE]
    assert rivals.other.odds.tolist() == [0.5, NONE, NONE, 1.0, NONE]
    assert rivals.apart.tolist() == [-1.0, -1.0, 2.0, NONE, NONE]
    assert rivals.rank.tolist() == [1, 0, 2, 0, 0]


def test_how_two_rivals_lie_to_each_other_is_told() -> None:
    rivals = module._Rivals(FOUND, ODDS)
    assert rivals.own.lie[3] == rivals.own.lie[4] == 0
    assert len({int(rivals.own.lie[i]) for i in range(3)}) == 3
    assert rivals.other.lie[0] != rivals.other.lie[3]


def test_many_candidates_are_compared_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = module._Rivals(FOUND, ODDS)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    found = module._Rivals(FOUND, ODDS)
    for one, other in ((found.own, wanted.own), (found.other, wanted.other)):
        assert one.odds.tolist() == other.odds.tolist() and one.lie.tolist() == other.lie.tolist()
    assert found.rank.tolist() == wanted.rank.tolist() and found.apart.tolist() == wanted.apart.tolist()


def test_contenders_are_the_likely_ones() -> None:
    assert contenders(np.array([LEAST - 1, LEAST + 1, 5], np.float32)).tolist() == [1, 2]


def test_every_candidate_has_features_and_none_have_none() -> None:
    reading = read(NEWS).reading
    reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
    every = reading.contents()
    odds = np.linspace(-6, 6, len(every.found), dtype=np.float32)
    rows = contenders(odds)
    some: Contents = every.at(rows)
    features = rival_features(some.found, some.columns, odds[rows])
    assert features.fixed.shape == (len(rows), len(features.names)) and len(set(features.names)) == len(features.names)
    nothing = every.at(np.zeros(0, np.int64))
    assert len(rival_features(nothing.found, nothing.columns, np.zeros(0, np.float32))) == 0
