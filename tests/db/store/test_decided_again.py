"""Whatever is decided, taken back and read again, a library is what its decisions make of a fresh one."""

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.ask.connection import open_read_only
from db.ask.language import parse
from db.ask.library import Library
from db.extract.quote import Extraction
from db.store import decide, merge
from db.store.carry import carry_in, exported
from db.store.correction import Correction, Speaker
from db.store.database import open_for_writing
from db.store.error import DecisionError
from tests.db.store.sample import article, quote
from tests.db.store.test_again import PEOPLE

PATHS = ("/news/a.txt", "/news/b.txt", "/news/c.txt")
WORDS = (
    "the harbour stays open all winter long",
    "nobody leaves before the last ship is in",
    "we shall count the crates once more tomorrow",
    "of course we will, said the old man loudly",
)
SPEAKERS = (
    Speaker(),
    Speaker(name="Cy Lund", country="DK"),
    Speaker(name="Ada Quill", country="FR"),
    Speaker(label="#"),
)
NOTES = ("", "look at it again", "wrong?")
Reading = tuple[int, int, tuple[tuple[int, int], ...]]
"""A path, a version of the text, and who says which of the words."""
Op = tuple[str, Reading] | tuple[str, int, int, int]

said = st.lists(
    st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, len(PEOPLE) - 1)),
    max_size=3,
    unique_by=(lambda one: one[0], lambda one: one[1]),
).map(tuple)
readings = st.tuples(st.integers(0, 2), st.integers(0, 2), said)
small = st.integers(0, 7)
acts = st.sampled_from(
    ("accept", "reject", "bookmark", "unbookmark", "note", "speaker", "status", "ends", "undo", "undo", "redo", "merge",
     "split", "apart", "step")
)  # fmt: skip
steps: st.SearchStrategy[list[Op]] = st.lists(
    st.one_of(st.tuples(st.just("put"), readings), st.tuples(acts, small, small, small)), min_size=3, max_size=12
)


def text_of(version: int) -> str:
    """The text of an article; of the versions one has more at its beginning, one lacks some of the words."""
    words = [WORDS[n] for n in range(len(WORDS)) if not (version == 2 and n == 1)]
    return "Title\n\n" + ("Words that were added later. " if version == 1 else "") + ". ".join(words) + ".\n"


def put(db: Path, reading: Reading) -> None:
    path, version, said_by = reading
    text = text_of(version)
    there = [(n, who) for n, who in said_by if WORDS[n] in text]
    cast = tuple(PEOPLE[who] for _, who in there)
    quotes = tuple(
        quote((text.index(WORDS[n]), text.index(WORDS[n]) + len(WORDS[n])), speaker=place)
        for place, (n, _) in enumerate(there)
    )
    store = open_for_writing(db)
    made = replace(article(PATHS[path], text), sha256=str(version) * 64)
    store.put(made, Extraction(cast, quotes, ()), "v1")
    store.close()


def content(db: Path) -> dict[str, object]:
    """All that stands, without ids."""
    asked = {
        "quotes": "SELECT r.path, q.text, q.start, q.end, q.kind, q.status, q.status_start, q.cue, a.name, a.country, "
        "a.kind, q.role, q.unknown_reason IS NULL, q.said, q.zone, q.confidence, q.prefix, q.suffix, v.accepted, "
        "v.edited, v.bookmarked, v.kept, v.note, "
        "(SELECT group_concat(start || '-' || end) FROM quote_span s WHERE s.quote_id = q.id) "
        "FROM quote q JOIN article r ON r.id = q.article_id LEFT JOIN actor a ON a.id = q.actor_id "
        "LEFT JOIN verdict v ON v.quote_id = q.id",
        "countries": "SELECT r.path, q.text, c.role, c.country FROM quote_country c JOIN quote q ON q.id = c.quote_id "
        "JOIN article r ON r.id = q.article_id",
        "actors": "SELECT name, kind, country, (SELECT count(*) FROM quote q WHERE q.actor_id = actor.id) FROM actor",
        "aliases": "SELECT a.name, a.country, r.path, l.text FROM alias l JOIN actor a ON a.id = l.actor_id "
        "JOIN article r ON r.id = l.article_id",
        "roles": "SELECT a.name, a.country, r.path, l.text FROM role l JOIN actor a ON a.id = l.actor_id "
        "JOIN article r ON r.id = l.article_id",
        "members": "SELECT r.path, m.name, m.ordinal, a.name FROM member m JOIN article r ON r.id = m.article_id "
        "JOIN actor a ON a.id = m.actor_id",
        "outcomes": "SELECT d.uid, o.state, o.reason FROM outcome o JOIN decision d ON d.id = o.decision_id",
    }
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT * FROM pragma_foreign_key_check").fetchall() == []
        return {name: sorted(rows.execute(sql).fetchall(), key=repr) for name, sql in asked.items()}


def some(db: Path, table: str, place: int) -> int:
    with closing(sqlite3.connect(db)) as rows:
        ids = [row[0] for row in rows.execute(f"SELECT id FROM {table} ORDER BY id")]
    return ids[place % len(ids)] if ids else 0


