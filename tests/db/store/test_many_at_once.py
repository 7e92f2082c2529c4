"""A decision on many quotes costs what its quotes cost: nobody is put together again once for each of them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from db.extract.quote import Actor, Extraction
from db.store import decide
from db.store.correction import Correction, Speaker
from db.store.database import open_for_writing
from tests.db.store.sample import article, quote

FEW, MANY = 24, 96
T = TypeVar("T")


def fill(db: Path, articles: int) -> list[int]:
    """Read articles in each of which Ada Quill and somebody else speak; returns the quotes of the others."""
    store = open_for_writing(db)
    for n in range(articles):
        words = (f"the harbour of day {n} stays open", f"nobody leaves the quay on day {n}")
        text = "Title\n\n" + ". ".join(words) + ".\n"
        spans = [(text.index(one), text.index(one) + len(one)) for one in words]
        cast = (Actor("Ada Quill", "person", "NO", ("Mayor",), ("Quill",)), Actor(f"Bo Lund{n}", "person", "SE"))
        quotes = tuple(quote(span, speaker=who) for who, span in enumerate(spans))
        store.put(replace(article(f"/news/{n}.txt", text), sha256=f"{n:064}"), Extraction(cast, quotes, ()), "v1")
    store.close()
    with closing(sqlite3.connect(db)) as rows:
        sql = "SELECT q.id FROM quote q JOIN actor a ON a.id = q.actor_id WHERE a.name <> 'Ada Quill'"
        return [quote_id for (quote_id,) in rows.execute(sql)]


def speakers(db: Path) -> dict[str | None, int]:
    with closing(sqlite3.connect(db)) as rows:
        sql = "SELECT a.name, count(*) FROM quote q LEFT JOIN actor a ON a.id = q.actor_id GROUP BY a.name"
        return dict(rows.execute(sql).fetchall())


def statements(monkeypatch: pytest.MonkeyPatch, act: Callable[[], T]) -> int:
    """How many steps of the database's machine an act takes, in scores."""
    steps = 0
    real = sqlite3.connect

    def tick() -> int:
        nonlocal steps
        steps += 1
        return 0

    def connect(*args: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*args, **named)  # type: ignore[call-overload]
        connection.set_progress_handler(tick, 20)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        act()
    return steps


def work_of(db: Path, articles: int, speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What it takes to give the quotes of that many articles a speaker, to take that back, and to do it again."""
    others = fill(db, articles)
    before = speakers(db)
    work = [
        statements(monkeypatch, lambda: decide.edit(db, others, Correction(speaker=speaker))),
        statements(monkeypatch, lambda: decide.undo(db)),
        statements(monkeypatch, lambda: decide.redo(db)),
    ]
    decide.undo(db)
    assert speakers(db) == before
    return work


@pytest.mark.parametrize(
    "speaker", [Speaker(name="Zora Tern"), Speaker(label="Ada Quill"), Speaker()], ids=["new", "known", "nobody"]
)
def test_four_times_as_many_quotes_take_four_times_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaker: Speaker
) -> None:
    less = work_of(tmp_path / "less.db", FEW, speaker, monkeypatch)
    more = work_of(tmp_path / "more.db", MANY, speaker, monkeypatch)
    assert all(many < 5 * few for few, many in zip(less, more, strict=True)), (less, more)
