"""Weights: written and read alike, and a file that is none refused, never run."""

import contextlib
import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from db.extract.model import weights as module
from db.extract.model.features import Features
from db.extract.model.weights import LAYOUT, STAGES, Stage, Weights, WeightsError, load, save, shipped

ARRAYS: dict[str, NDArray[np.generic]] = {
    "layout": np.array(LAYOUT),
    "calibration": np.array([1, 0.5, 0.25, -1], np.float32),
} | {
    name + line: array
    for name in STAGES
    for line, array in (("", np.array([3, -4, 0, 127], np.int8)), ("_line", np.array([0.5, -1.0])))
}


def packed(**changed: object) -> io.BytesIO:
    file = io.BytesIO()
    np.savez(file, allow_pickle=True, **(ARRAYS | changed))  # type: ignore[arg-type]
    file.seek(0)
    return file


def written(weights: Weights) -> bytes:
    file = io.BytesIO()
    save(weights, file)
    return file.getvalue()


def test_weights_come_back_as_they_were() -> None:
    weights = load(packed())
    again = load(io.BytesIO(written(weights)))
    assert again.content.weight.tolist() == [3, -4, 0, 127]
    assert (again.source.scale, again.source.bias) == (0.5, -1.0)
    assert again.calibration.tolist() == weights.calibration.tolist()
    assert written(again) == written(weights)


def test_a_file_of_weights_has_no_time_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written(load(packed())))) as file:
        assert {held.date_time for held in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_shipped_weights_are_small_and_whole() -> None:
    weights = shipped()
    assert weights is not None
    assert shipped() is weights
    assert len(written(weights)) < 2_000_000
    assert 0 < weights.confidence(-4, -4, False) < weights.confidence(4, 4, True) < 1


@pytest.mark.parametrize(
    "changed",
    [
        {"cue": np.array([1, 2, 3], np.int8)},
        {"cue": np.array([], np.int8)},
        {"cue": np.array([[1, 2], [3, 4]], np.int8)},
        {"cue": np.array([1, 2, 3, 4], np.int16)},
        {"cue": np.array(["a", "b"])},
        {"source_line": np.array([1.0])},
        {"source_line": np.array([np.nan, 1.0])},
        {"calibration": np.array([1.0, 2.0])},
        {"calibration": np.array([1.0, 2.0, np.inf, 0.0])},
        {"calibration": np.array(["a", "b", "c", "d"])},
        {"layout": np.array([1, 2])},
        {"layout": np.array("one")},
        {"content": np.array([object()])},
    ],
)
def test_arrays_of_another_form_are_refused(changed: dict[str, object]) -> None:
    with pytest.raises(WeightsError, match="holds no weights"):
        load(packed(**changed))


def test_another_layout_is_refused_by_name() -> None:
    with pytest.raises(WeightsError, match="another version of onrecord"):
        load(packed(layout=np.array(LAYOUT + 1)))


def test_a_missing_array_is_refused() -> None:
    file = io.BytesIO()
    np.savez(file, layout=np.array(LAYOUT))
    file.seek(0)
    with pytest.raises(WeightsError, match="holds no weights"):
        load(file)


class Trap:
    """What unpickling it would run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.touch, (Path("/nowhere/trap"),))  # type: ignore[return-value]


def test_nothing_is_unpickled(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("unpickled")

    monkeypatch.setattr(pickle, "load", fail)
    monkeypatch.setattr(pickle, "loads", fail)
    for file in (io.BytesIO(pickle.dumps(Trap())), packed(cue=np.array([Trap()], object))):
        with pytest.raises(WeightsError, match="holds no weights"):
            load(file)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    with pytest.raises(WeightsError, match="holds no weights"):
        load(packed())


def test_a_file_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not exist"):
        load(tmp_path / "none.npz")
    with pytest.raises(WeightsError, match="holds no weights"):
        load(tmp_path)
    array = io.BytesIO()
    np.save(array, np.zeros(4, np.int8))
    for data in (b"", b"text", b"PK\x03\x04", array.getvalue()):
        (tmp_path / "bad.npz").write_bytes(data)
        with pytest.raises(WeightsError, match="holds no weights"):
            load(tmp_path / "bad.npz")


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_refused_or_still_whole(data: st.DataObject) -> None:
    good = written(load(packed()))
    cut = data.draw(st.integers(0, len(good) - 1))
    with pytest.raises(WeightsError):
        load(io.BytesIO(good[:cut]))
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    with contextlib.suppress(WeightsError):
        load(io.BytesIO(bad))


def test_a_stage_adds_what_each_feature_weighs() -> None:
    stage = Stage(np.array([3, -4, 0, 127], np.int8), 0.5, -1.0)
    fixed = np.array([[0, 1], [2, 3]], np.uint32)
    plain = Features(("a", "b"), fixed, np.array([], np.int64), np.array([], np.uint32))
    assert stage.logits(plain).tolist() == [-1.5, 62.5]
    more = Features(("a", "b"), fixed, np.array([0, 0]), np.array([4, 1], np.uint32), ("word",), np.array([0, 0]))
    assert stage.logits(more).tolist() == [-2.0, 62.5]
    assert stage.reasons(more, 0) == (("b", -2.0), ("word", -2.0), ("a", 1.5), ("word", 1.5))
    assert stage.reasons(more, 0, most=1) == (("b", -2.0),)