def play(db: Path, act: str, one: int, other: int, third: int) -> None:
    quotes = list({some(db, "quote", one), some(db, "quote", other if third % 2 else one)})
    if act in ("accept", "reject"):
        {"accept": decide.accept, "reject": decide.reject}[act](db, quotes)
    elif act in ("bookmark", "unbookmark"):
        decide.bookmark(db, quotes, act == "bookmark")
    elif act == "note":
        decide.note(db, quotes, NOTES[third % 3])
    elif act == "speaker":
        speaker = SPEAKERS[third % 4]
        if speaker.label:
            with closing(sqlite3.connect(db)) as rows:
                labels = [row[0] for row in rows.execute("SELECT label FROM actor ORDER BY id")]
            speaker = Speaker(label=labels[other % len(labels)] if labels else "nobody")
        decide.edit(db, quotes, Correction(speaker))
    elif act == "status":
        decide.edit(db, quotes, Correction(status="negated" if third % 2 else "question", kind="indirect"))
    elif act == "ends":
        with closing(sqlite3.connect(db)) as rows:
            (start, end) = rows.execute("SELECT start, end FROM quote WHERE id = ?", quotes[:1]).fetchone() or (0, 0)
        decide.edit(db, quotes[:1], Correction(start=start + third, end=end - other))
    elif act == "undo":
        decide.undo(db)
    elif act == "redo":
        decide.redo(db)
    elif act == "step":
        with closing(sqlite3.connect(db)) as rows:
            made = [row[0] for row in rows.execute("SELECT DISTINCT step FROM decision ORDER BY id")]
        decide.undo(db, made[one % len(made)] if made else "none")
    elif act in ("merge", "apart"):
        {"merge": merge.merge, "apart": merge.apart}[act](db, some(db, "actor", one), some(db, "actor", other))
    else:
        actor = some(db, "actor", one)
        with closing(sqlite3.connect(db)) as rows:
            sql = "SELECT name FROM actor WHERE id = ?1 UNION ALL SELECT text FROM alias WHERE actor_id = ?1"
            names = [row[0] for row in rows.execute(sql, (actor,))] or ["none"]
        into = some(db, "actor", other) if third % 2 else None
        merge.split(db, actor, names[third % len(names)], into=into, article=third % 3 or None)


@settings(max_examples=60, deadline=None)
@given(first=st.tuples(said, said, said), taken=steps)
def test_a_library_is_what_its_decisions_make_of_a_fresh_one(
    first: tuple[tuple[tuple[int, int], ...], ...], taken: Sequence[Op]
) -> None:
    check(first, taken)


CROWDED = (((0, 0), (1, 4), (2, 7)), ((0, 1), (1, 6), (2, 3)), ((0, 2), (1, 5), (3, 0)))
"""Three articles, most of whose people have names in common."""
on_actors = st.sampled_from(("merge", "merge", "split", "split", "undo", "redo", "step", "speaker", "apart"))


@settings(max_examples=60, deadline=None)
@given(
    taken=st.lists(
        st.one_of(st.tuples(on_actors, small, small, small), st.tuples(st.just("put"), readings)),
        min_size=3,
        max_size=10,
    )
)
def test_whoever_is_merged_and_split(taken: Sequence[Op]) -> None:
    check(CROWDED, taken)


def test_a_name_split_off_takes_nothing_of_whoever_keeps_its_id() -> None:
    check(CROWDED, [("merge", 0, 1, 0), ("split", 0, 0, 0), ("merge", 1, 0, 0)])


def test_a_merge_with_one_who_spoke_by_a_decision_alone_goes_when_that_is_rejected() -> None:
    first = (((0, 5),), (), ((0, 4),))
    silent: tuple[Op, Op] = (("put", (0, 0, ())), ("put", (2, 0, ())))
    check(first, [("merge", 0, 1, 0), silent[0], ("accept", 0, 0, 0), silent[1], ("reject", 0, 0, 0)])


def asked_is_what_stands(db: Path) -> None:
    """The search index has followed every decision."""
    with closing(sqlite3.connect(db)) as rows:
        labels = rows.execute(
            "SELECT a.label, count(q.id) FROM actor a LEFT JOIN quote q ON q.actor_id = a.id GROUP BY a.id"
        ).fetchall()
        asked = {
            "": rows.execute("SELECT count(*) FROM quote").fetchone()[0],
            "status:negated": rows.execute("SELECT count(*) FROM quote WHERE status = 'negated'").fetchone()[0],
            "country:FR": rows.execute(
                "SELECT count(*) FROM quote_country WHERE role = 'speaker' AND country = 'FR'"
            ).fetchone()[0],
            "bookmark:yes": rows.execute("SELECT count(*) FROM verdict WHERE bookmarked").fetchone()[0],
            "-note:yes": rows.execute(
                "SELECT count(*) FROM quote WHERE id NOT IN (SELECT quote_id FROM verdict WHERE note IS NOT NULL)"
            ).fetchone()[0],
        }
    library = Library(db)
    assert {text: library.counts(parse(text)).quotes for text in asked} == asked
    found = {row.label: row.quotes for row in library.actors(parse(""), 0, 100)}
    assert found == {label: count for label, count in labels if count}
    library.close()


def check(first: Sequence[tuple[tuple[int, int], ...]], taken: Sequence[Op]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db, fresh = Path(folder) / "library.db", Path(folder) / "fresh.db"
        last: dict[int, Reading] = {n: (n, 0, said_by) for n, said_by in enumerate(first)}
        for reading in last.values():
            put(db, reading)
        for op in taken:
            if len(op) == 2:
                put(db, op[1])
                last[op[1][0]] = op[1]
            else:
                with suppress(DecisionError):
                    play(db, *op)
        asked_is_what_stands(db)
        for n in sorted(last):
            put(fresh, last[n])
        with closing(open_read_only(db)) as connection:
            lines = [line.encode() for line in exported(connection)]
        carried = carry_in(fresh, lines)
        assert carried.bad == []
        assert content(fresh) == content(db)
        before = content(fresh)
        again = carry_in(fresh, lines)
        assert (again.applied, again.orphaned, again.known) == (0, 0, len(lines) - 1)
        for n in sorted(last):
            put(fresh, last[n])
        assert content(fresh) == before
