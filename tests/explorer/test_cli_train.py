"""`onrecord train`: weights from a small invented corpus, whole or not at all, and errors that help."""

import builtins
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from db.extract.model import weights as weights_module
from db.extract.model.shipped import shipped_file
from db.extract.model.weights import Weights, save, shipped
from db.learn import train as learning
from explorer import command_train
from tests.db.learn.corpus import ARTICLES, lay_down
from tests.explorer.test_cli import Captured, run

FEW = list(ARTICLES)[:5]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_down(tmp_path / "corpus")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Learn nothing and give the shipped weights; returns how many articles were given each time."""
    given: list[int] = []

    def learn(read: list[object], say: Callable[[str], None]) -> Weights:
        given.append(len(read))
        say("cues")
        weights = shipped()
        assert weights is not None
        return weights

    monkeypatch.setattr(learning, "learn", learn)
    return given


def test_weights_are_written_to_the_current_folder_and_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: list[int], capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("train", folder) == 0
    printed = capsys.readouterr()
    assert quick == [14]
    assert re.search(r"^articles learned from +14$", printed.out, re.M)
    assert re.search(r"^weights +attribution\.npz, \d+ KB, [0-9a-f]{8}$", printed.out, re.M)
    assert "--weights attribution.npz" in printed.out
    assert "read 14 articles" in printed.err and "learned cues" in printed.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["attribution.npz", "corpus"]
    assert (tmp_path / "attribution.npz").stat().st_mode & 0o777 == 0o666 & ~_umask()
    article = folder / "text" / "dam.txt"
    assert run("extract", article, "--weights", "attribution.npz") == 0
    own = capsys.readouterr().out
    assert run("extract", article) == 0
    assert capsys.readouterr().out == own


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_is_held_back_is_not_learned_from_and_is_scored(
    folder: Path, tmp_path: Path, quick: list[int], capsys: Captured
) -> None:
    assert run("train", folder, "--output", tmp_path / "own.npz", "--holdout", "0.3") == 0
    out = capsys.readouterr().out
    assert quick == [10]
    assert re.search(r"^articles held back +4$", out, re.M)
    assert re.search(r"^all +8 +\d+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+$", out, re.M)
    assert re.search(r"^0\.\d to \d\.\d +\d+ ", out, re.M)


def test_ctrl_c_writes_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    shipped_one = shipped_file()
    assert shipped_one is not None
    old = shipped_one.read_bytes()
    (tmp_path / "own.npz").write_bytes(old)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for module, name in ((learning, "learn"), (command_train, "_scored"), (weights_module, "save")):
        with monkeypatch.context() as patch:
            if name != "learn":
                patch.setattr(learning, "learn", lambda *_: shipped())
            patch.setattr(module, name, stop)
            assert run("train", folder, "--output", tmp_path / "own.npz", "--holdout", "0.1") == 130
        assert capsys.readouterr().err.splitlines()[-1] == "onrecord: stopped"
        assert (tmp_path / "own.npz").read_bytes() == old
        assert sorted(file.name for file in tmp_path.iterdir()) == ["corpus", "own.npz"]


@pytest.mark.parametrize(
    ("names", "words", "complaint"),
    [
        (None, ["{tmp}/none"], "none does not exist"),
        ([], ["{tmp}/corpus"], "corpus holds no .ann"),
        (FEW, ["{tmp}/corpus"], "5 articles with an attribution are too few to learn from: it takes 8"),
        (None, ["{tmp}/corpus", "--holdout", "0.8"], "3 articles with an attribution are too few"),
        (None, ["{tmp}/corpus", "--output", "{tmp}"], "is a folder"),
        (None, ["{tmp}/corpus", "--output", "{tmp}/no/own.npz"], "no is no folder"),
        (None, ["{tmp}/corpus", "--output", "{tmp}/corpus/text/dam.txt"], "dam.txt is there and holds no weights"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_read(
    names: list[str] | None, words: list[str], complaint: str, tmp_path: Path, capsys: Captured
) -> None:
    lay_down(tmp_path / "corpus", names)
    (tmp_path / "corpus").mkdir(exist_ok=True)
    assert run("train", *(word.format(tmp=tmp_path) for word in words)) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and said[0].startswith("onrecord: ") and complaint in said[0]
    assert said[1].startswith("  ")


def test_a_broken_annotation_is_named_with_its_line(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    file = folder / "notes" / "wolf_a1.ann"
    file.write_text(file.read_text(encoding="utf-8") + "T99\tContent 5 5000\tfar\n", encoding="utf-8")
    assert run("train", folder, "--output", tmp_path / "own.npz") == 1
    assert f"{file}, line " in capsys.readouterr().err
    assert not (tmp_path / "own.npz").exists()


@pytest.mark.parametrize("missing", ["scipy", "threadpoolctl"])
def test_without_the_extra_it_says_what_to_install(
    missing: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    original = builtins.__import__

    def refuse(name: str, *more: object) -> object:
        if name == missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert run("train", folder) == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        f"onrecord: training needs {missing}, which is not installed",
        "  pip install 'onrecord[train]'",
    ]


@pytest.mark.parametrize("command", ["extract", "build"])
@pytest.mark.parametrize(
    ("data", "complaint"),
    [(None, "does not exist"), (b"garbage", "holds no weights"), ("layout", "another version of onrecord")],
)
def test_weights_that_are_none_are_refused(
    command: str,
    data: bytes | str | None,
    complaint: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    own = tmp_path / "own.npz"
    if isinstance(data, bytes):
        own.write_bytes(data)
    elif data is not None:
        weights = shipped()
        assert weights is not None
        with monkeypatch.context() as patch, own.open("wb") as file:
            patch.setattr(weights_module, "LAYOUT", 0)
            save(weights, file)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "library.db"))
    assert run(command, folder / "text", "--weights", own) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "own.npz: " in said[0] and complaint in said[0]
    assert "onrecord train" in said[1]
    assert not (tmp_path / "library.db").exists()


def test_weights_and_no_weights_do_not_go_together(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("extract", folder / "text", "--no-model", "--weights", tmp_path / "own.npz") == 2
    assert "--no-model" in capsys.readouterr().err


def test_the_help_fits_a_screen(capsys: Captured) -> None:
    assert run("train", "--help") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 22 and max(map(len, lines)) <= 80
