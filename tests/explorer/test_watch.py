"""`onrecord watch`: a file is read once it is whole, again when it changed, and ctrl-c is no failure."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.store.database import open_for_writing
from explorer.command_watch import Landing
from tests.explorer.test_cli import Captured, run

ARTICLE = "Ferry stays\n\n“The ferry stays,” Ida Åberg said on Monday.\n"


def test_a_file_is_whole_when_it_is_left_alone(tmp_path: Path) -> None:
    landing = Landing(tmp_path)
    now = time.time()
    assert landing.whole(now) == []
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    for file in (old, new):
        file.write_text("some", encoding="utf-8")
    os.utime(old, (now - 60, now - 60))
    os.utime(new, (now, now))
    assert landing.whole(now) == [old]
    new.write_text("some more", encoding="utf-8")
    assert landing.whole(now + 3) == []
    assert landing.whole(now + 4) == []
    assert landing.whole(now + 6) == [new]
    assert landing.whole(now + 60) == []
    landing.again([new])
    assert landing.whole(now + 61) == [new]
    old.unlink()
    assert landing.whole(now + 62) == []


def test_what_lands_is_read_until_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    folder, db = tmp_path / "in", tmp_path / "library.db"
    folder.mkdir()
    looks = 0

    def nap(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
            (folder / "bad.txt").write_bytes(b"\0\1\2" * 40)
            for file in folder.iterdir():
                os.utime(file, (0, 0))
        elif looks == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("explorer.command_watch.time.sleep", nap)
    assert run("watch", folder, "--no-model", "--db", db) == 0
    both = capsys.readouterr()
    assert both.out.splitlines() == [
        f"watching {folder} · ctrl-c ends it",
        "1 article read · 1 quote in all",
        "ended: 1 article read",
    ]
    assert both.err.count("is binary, not text") == 1
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT speaker FROM quotes").fetchall() == [("Ida Åberg",)]


def test_who_else_writes_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    db = tmp_path / "library.db"
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    os.utime(tmp_path / "a.txt", (0, 0))
    store = open_for_writing(db)
    looks = 0

    def nap(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            store.close()
        elif looks == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("explorer.command_watch.time.sleep", nap)
    assert run("watch", tmp_path, "--no-model", "--db", db) == 0
    out = capsys.readouterr().out
    assert out.count("waiting for it") == 1
    assert out.endswith("ended: 1 article read\n")


def test_what_is_no_folder_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert run("watch", tmp_path / "none", "--db", tmp_path / "l.db") == 2
    assert "does not exist" in capsys.readouterr().err


def test_what_is_gone_is_said_to_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    folder, looks = tmp_path / "in", 0
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    os.utime(folder / "a.txt", (0, 0))

    def nap(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            (folder / "a.txt").rename(folder / "b.txt")
        elif looks == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("explorer.command_watch.time.sleep", nap)
    assert run("watch", folder, "--no-model", "--db", tmp_path / "library.db") == 0
    out = capsys.readouterr().out
    assert out.count(f"{folder / 'a.txt'} is gone; kept until onrecord build {folder} --prune") == 1
