"""Files of older schemas: brought up to date without a word that nobody looked for."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.library import Library, LibraryError
from db.ask.query import Query
from db.extract.version import RULES, version
from db.store import build as building
from db.store.build import build
from db.store.database import APPLICATION_ID, open_for_writing
from db.store.migration import migrate, migrations
from tests.db.store.sample import LineExtractor, write


@pytest.fixture
def old(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of schema 1, with two articles that an extractor of that time read."""
    write(tmp_path / "news", ["one", "two"])
    build([tmp_path / "news"], db, extractor=LineExtractor, version="rules-1")
    then = tmp_path / "then.db"
    with closing(sqlite3.connect(then)) as made:
        known = migrations()[:1]
        monkeypatch.setattr("db.store.migration.migrations", lambda: known)
        migrate(made, APPLICATION_ID)
        made.execute("ATTACH ? AS now", (str(db),))
        for table in ("outlet", "article", "zone", "actor", "member", "alias", "role", "quote", "quote_span"):
            names = ", ".join(row[1] for row in made.execute(f"PRAGMA main.table_info({table})"))
            made.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM now.{table}")
        made.commit()
    monkeypatch.undo()
    return then


def aloud(db: Path) -> list[int | None]:
    with closing(sqlite3.connect(db)) as rows:
        return [value for (value,) in rows.execute("SELECT aloud FROM quotes ORDER BY id")]


def test_an_old_file_says_what_brings_it_up_to_date(old: Path) -> None:
    with pytest.raises(LibraryError, match=r"older onrecord \(schema 1, this one needs .*onrecord build"):
        Library(old)


def test_an_old_file_claims_nothing_until_its_articles_are_read_again(old: Path, tmp_path: Path) -> None:
    open_for_writing(old).close()
    assert aloud(old) == [None] * 4
    library = Library(old)
    assert {row.aloud for row in library.quotes(Query())} == {None}
    assert {row.text for row in library.quotes(Query("weaves"))} == {"the engine weaves patterns"}
    library.close()
    report = build([tmp_path / "news" / "one.txt"], old, extractor=LineExtractor)
    assert report.read == 1
    assert sorted(aloud(old), key=str) == [1, 1, None, None]
    assert build([tmp_path / "news"], old, extractor=LineExtractor).read == 1
    assert aloud(old) == [1] * 4


def test_what_was_read_without_weights_is_read_again_with_them(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "news", ["one"])
    made: list[bool] = []

    def extractor(rules_only: bool, weights: Path | None) -> LineExtractor:
        made.append(rules_only)
        return LineExtractor()

    monkeypatch.setattr(building, "standard_extractor", extractor)
    for rules_only, read in ((True, 1), (True, 0), (False, 1), (False, 0), (True, 1)):
        assert build([tmp_path / "news"], db, rules_only=rules_only).read == read
    assert made == [True, False, True]
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT extractor FROM article").fetchone() == (RULES,)
    assert re.fullmatch(rf"{RULES}\+[0-9a-f]{{8}}", version())


def test_what_was_read_with_other_weights_is_read_again(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "news", ["one"])
    monkeypatch.setattr(building, "standard_extractor", lambda *_: LineExtractor())
    own = tmp_path / "own.npz"
    own.write_bytes(b"some")
    assert build([tmp_path / "news"], db).read == 1
    assert build([tmp_path / "news"], db, weights=own).read == 1
    assert build([tmp_path / "news"], db, weights=own).read == 0
    own.write_bytes(b"others")
    assert build([tmp_path / "news"], db, weights=own).read == 1
    assert len({version(True), version(), version(weights=own)}) == 3
