"""Two actors become one and two again, names leave; all of it outlives reading again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.suggestion import suggested_merges
from db.extract.quote import Actor
from db.store import decide, merge
from db.store.correction import Correction, Speaker
from db.store.database import open_for_writing
from db.store.error import DecisionError
from tests.db.store.sample import article, said_by
from tests.db.store.test_again import content

ROB = Actor("Rob Lund", "person", "DK", ("Mayor",))
ROBERT = Actor("Robert Lund", "person", None, ("Mayor of Harbourtown",), ("Lund",))
ADA = Actor("Ada Quill", "person", "NO")


def put(db: Path, *casts: tuple[Actor, ...]) -> None:
    """One article a cast."""
    store = open_for_writing(db)
    for n, cast in enumerate(casts):
        store.put(article(f"/news/{n}.txt"), said_by(*cast), "v1")
    store.suggest()
    store.close()


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        found = connection.execute(sql).fetchall()
        assert connection.execute("SELECT * FROM pragma_foreign_key_check").fetchall() == []
    return found


def actor(db: Path, label: str) -> int:
    with closing(sqlite3.connect(db)) as connection:
        return int(connection.execute("SELECT id FROM actor WHERE label = ?", (label,)).fetchone()[0])


def speakers(db: Path) -> list[tuple[object, ...]]:
    return rows(
        db,
        "SELECT r.path, a.label, a.country FROM quote q JOIN article r ON r.id = q.article_id "
        "JOIN actor a ON a.id = q.actor_id ORDER BY r.path, q.ordinal",
    )


def suggestions(db: Path) -> list[set[str]]:
    with closing(sqlite3.connect(db)) as connection:
        return [{one.label, one.other_label} for one in suggested_merges(connection)]


def test_two_become_one_and_two_again(db: Path) -> None:
    put(db, (ROB, ADA), (ROBERT,), (ROB,))
    before = content(db)
    assert suggestions(db) == [{"Rob Lund", "Robert Lund"}]
    done = merge.merge(db, actor(db, "Robert Lund"), actor(db, "Rob Lund"))
    assert done.words == "merged Rob Lund → Robert Lund"
    assert speakers(db) == [
        ("/news/0.txt", "Robert Lund", "DK"),
        ("/news/0.txt", "Ada Quill", "NO"),
        ("/news/1.txt", "Robert Lund", "DK"),
        ("/news/2.txt", "Robert Lund", "DK"),
    ]
    assert {text for (text,) in rows(db, "SELECT text FROM alias")} == {"Rob Lund", "Lund"}
    assert {text for (text,) in rows(db, "SELECT text FROM role")} == {"Mayor", "Mayor of Harbourtown"}
    assert rows(db, "SELECT country, count(*) FROM quote_country WHERE role = 'speaker' GROUP BY 1") == [
        ("DK", 3),
        ("NO", 1),
    ]
    assert suggestions(db) == []
    decide.undo(db)
    assert content(db) == before
    assert suggestions(db) == [{"Rob Lund", "Robert Lund"}]
    decide.redo(db)
    assert [row[1] for row in speakers(db)] == ["Robert Lund", "Ada Quill", "Robert Lund", "Robert Lund"]


def test_what_is_read_later_goes_with_who_was_merged(db: Path) -> None:
    put(db, (ROB,), (ROBERT,))
    merge.merge(db, actor(db, "Robert Lund"), actor(db, "Rob Lund"))
    put(db, (ROB,), (ROBERT, ADA), (ROB,), (ADA,))
    assert [row[1] for row in speakers(db)] == ["Robert Lund", "Robert Lund", "Ada Quill", "Robert Lund", "Ada Quill"]
    put(db, (ADA,))  # Rob is in one article less
    assert [row[1] for row in speakers(db)] == ["Ada Quill", "Robert Lund", "Ada Quill", "Robert Lund", "Ada Quill"]
    store = open_for_writing(db)
    store.remove("/news/1.txt")
    store.close()
    assert rows(db, "SELECT state FROM outcome") == [("orphan",)]
    assert [row[1] for row in speakers(db)] == ["Ada Quill", "Rob Lund", "Ada Quill"]
    put(db, (ROB,), (ROBERT,))
    assert [row[1] for row in speakers(db)] == ["Robert Lund", "Robert Lund", "Robert Lund", "Ada Quill"]


def test_the_id_of_who_was_merged_is_not_given_to_another(db: Path) -> None:
    put(db, (ROBERT,), (ROB,))
    gone = actor(db, "Rob Lund")
    merge.merge(db, actor(db, "Robert Lund"), gone)
    put(db, (ROBERT,), (ROB,), (ADA,))
    assert actor(db, "Ada Quill") > gone
    decide.undo(db)
    assert actor(db, "Rob Lund") == gone


def test_a_name_leaves_for_an_actor_of_its_own(db: Path) -> None:
    wrong = Actor("Ada Quill", "person", None, (), ("Ada Falk",))
    falk = Actor("Ada Falk", "person", None)
    put(db, (wrong,), (falk,), (falk, ADA))
    before = content(db)
    who = rows(db, "SELECT q.actor_id FROM quote q JOIN article r ON r.id = q.article_id WHERE r.path = '/news/1.txt'")
    owner = int(str(who[0][0]))
    merge.split(db, owner, "Ada Falk")
    assert ("/news/1.txt", "Ada Falk", None) in speakers(db)
    labels = [row[1] for row in speakers(db)]
    put(db, (wrong,), (falk,), (falk, ADA))
    assert [row[1] for row in speakers(db)] == labels
    put(db, (wrong,), (falk,), (falk, ADA), (falk,))
    assert speakers(db)[-1][1] == "Ada Falk"
    assert {"Ada Quill", "Ada Falk"} not in suggestions(db)
    decide.undo(db)
    store = open_for_writing(db)
    store.remove("/news/3.txt")
    store.close()
    assert content(db) == before


def test_a_name_in_one_article_leaves_for_another_actor(db: Path) -> None:
    put(db, (ROB,), (ROB,), (ADA,))
    merge.split(db, actor(db, "Rob Lund"), "rob lund", article=2, into=actor(db, "Ada Quill"))
    assert [row[1] for row in speakers(db)] == ["Rob Lund", "Ada Quill", "Ada Quill"]
    assert rows(db, "SELECT a.label, l.text FROM alias l JOIN actor a ON a.id = l.actor_id") == [
        ("Ada Quill", "Rob Lund")
    ]
    put(db, (ROB,), (ROB, ADA), (ADA,))
    assert [row[1] for row in speakers(db)] == ["Rob Lund", "Ada Quill", "Ada Quill", "Ada Quill"]
    decide.undo(db)
    assert [row[1] for row in speakers(db)] == ["Rob Lund", "Rob Lund", "Ada Quill", "Ada Quill"]


def test_not_the_same_is_not_suggested_again(db: Path) -> None:
    put(db, (ROB,), (ROBERT,))
    merge.apart(db, actor(db, "Robert Lund"), actor(db, "Rob Lund"))
    assert suggestions(db) == []
    put(db, (ROB,), (ROBERT,), (ADA,))
    assert suggestions(db) == []
    decide.undo(db)
    assert suggestions(db) == [{"Rob Lund", "Robert Lund"}]


def test_of_many_of_one_name_the_one_that_was_chosen_speaks(db: Path) -> None:
    lind, other = Actor("Anna Lind", "person", "SE"), Actor("Anna Lind", "person", "FI")
    put(db, (lind,), (other,), (ADA,))
    quote = int(str(rows(db, "SELECT id FROM quote ORDER BY id DESC LIMIT 1")[0][0]))
    for label in ("Anna Lind", "Anna Lind (FI)"):
        decide.edit(db, [quote], Correction(Speaker(label=label)))
        assert speakers(db)[2][1] == label
        put(db, (lind,), (other,), (ADA,), (lind,))
        assert speakers(db)[2][1] == label
        quote = int(str(rows(db, "SELECT id FROM quote WHERE article_id = 3")[0][0]))


def test_what_cannot_be_said_of_actors(db: Path) -> None:
    put(db, (ROB,), (ROBERT,))
    one = actor(db, "Rob Lund")
    with pytest.raises(DecisionError, match="one actor already"):
        merge.merge(db, one, one)
    with pytest.raises(DecisionError, match="no longer in the library"):
        merge.merge(db, one, 99)
    with pytest.raises(DecisionError, match="only name"):
        merge.split(db, one, "Rob Lund")
    with pytest.raises(DecisionError, match="nothing is said under"):
        merge.split(db, one, "Somebody Else")


def test_quotes_that_leave_with_a_name_are_told_as_a_split_when_that_is_taken_back(db: Path) -> None:
    beside = Actor("Robert Lund", "person", None, (), ("Bo Lund",))
    put(db, (beside,), (beside, ADA))
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE quote SET mention = 'Bo Lund' WHERE article_id = 1")
        connection.commit()
    done = merge.split(db, actor(db, "Robert Lund"), "Bo Lund")
    assert done.words == "split Bo Lund from Robert Lund"
    with closing(Library(db)) as library:
        assert {(row.verb, row.detail) for row in library.decisions(0, 9)} == {("split", "Bo Lund from Robert Lund")}
    back = decide.undo(db)
    assert back is not None
    assert back.words == "took back: split Bo Lund from Robert Lund"
    with closing(Library(db)) as library:
        assert library.decisions(0, 9)[0].words == "split Bo Lund from Robert Lund"
