"""What quotes are like, counted: each number against SQL, and the rows against the columns of the index."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.ask import profile_maker as module
from db.ask.language import parse
from db.ask.library import Library, LibraryError
from db.ask.profile import Profile
from db.ask.query import Query
from tests.db.ask.conftest import Said, Shelf

SAID = [
    Said("Nell Inkwell", "the tide is late", "indirect", said="2031-03-02", about=("FR",), via=("Radio Tide", "Pier")),
    Said("Nell Inkwell", "the tide was late", said="2031-03", about=("FR", "GB"), aloud=False),
    Said("Nell Inkwell", "no tide at all", "mixed", "negated", said="2031"),
    Said("Nell Inkwell", "ask the moon", "direct", "question"),
    Said("Otto Weir", "the weir holds", said="2030-12-31", via=("Pier",)),
    Said(None, "somebody knows", "indirect", "unverified"),
]


@pytest.fixture
def held(tmp_path: Path) -> Path:
    shelf = Shelf(tmp_path / "held.db")
    shelf.actor("Nell Inkwell", "FR", "Inkwell", "Mrs Inkwell")
    shelf.actor("Otto Weir", None)
    shelf.outlet("The Gauge", "GB")
    shelf.article("Tides", "The Gauge", SAID[:3])
    shelf.article("Weirs", None, SAID[3:])
    shelf.connection.commit()
    shelf.connection.close()
    return shelf.path


def _sql(path: Path, sql: str) -> list[tuple[str | None, int]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_every_count_is_that_of_sql(held: Path) -> None:
    library = Library(held)
    profile = library.profile(Query())
    for shares, sql in (
        (profile.kinds, "SELECT kind, count(*) FROM quote GROUP BY 1"),
        (profile.statuses, "SELECT status, count(*) FROM quote WHERE status <> 'asserted' GROUP BY 1"),
        (profile.speaks_for, "SELECT country, count(*) FROM quote q LEFT JOIN actor a ON a.id = actor_id GROUP BY 1"),
        (profile.about, "SELECT country, count(*) FROM quote_country WHERE role = 'about' GROUP BY 1"),
        (profile.outlets, "SELECT o.name, count(*) FROM quote q JOIN article r ON r.id = q.article_id "
                          "LEFT JOIN outlet o ON o.id = r.outlet_id GROUP BY 1"),
        (profile.carriers, "SELECT name, count(DISTINCT quote_id) FROM via GROUP BY 1 UNION ALL "
                           "SELECT NULL, count(*) FROM quote WHERE id NOT IN (SELECT quote_id FROM via)"),
    ):  # fmt: skip
        assert {(share.value, share.all) for share in shares} == set(_sql(held, sql)), sql
        assert all(share.now == share.all for share in shares)
    assert [(month.month, month.all) for month in profile.months] == [("2030-12", 1), ("2031-03", 2)]
    assert (profile.undated.all, profile.thought.all, profile.articles, profile.voice_count) == (3, 1, 2, 2)
    library.close()


def test_what_a_query_leaves_is_counted_beside_all(held: Path) -> None:
    library = Library(held)
    card = library.actor_card(1, parse("kind:direct speaker:otto"))
    assert (card.profile.now, card.profile.all) == (2, 4)
    assert [(kind.value, kind.now, kind.all) for kind in card.profile.kinds] == [
        ("direct", 2, 2), ("mixed", 0, 1), ("indirect", 0, 1)
    ]  # fmt: skip
    assert [(month.now, month.all) for month in card.profile.months] == [(1, 2)]
    assert {(name.name, name.articles) for name in card.names} == {("Inkwell", 2), ("Mrs Inkwell", 2)}
    source = library.source_card(2, parse("kind:direct"))
    assert (source.profile.now, source.profile.all, source.outlet) == (2, 3, None)
    library.close()


@pytest.mark.parametrize("text", ["", "kind:direct", "tide", "speaker:none", "kind:mixed about:PL"])
def test_columns_say_what_rows_say(held: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    library = Library(held)
    rows = library.profile(parse(text))
    monkeypatch.setattr(module, "MANY", -1)
    columns = library.profile(parse(text))
    assert not columns.based
    assert _bare(columns) == _bare(rows)
    library.close()


def _bare(profile: Profile) -> tuple[object, ...]:
    return (
        profile.now, profile.all, profile.kinds, profile.statuses, profile.thought, profile.undated, profile.about,
        profile.speaks_for, profile.outlets, profile.carriers, profile.voices,
        [(month.month, month.now, month.all) for month in profile.months],
    )  # fmt: skip


def test_what_is_gone_is_told(held: Path) -> None:
    library = Library(held)
    with pytest.raises(LibraryError, match="actor 99 is no longer in the library"):
        library.actor_card(99, Query())
    with pytest.raises(LibraryError, match="article 99 is no longer in the library"):
        library.source_card(99, Query())
    with pytest.raises(LibraryError, match="quote 99 is no longer in the library"):
        library.versions(99)
    library.close()
