"""Features: the same numbers everywhere, whatever Python's own hashes are."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract.model.features import bucket, hashed, templates
from db.extract.model.tokens import code

ROOT = Path(__file__).parents[4]
DIGEST = """
import hashlib
import numpy as np
from tests.db.extract.model.reading import NEWS, read
reading = read(NEWS).reading
total = hashlib.sha256()
def take(features):
    total.update(repr((features.names, features.kinds)).encode())
    for array in (features.fixed, features.row, features.more):
        total.update(np.ascontiguousarray(array).tobytes())
take(reading.cue_features())
reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
contents = reading.contents()
found = contents.found
total.update(repr(found).encode())
from db.extract.model.content_features import content_features
take(content_features(contents.columns))
from db.extract.model.rival_features import rival_features
take(rival_features(found, contents.columns, np.linspace(-3, 3, len(found), dtype=np.float32)))
from db.extract.model.reading import Units
units = Units(*(np.array([getattr(c, n) for c in found], np.int64) for n in ("cue", "first", "end")))
sources, features = reading.sources(units)
total.update(sources.token.tobytes())
take(features)
print(total.hexdigest())
"""
SAID = -873057366046756574
HASHES = [489525375, 2836564897, 1149019234, 653211038]
"""If these change, LAYOUT of the weights must be raised and all weights be trained again."""


def test_features_do_not_hang_on_the_seed_of_pythons_hashes() -> None:
    printed = []
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        printed.append(done.stdout)
    assert len(set(printed)) == 1 and len(printed[0]) == 65


def test_hashes_are_the_numbers_the_weights_were_trained_with() -> None:
    columns = np.array([0, 1, -1, code("said")]), np.array([True, False, True, False])
    assert hashed("lemma", *columns).tolist() == HASHES
    assert code("said") == SAID
    assert hashed("tag", *columns).tolist() != HASHES
    assert hashed("lemma", *columns[::-1]).tolist() != HASHES


@given(st.lists(st.integers(-(2**62), 2**62), min_size=1, max_size=50, unique=True))
def test_hashes_of_a_column_spread_and_do_not_hang_on_the_other_rows(values: list[int]) -> None:
    column = np.array(values)
    found = hashed("word", column)
    assert found.dtype == np.uint32
    assert [int(hashed("word", column[i : i + 1])[0]) for i in range(len(values))] == found.tolist()
    assert len(set(found.tolist())) == len(values)


def test_templates_are_every_column_and_every_combination() -> None:
    columns = {"a": np.array([1, 2, 3]), "b": np.array([True, False, True])}
    names, fixed = templates(columns, [("a", "b")])
    assert names == ("a", "b", "a+b")
    assert fixed.shape == (3, 3)
    assert fixed[:, 2].tolist() == hashed("a+b", columns["a"], columns["b"]).tolist()
    names, fewer = templates(columns, [("a", "b")], ["b"])
    assert names == ("b", "a+b")
    assert fewer.tolist() == fixed[:, 1:].tolist()


@pytest.mark.parametrize(("value", "wanted"), [(0.0, 0), (1.0, 1), (1.5, 1), (2.0, 2), (99.0, 2)])
def test_a_bucket_begins_at_its_edge(value: float, wanted: int) -> None:
    assert bucket(np.array([value]), (1, 2)).tolist() == [wanted]
