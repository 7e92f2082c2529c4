"""Training: the same bytes for the same articles, and something learned from them."""

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from db.extract.model.features import Features
from db.extract.model.weights import Stage, Weights, load, save
from db.learn.brat import read_folder
from db.learn.error import LearnError
from db.learn.example import Example, examples
from db.learn.fit import fit, matrix, odds_of
from db.learn.train import LEAST, enough, learn
from tests.db.extract.drafting import pipeline
from tests.db.learn.corpus import ARTICLES, lay_down

ROOT = Path(__file__).parents[3]
ALONE = """
import io, sys
from pathlib import Path
from db.extract.model.weights import save
from db.learn.brat import read_folder
from db.learn.example import examples
from db.learn.train import learn
from tests.db.extract.drafting import pipeline
file = io.BytesIO()
save(learn(list(examples(read_folder(Path(sys.argv[1])), pipeline()))), file)
sys.stdout.buffer.write(file.getvalue())
"""


def read(folder: Path, names: list[str] | None = None) -> list[Example]:
    return list(examples(read_folder(lay_down(folder, names)), pipeline()))


def written(weights: Weights) -> bytes:
    file = io.BytesIO()
    save(weights, file)
    return file.getvalue()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_down(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def weights(corpus: Path) -> Weights:
    return learn(list(examples(read_folder(corpus), pipeline())))


def test_another_order_on_the_disk_gives_the_same_bytes(weights: Weights, tmp_path: Path) -> None:
    stages: list[str] = []
    again = learn(read(tmp_path, list(ARTICLES)[::-1]), stages.append)
    assert written(again) == written(weights)
    assert stages == ["cues", "contents", "rivals", "sources"]


def test_another_process_with_one_thread_and_other_hashes_gives_the_same_bytes(weights: Weights, corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALONE, corpus],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stdout == written(weights)


def test_what_was_learned_can_be_loaded_and_is_of_use(weights: Weights, corpus: Path) -> None:
    again = load(io.BytesIO(written(weights)))
    examples_read = list(examples(read_folder(corpus), pipeline()))
    chances, right = [], []
    for example in examples_read:
        chances.append(again.cue.logits(example.reading.cue_features()))
        right.append(example.gold.cues(example.reading))
    odds, cues = np.concatenate(chances), np.concatenate(right)
    assert odds[cues].mean() > odds[~cues].mean() + 1
    assert 0 < again.confidence(-2, -2, False) < again.confidence(3, 3, False) < 1


def test_too_few_articles_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LearnError, match=f"{LEAST - 1} articles .* too few .* takes {LEAST}"):
        learn(read(tmp_path, list(ARTICLES)[: LEAST - 1]))
    enough(LEAST)


def test_articles_without_attributions_do_not_count(tmp_path: Path) -> None:
    lay_down(tmp_path)
    for file in sorted((tmp_path / "notes").iterdir())[7:]:
        file.write_text("", encoding="utf-8")
    with pytest.raises(LearnError, match="7 articles with an attribution"):
        learn(list(examples(read_folder(tmp_path), pipeline())))


def features(rows: list[list[int]]) -> Features:
    nothing = np.array([], np.int64)
    return Features(("a", "b"), np.array(rows, np.uint32), nothing, nothing.astype(np.uint32))


def test_a_matrix_has_a_row_a_candidate_and_a_column_a_number() -> None:
    more = Features(("a",), np.array([[1], [2]], np.uint32), np.array([1, 1, 0]), np.array([3, 9, 2], np.uint32))
    rows = matrix([features([[0, 1]]), more], 3)
    assert rows.shape == (3, 8)
    assert rows.toarray().tolist() == [
        [1, 1, 0, 0, 0, 0, 0, 0],
        [0, 1, 1, 0, 0, 0, 0, 0],
        [0, 1, 1, 1, 0, 0, 0, 0],
    ]


def test_a_fit_tells_right_from_wrong() -> None:
    rows = matrix([features([[0, 1], [0, 2], [3, 1], [3, 2]] * 20)], 2)
    right = np.array([1.0, 1.0, 0.0, 0.0] * 20)
    stage = fit(rows, right, 1.0)
    assert isinstance(stage, Stage) and stage.weight.dtype == np.int8
    assert ((odds_of(stage, rows) > 0) == (right > 0)).all()
    assert stage.weight[0] == -stage.weight[3] > 0
    assert abs(int(stage.weight[1])) <= 1 and abs(int(stage.weight[2])) <= 1
    given = features([[0, 1], [3, 2]])
    assert stage.logits(given) == pytest.approx(odds_of(stage, matrix([given], 2)), rel=1e-5)


def test_articles_too_alike_to_calibrate_are_refused_before_a_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.learn.train._calibrate", lambda *_: np.array([np.nan, 0, 0, 0], np.float32))
    with pytest.raises(LearnError, match="too alike"):
        learn(read(tmp_path))
