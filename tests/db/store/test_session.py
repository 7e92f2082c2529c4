"""An act waits for who else writes, is whole or not at all, and says what it cannot do."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.store import decide
from db.store.database import open_for_writing
from db.store.error import DatabaseError
from db.store.session import Session, Waiting, acting
from tests.db.store.sample import quote
from tests.db.store.test_decide import OPEN, ids, outcomes, put, rows, span


@pytest.fixture
def lib(db: Path) -> Iterator[Path]:
    put(db, quote(span(OPEN), speaker=0))
    yield db


def test_it_waits_for_a_build_and_is_not_lost(lib: Path) -> None:
    building = open_for_writing(lib)
    told: list[str] = []
    waits = threading.Event()

    def tell(words: str) -> None:
        told.append(words)
        waits.set()

    def act() -> None:
        decide.reject(lib, list(ids(lib).values()), waiting=Waiting(told=tell))

    thread = threading.Thread(target=act)
    thread.start()
    assert waits.wait(10)
    building.close()
    thread.join(10)
    assert not thread.is_alive()
    assert told == [f"another onrecord is building {lib}: waiting for it"]
    assert outcomes(lib) == [("reject", "applied")]


def test_who_gives_up_is_told_that_nothing_was_written(lib: Path) -> None:
    building = open_for_writing(lib)
    with pytest.raises(DatabaseError, match="what you decided is not written"):
        decide.reject(lib, list(ids(lib).values()), waiting=Waiting(stop=lambda: True))
    building.close()
    assert rows(lib, "SELECT count(*) FROM decision") == [(0,)]


def test_another_program_that_writes_is_waited_for(lib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.store.database._PATIENCE_MS", 50)
    with closing(sqlite3.connect(lib, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        told: list[str] = []

        def tell(words: str) -> None:
            told.append(words)
            other.execute("ROLLBACK")

        decide.bookmark(lib, list(ids(lib).values()), waiting=Waiting(told=tell))
    assert "another program is writing" in told[0]
    assert outcomes(lib) == [("bookmark", "applied")]


def test_what_breaks_in_the_middle_leaves_nothing(lib: Path) -> None:
    def act(session: Session) -> None:
        session.connection.execute("DELETE FROM quote")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        acting(lib, act)
    assert list(ids(lib)) == [OPEN]
    assert decide.bookmark(lib, list(ids(lib).values())).count == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(lib: Path) -> None:
    lib.parent.chmod(0o555)
    try:
        with pytest.raises(DatabaseError, match="cannot write in"):
            decide.bookmark(lib, list(ids(lib).values()))
    finally:
        lib.parent.chmod(0o755)


def test_a_read_only_file_is_named(lib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def read_only(path: Path, **given: object) -> sqlite3.Connection:
        return real(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    quotes = list(ids(lib).values())
    monkeypatch.setattr("db.store.database.sqlite3.connect", read_only)
    with pytest.raises(DatabaseError, match="is read-only: make it writable"):
        decide.bookmark(lib, quotes)
