"""`onrecord build URL`: a page of a server on this machine is read, is unchanged then, and only where it is meant."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.db.read.test_web import Handler, site
from tests.explorer.test_cli import Captured, run

__all__ = ["site"]


def test_a_page_is_fetched_once_and_read_once(
    site: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    monkeypatch.setattr("db.location.fetched_pages", lambda: tmp_path / "kept")
    db = tmp_path / "library.db"
    assert run("build", f"{site}/etag", "--no-model", "--db", db) == 1
    assert "private network" in capsys.readouterr().out
    assert Handler.asked == []
    asked = ("build", f"{site}/etag", f"{site}/none", "--allow-private", "--no-model", "--db", db)
    assert run(*asked) == 1
    out = capsys.readouterr().out
    assert "articles read     1" in out and f"skipped {site}/none: was answered with 404" in out
    assert run(*asked) == 1
    assert "unchanged         1" in capsys.readouterr().out
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT path, title FROM article").fetchall() == [(f"{site}/etag", "The Fährhafen stays")]
        assert rows.execute("SELECT speaker FROM quotes").fetchall() == [("Ida Åberg",)]
