"""Decisions go from one library to another; what is wrong with a file is said by its line."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.connection import open_read_only
from db.store import decide
from db.store.carry import Carried, carry_in, exported
from db.store.correction import Correction, Speaker
from db.store.error import DatabaseError
from tests.db.store.sample import quote
from tests.db.store.test_decide import LEAVE, OPEN, TEXT, ids, put, rows, span, standing


def lines(db: Path) -> list[bytes]:
    with closing(open_read_only(db)) as connection:
        return [line.encode() for line in exported(connection)]


@pytest.fixture
def made(db: Path) -> Iterator[list[bytes]]:
    put(db, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1))
    own = ids(db)
    decide.reject(db, [own[OPEN]])
    decide.edit(db, [own[LEAVE]], Correction(Speaker(name="Cy Lund"), end=span("the quay")[0] - 1))
    decide.note(db, [own[LEAVE]], "ask [him]")
    yield lines(db)


def test_another_library_of_the_same_words(made: list[bytes], db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    text = "Moved, with more before it.\n\n" + TEXT
    put(
        other,
        quote(span(OPEN, text), speaker=1),
        quote(span(LEAVE, text), speaker=1),
        text=text,
        path="/else/one.txt",
        sha="9" * 64,
    )
    assert carry_in(other, made) == Carried(applied=3, known=0, orphaned=0)
    assert standing(other) == standing(db) == [("Nobody leaves", "direct", "asserted", "Cy Lund", 0.9)]
    before = rows(other, "SELECT * FROM decision ORDER BY id")
    assert carry_in(other, made) == Carried(applied=0, known=3, orphaned=0)
    assert rows(other, "SELECT * FROM decision ORDER BY id") == before
    assert decide.undo(other) is None  # what others decided is not undone by u
    assert [json.loads(line) for line in lines(other)[1:]] == [json.loads(line) for line in made[1:]]


def test_undoing_is_carried_over_too(made: list[bytes], db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    put(other, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1))
    carry_in(other, made)
    decide.undo(db)
    decide.undo(db)
    decide.undo(db)
    assert carry_in(other, lines(db)) == Carried(applied=3, known=3, orphaned=0)
    assert standing(other) == standing(db)
    assert len(standing(other)) == 2


def test_where_the_article_is_missing_they_wait_for_it(made: list[bytes], tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    put(other, path="/news/two.txt", sha="8" * 64, text="Another\n\nNothing of the kind here.\n")
    assert carry_in(other, made) == Carried(applied=0, known=0, orphaned=3)
    assert rows(other, "SELECT DISTINCT reason FROM outcome") == [("its article is not in the library",)]
    put(other, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1))
    assert [row[0] for row in standing(other)] == ["Nobody leaves"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda row: "no json", "not JSON"),
        (lambda row: json.dumps([1]), "the line is no object"),
        (lambda row: json.dumps({**row, "verb": "burn"}), "verb is none of"),
        (lambda row: json.dumps({**row, "id": ""}), "id is no id"),
        (lambda row: json.dumps({**row, "step": 3}), "step is no text"),
        (lambda row: json.dumps({**row, "made_at": "yesterday"}), "made_at is no time"),
        (lambda row: json.dumps({**row, "made_at": "2999-01-01T00:00:00.000000Z"}), "in the future"),
        (lambda row: json.dumps({**row, "target": None}), "target is no object"),
        (lambda row: json.dumps({**row, "target": {"selector": []}}), "no TextQuoteSelector"),
        (lambda row: json.dumps({**row, "detail": {"machine": {"spans": [[9, 3]]}}}), "machine|ordinal|spans"),
        (lambda row: json.dumps({**row, "detail": {"note": "\ud800"}}), "half a character"),
        (lambda row: "[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_in(
    made: list[bytes], tmp_path: Path, change: Callable[[dict[str, object]], str], why: str
) -> None:
    other = tmp_path / "other.db"
    put(other, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1))
    bad = change(json.loads(made[1])).encode("utf-8", "surrogatepass")
    carried = carry_in(other, [made[0], bad, b"\n", *made[2:]])
    assert [line.number for line in carried.bad] == [2]
    assert re.search(why, carried.bad[0].reason)
    assert carried.applied == 2


def test_what_is_no_file_of_decisions(made: list[bytes], db: Path) -> None:
    for given, why in (
        ([], "it is empty"),
        ([b"hello"], "not JSON"),
        ([b'{"format": "else"}'], "does not say"),
        ([json.dumps({**json.loads(made[0]), "version": 2}).encode()], "newer onrecord .version 2"),
    ):
        with pytest.raises(DatabaseError, match=why):
            carry_in(db, given)
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM decision").fetchone() == (3,)
