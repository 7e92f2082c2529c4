"""What a person decides about quotes: it stands, is taken back, and outlives the articles being read again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.extract.quote import Actor, Extraction, Quote
from db.store import decide
from db.store.correction import Correction, Speaker
from db.store.database import open_for_writing
from db.store.error import DatabaseError, DecisionError
from tests.db.store.sample import article, quote

TEXT = "A title\n\nThe harbour stays open. Nobody leaves the quay. We count the ships again tomorrow morning.\n"
PATH = "/news/one.txt"
ADA = Actor("Ada Quill", "person", "NO", ("Harbour master",), ("Quill",))
BO = Actor("Bo Overhill", "person", "SE")


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def put(
    db: Path,
    *quotes: Quote,
    text: str = TEXT,
    path: str = PATH,
    sha: str = "0" * 64,
    cast: tuple[Actor, ...] = (ADA, BO),
) -> None:
    """Read an article into a library."""
    store = open_for_writing(db)
    made = article(path, text)
    from dataclasses import replace

    store.put(replace(made, sha256=sha), Extraction(cast, quotes, ()), "v1")
    store.close()


def rows(db: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        found = connection.execute(sql, values).fetchall()
        assert connection.execute("SELECT * FROM pragma_foreign_key_check").fetchall() == []
    return found


def standing(db: Path) -> list[tuple[object, ...]]:
    return rows(
        db,
        "SELECT q.text, q.kind, q.status, a.name, q.confidence FROM quote q LEFT JOIN actor a ON a.id = q.actor_id "
        "ORDER BY q.start",
    )


def ids(db: Path) -> dict[str, int]:
    return {str(text): int(str(id_)) for id_, text in rows(db, "SELECT id, text FROM quote")}


OPEN, LEAVE, COUNT = "The harbour stays open", "Nobody leaves the quay", "We count the ships again tomorrow morning"


@pytest.fixture
def lib(db: Path) -> Iterator[Path]:
    put(db, quote(span(OPEN), speaker=0), quote(span(LEAVE), speaker=1), quote(span(COUNT), speaker=0, confidence=0.4))
    yield db


def outcomes(db: Path) -> list[tuple[object, ...]]:
    return rows(db, "SELECT d.verb, o.state FROM decision d JOIN outcome o ON o.decision_id = d.id ORDER BY d.id")


def test_a_rejected_quote_leaves_and_comes_back_with_its_id(lib: Path) -> None:
    before, own = standing(lib), ids(lib)
    done = decide.reject(lib, [own[OPEN], own[LEAVE]])
    assert (done.count, done.missing, done.words) == (2, 0, "rejected 2 quotes")
    assert [row[0] for row in standing(lib)] == [COUNT]
    undone = decide.undo(lib)
    assert undone is not None and undone.words == "took back: rejected 2 quotes"
    assert standing(lib) == before
    assert ids(lib) == own
    again = decide.redo(lib)
    assert again is not None and again.words == "again: rejected 2 quotes"
    assert [row[0] for row in standing(lib)] == [COUNT]
    assert decide.redo(lib) is None
    decide.accept(lib, [own[OPEN]])  # from the list of decisions: it has its id still
    assert [row[0] for row in standing(lib)] == [OPEN, COUNT]


def test_a_correction_stands_and_is_taken_back(lib: Path) -> None:
    own, before = ids(lib), standing(lib)
    decide.edit(lib, [own[LEAVE]], Correction(Speaker(label="Ada Quill"), "negated", "indirect", end=span("quay")[0]))
    assert standing(lib)[1] == ("Nobody leaves the ", "indirect", "negated", "Ada Quill", 0.9)
    assert rows(lib, "SELECT country FROM quote_country WHERE role = 'speaker' AND quote_id = ?", own[LEAVE]) == [
        ("NO",)
    ]
    decide.edit(lib, [own[LEAVE]], Correction(status="asserted"))
    assert standing(lib)[1] == ("Nobody leaves the ", "indirect", "asserted", "Ada Quill", 0.9)
    decide.undo(lib)
    decide.undo(lib)
    assert standing(lib) == before
    assert decide.undo(lib) is None


def test_somebody_new_speaks_and_goes_again(lib: Path) -> None:
    own = ids(lib)
    decide.edit(lib, [own[LEAVE], own[OPEN]], Correction(Speaker(name="  Cy   Lund ", country="DK")))
    assert [row[3] for row in standing(lib)] == ["Cy Lund", "Cy Lund", "Ada Quill"]
    assert rows(lib, "SELECT label, country FROM actor WHERE name = 'Cy Lund'") == [("Cy Lund", "DK")]
    decide.undo(lib)
    assert [row[3] for row in standing(lib)] == ["Ada Quill", "Bo Overhill", "Ada Quill"]
    assert rows(lib, "SELECT count(*) FROM actor") == [(2,)]
    decide.edit(lib, [own[LEAVE]], Correction(Speaker()))
    assert rows(lib, "SELECT actor_id, unknown_reason FROM quote WHERE id = ?", own[LEAVE])[0][0] is None


def test_marks_notes_and_verdicts(lib: Path) -> None:
    own = ids(lib)
    decide.bookmark(lib, [own[OPEN]])
    decide.note(lib, [own[OPEN]], " ask the harbour master ")
    decide.accept(lib, [own[COUNT]])
    sql = "SELECT quote_id, accepted, edited, bookmarked, kept, note FROM verdict ORDER BY 1"
    assert rows(lib, sql) == [(own[OPEN], 0, 0, 1, 0, "ask the harbour master"), (own[COUNT], 1, 0, 0, 0, None)]
    assert standing(lib)[2][4] == 0.4  # what the machine thought
    decide.bookmark(lib, [own[OPEN]], on=False)
    decide.note(lib, [own[OPEN]], "")
    assert [row[0] for row in rows(lib, sql)] == [own[COUNT]]


def test_what_was_decided_outlives_reading_again(lib: Path) -> None:
    own = ids(lib)
    decide.reject(lib, [own[OPEN]])
    decide.edit(lib, [own[LEAVE]], Correction(Speaker(name="Cy Lund"), "question"))
    decide.bookmark(lib, [own[COUNT]])
    text = "Another title\r\n\r\nBefore all. " + TEXT.split("\n\n")[1].replace("the ships", "the\r\nships")
    again = [quote(span(words, text), speaker=0) for words in (OPEN, LEAVE, COUNT.replace("the ships", "the\r\nships"))]
    put(lib, *again, text=text, sha="1" * 64)
    found = standing(lib)
    assert [row[0] for row in found] == [LEAVE, "We count the\r\nships again tomorrow morning"]
    assert found[0][2:4] == ("question", "Cy Lund")
    assert rows(lib, "SELECT bookmarked FROM verdict ORDER BY quote_id") == [(0,), (1,)]
    assert {state for _, state in outcomes(lib)} == {"applied"}


def test_a_correction_is_kept_where_the_machine_finds_the_quote_no_more(lib: Path) -> None:
    own = ids(lib)
    decide.edit(lib, [own[LEAVE]], Correction(status="question"))
    decide.note(lib, [own[OPEN]], "keep me")
    decide.reject(lib, [own[COUNT]])
    put(lib)
    assert [row[:4] for row in standing(lib)] == [
        (OPEN, "direct", "asserted", "Ada Quill"),
        (LEAVE, "direct", "question", "Bo Overhill"),
    ]
    assert rows(lib, "SELECT kept FROM verdict") == [(1,), (1,)]
    assert outcomes(lib) == [("edit", "applied"), ("note", "applied"), ("reject", "idle")]
    kept = ids(lib)
    decide.accept(lib, [kept[OPEN]])
    assert ids(lib) == kept
    put(lib, quote(span(LEAVE), speaker=0), quote(span(COUNT), speaker=0))
    assert [row[:4] for row in standing(lib)] == [
        (OPEN, "direct", "asserted", "Ada Quill"),
        (LEAVE, "direct", "question", "Ada Quill"),
    ]
    for _ in range(4):
        decide.undo(lib)
    assert [row[0] for row in standing(lib)] == [LEAVE, COUNT]


def test_where_the_words_are_gone_it_is_an_orphan(lib: Path) -> None:
    decide.reject(lib, [ids(lib)[OPEN]])
    text = TEXT.replace("stays open", "is closed")
    put(lib, quote(span("The harbour is closed", text), speaker=0), text=text, sha="1" * 64)
    assert [row[0] for row in standing(lib)] == ["The harbour is closed"]
    assert rows(lib, "SELECT state, reason FROM outcome") == [("orphan", "its words are no longer in the article")]
    store = open_for_writing(lib)
    store.remove(PATH)
    store.close()
    assert rows(lib, "SELECT state, reason FROM outcome") == [("orphan", "its article is not in the library")]
    put(lib, quote(span(OPEN), speaker=0), path="/moved/elsewhere.txt")  # the very bytes, under another name
    assert standing(lib) == []
    assert outcomes(lib) == [("reject", "applied")]
    decide.undo(lib)
    assert [row[0] for row in standing(lib)] == [OPEN]


def test_words_that_stand_twice_are_told_apart_by_those_around_them(db: Path) -> None:
    text = "Title\n\nFirst came the mayor. No. Then came the guard, who was late. No. And all went home.\n"
    one = text.index("No.")
    other = text.index("No.", one + 1)
    put(db, quote((one, one + 3), speaker=0), quote((other, other + 3), speaker=1), text=text)
    decide.reject(db, [2])
    text = "Title\n\nMuch was added before it. " + text[7:]
    one, other = (place + len("Much was added before it. ") for place in (one, other))
    put(db, quote((one, one + 3), speaker=0), quote((other, other + 3), speaker=1), text=text, sha="1" * 64)
    assert [row[3] for row in standing(db)] == ["Ada Quill"]
    text = text.replace("who was late. No. And all went home.", "gone. No. So it ended.")
    text = text.replace("came the mayor. No. Then came the guard, ", "a day. No. ")
    put(db, quote((text.index("No."), text.index("No.") + 3), speaker=0), text=text, sha="2" * 64)
    assert len(standing(db)) == 1
    assert outcomes(db)[0][1] == "orphan"


def test_a_quote_in_a_rejected_one_hangs_on_the_next_around(lib: Path) -> None:
    outer, inner, core = span("The harbour stays open. Nobody leaves the quay"), span(LEAVE), span("the quay")
    put(lib, quote(outer, speaker=0), quote(inner, speaker=1, nested_in=0), quote(core, speaker=0, nested_in=1))
    first, second, third = (int(str(row[0])) for row in rows(lib, "SELECT id FROM quote ORDER BY id"))
    decide.reject(lib, [second])
    assert rows(lib, "SELECT id, nested_in FROM quote ORDER BY id") == [(first, None), (third, first)]
    decide.reject(lib, [first])
    assert rows(lib, "SELECT id, nested_in FROM quote ORDER BY id") == [(third, None)]
    decide.undo(lib)
    decide.undo(lib)
    assert rows(lib, "SELECT nested_in FROM quote ORDER BY id") == [(None,), (first,), (second,)]


def test_what_cannot_be_decided_says_so(lib: Path, tmp_path: Path) -> None:
    own = ids(lib)
    with pytest.raises(DecisionError, match="no longer in the library"):
        decide.accept(lib, [99])
    assert decide.accept(lib, [99, own[OPEN]]).missing == 1
    with pytest.raises(DecisionError, match="nobody is called"):
        decide.edit(lib, [own[OPEN]], Correction(Speaker(label="Nobody Known")))
    with pytest.raises(DecisionError, match="needs a name"):
        decide.edit(lib, [own[OPEN]], Correction(Speaker(name="  ")))
    with pytest.raises(DecisionError, match="one at a time"):
        decide.edit(lib, list(own.values()), Correction(start=3))
    with pytest.raises(DecisionError, match="cannot go from"):
        decide.edit(lib, [own[OPEN]], Correction(end=10_000))
    with pytest.raises(DecisionError, match="nothing of the quote"):
        decide.edit(lib, [own[OPEN]], Correction(start=0, end=5))
    with pytest.raises(DatabaseError, match="no library"):
        decide.accept(tmp_path / "none.db", [1])
    assert not (tmp_path / "none.db").exists()
    with closing(sqlite3.connect(lib)) as connection:
        for statement in ("DELETE FROM decision", "UPDATE decision SET verb = 'reject'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                connection.execute(statement)
