"""Whatever was read again or removed on the way, a database is what a fresh build of what is left makes."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.extract.quote import Actor
from db.store.database import open_for_writing
from db.store.writer import Store
from tests.db.store.conftest import found
from tests.db.store.sample import article, said_by

PATHS = ("/news/a.txt", "/news/b.txt", "/news/c.txt")
PEOPLE = (
    Actor("Ada Quill", "person", None, (), ("Quill",)),
    Actor("Ada Quill", "person", "FR", ("Minister",), ("A. Quill",)),
    Actor("Ada Quill", "person", "DE"),
    Actor("Adah Quill", "person", None, (), ("Ada Quill", "Miss Quill")),
    Actor("Quill", "person", "FR", ("Minister",)),
    Actor("Quill", "person", None, (), ("Ada Quill",)),
    Actor("Harbour officials", "group", None),
    Actor("Boris Overhill", "person", "PL", ("Chair",), ("Overhill",)),
)
Step = tuple[str, tuple[Actor, ...] | None]
"""A path and who speaks in it; None removes it."""
casts = st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple)
steps = st.lists(st.tuples(st.sampled_from(PATHS), st.none() | casts), min_size=2, max_size=6)


def play(store: Store, path: str, cast: tuple[Actor, ...] | None) -> None:
    if cast is None:
        store.remove(path)
    else:
        store.put(article(path), said_by(*cast), "v1")


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is known of who speaks, without ids."""
    rows = sqlite3.connect(db)
    found = {
        name: sorted(rows.execute(sql).fetchall(), key=repr)
        for name, sql in {
            "actors": "SELECT name, label, kind, country FROM actor",
            "aliases": "SELECT a.label, r.path, l.text FROM alias l JOIN actor a ON a.id = l.actor_id "
            "JOIN article r ON r.id = l.article_id",
            "roles": "SELECT a.label, r.path, l.text FROM role l JOIN actor a ON a.id = l.actor_id "
            "JOIN article r ON r.id = l.article_id",
            "speakers": "SELECT r.path, q.ordinal, a.label FROM quote q JOIN article r ON r.id = q.article_id "
            "LEFT JOIN actor a ON a.id = q.actor_id",
            "members": "SELECT r.path, m.ordinal, a.label FROM member m JOIN article r ON r.id = m.article_id "
            "JOIN actor a ON a.id = m.actor_id",
            "countries": "SELECT r.path, q.ordinal, c.role, c.country FROM quote_country c "
            "JOIN quote q ON q.id = c.quote_id JOIN article r ON r.id = q.article_id",
            "broken": "SELECT * FROM pragma_foreign_key_check",
        }.items()
    }
    rows.close()
    return found


@settings(max_examples=80, deadline=None)
@given(taken=steps, reopened=st.booleans())
@example(taken=[(PATHS[0], (PEOPLE[3],)), (PATHS[1], (PEOPLE[0],)), (PATHS[0], None)], reopened=False)
@example(taken=[(PATHS[0], (PEOPLE[1],)), (PATHS[1], (PEOPLE[0],)), (PATHS[0], (PEOPLE[7],))], reopened=True)
def test_building_again_is_building_fresh(taken: list[Step], reopened: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again, fresh = Path(folder) / "again.db", Path(folder) / "fresh.db"
        left: dict[str, tuple[Actor, ...]] = {}
        store = open_for_writing(again)
        for path, cast in taken:
            play(store, path, cast)
            if cast is None:
                left.pop(path, None)
            else:
                left[path] = cast  # a path that is there already keeps its place, as its article keeps its id
            if reopened:
                store.close()
                store = open_for_writing(again)
        store.close()
        store = open_for_writing(fresh)
        for path, cast in left.items():
            play(store, path, cast)
        store.close()
        assert content(again) == content(fresh)


def test_a_name_and_a_country_go_with_the_article_they_are_from(
    store: Store, rows: sqlite3.Connection, db: Path
) -> None:
    play(store, PATHS[0], (Actor("Ada Quill", "person", None),))
    play(store, PATHS[1], (Actor("Ada Quill", "person", "FR", (), ("Zephyrine",)),))
    assert found(db, "zephyrine") == [1, 2]
    actor = rows.execute("SELECT id FROM actor").fetchone()
    play(store, PATHS[1], None)
    assert found(db, "zephyrine") == []
    assert rows.execute("SELECT id, country FROM actor").fetchall() == [(*actor, None)]
    assert rows.execute("SELECT count(*) FROM quote_country").fetchone() == (0,)


@pytest.mark.parametrize("reopened", [True, False])
def test_the_id_of_a_quote_is_never_used_again(
    store: Store, rows: sqlite3.Connection, db: Path, reopened: bool
) -> None:
    play(store, PATHS[0], PEOPLE[:2])
    play(store, PATHS[0], None)
    if reopened:
        store.close()
        store = open_for_writing(db)
    play(store, PATHS[0], PEOPLE[:2])
    store.close()
    assert rows.execute("SELECT id FROM quote ORDER BY id").fetchall() == [(3,), (4,)]
