"""Whatever is written, changed and indexed meanwhile, the library answers as a look at every row would."""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from db.ask.interval import read_interval
from db.ask.language import print_query
from db.ask.library import Library
from db.ask.pattern import read_pattern
from db.ask.query import NONE, SINGLE_FIELDS, SORTS, Field, Filter, Query, Sort
from db.ask.shown import Shown
from db.index.document import documents
from db.index.fold import fold
from db.index.kind import KINDS
from db.index.update import update
from tests.db.ask.conftest import Said, Shelf

WORDS = (
    "bridge harbour ferry ice quay the of and don't U.S. naïve Łódź spring tonnage e-mail order older oldest no un cat "
    "2024 o'neil Зеленский boots on ground"
).split()
ACTORS = {"Ann Lind": "SE", "Bo Holm": "NO", "Carl Berg": None, "Dora": "PL", "Зеленский": "UA"}
OUTLETS = {"Harbour Post": "GB", "Nordlys": None}
COUNTRIES = ["SE", "NO", "PL", "DE", "UA"]
DATES = [None, "2023", "2024-03", "2024-03-05", "2024-06-01", "2022-12-31"]
VIAS = ["Radio Kyst", "Radio Nord", "AP"]
VALUES: dict[Field, list[str]] = {
    "country": [*COUNTRIES, NONE], "about": [*COUNTRIES, NONE], "outlet-country": ["GB", NONE], "via": [*VIAS, NONE],
    "kind": ["direct", "mixed", "indirect"], "status": ["asserted", "negated"], "aloud": ["yes", "no"],
    "confidence": ["0.5..0.8", ">=0.8", "<0.5", ">0.3"], "after": ["2024", "2024-03", "2023-01-01"],
    "before": ["2024", "2024-03-05", "2024-06"], "speaker": [*ACTORS, NONE], "outlet": [*OUTLETS, NONE],
    "source": [f"{name} {number}" for name in OUTLETS for number in range(3)],
}  # fmt: skip
EDITS = (
    "DELETE FROM quote WHERE id = :quote",
    "UPDATE quote SET text = 'the quay of spring', said = :date, kind = 'mixed', confidence = 0.5 WHERE id = :quote",
    "UPDATE quote SET actor_id = nullif(:actor, 4) WHERE id = :quote",
    "UPDATE actor SET name = iif(id = 2, 'Bridge Man', 'Älva') WHERE id = :actor",
    "DELETE FROM article WHERE id = (SELECT max(id) FROM article)",
    "DELETE FROM quote_country WHERE quote_id = :quote",
    "UPDATE outlet SET name = 'Morning Ice' WHERE id = :outlet",
    "UPDATE article SET title = 'Ice age', outlet_id = nullif(:outlet, 2) WHERE id = (SELECT min(id) FROM article)",
    "UPDATE OR IGNORE quote SET id = :far WHERE id = :quote",
    "INSERT OR IGNORE INTO alias SELECT :actor, id, 'Order Boss' FROM article LIMIT 1",
    "DELETE FROM actor WHERE id = :actor",
    "INSERT OR IGNORE INTO via VALUES (:quote, 5, 'AP', NULL, 'stated', NULL, NULL)",
)


@dataclass(frozen=True)
class Row:
    """A quote as the tables have it, with what it has of each field, and what it is sorted by before its id."""

    id: int
    article: int
    actor: int | None
    values: dict[Field, set[str]]
    said: str | None
    confidence: float
    shown: Shown
    places: dict[Sort, int | str]

    def has(self, test: Filter) -> bool:
        """Whether it is among what a filter leaves."""
        value = test.values[0]
        if test.field == "confidence":
            span, own = read_interval(value), self.confidence
            above = own > span.low if span.above else own >= span.low
            found = above and (own < span.high if span.below else own <= span.high)
        elif test.field in ("after", "before"):
            day = _filled(self.said, "99")
            found = bool(day) and (day >= _filled(value, "00")) == (test.field == "after")
        else:
            held = self.values[test.field]
            found = bool(held & set(test.values)) or (NONE in test.values and not held)
        return found != test.exclude


def _filled(said: str | None, rest: str) -> str:
    return "".join([*said.split("-"), rest, rest][:3]) if said else ""


def rows_of(connection: sqlite3.Connection) -> list[Row]:
    def some(sql: str, *values: int | str) -> set[str]:
        return {value for (value,) in connection.execute(sql, values) if value is not None}

    names, titles = (dict(documents(connection, kind, 0)) for kind in KINDS[1:3])
    found = []
    for id_, article, actor, text, said, sure, kind, status, aloud, label, outlet, speaker, name in connection.execute(
        "SELECT q.id, q.article_id, q.actor_id, q.text, q.said, q.confidence, q.kind, q.status, "
        "iif(q.aloud, 'yes', iif(q.aloud IS NULL, NULL, 'no')), r.label, o.name, a.label, a.name FROM quote q "
        "JOIN article r ON r.id = q.article_id LEFT JOIN outlet o ON o.id = r.outlet_id "
        "LEFT JOIN actor a ON a.id = q.actor_id ORDER BY q.id"
    ):
        day, last = _filled(said, "99"), "\U0010ffff"
        single = {"kind": kind, "status": status, "aloud": aloud, "speaker": speaker, "outlet": outlet, "source": label}
        values = {cast(Field, field): {value} - {None} for field, value in single.items()}
        country = "SELECT country FROM quote_country WHERE quote_id = ? AND role = ?"
        values |= {"country": some(country, id_, "speaker"), "about": some(country, id_, "about")}
        values |= {"outlet-country": some(country, id_, "outlet")}
        values |= {"via": some("SELECT name FROM via WHERE quote_id = ?", id_)}
        places: dict[Sort, int | str] = {
            "newest": -int(day or 0),
            "oldest": day or last,
            "speaker": fold(f"{name}\x1f{speaker}") if actor else last,
            "outlet": fold(outlet) if outlet else last,
            "text": article,
        }
        shown = Shown(text, names.get(actor, ""), f"{outlet or ''} · {titles[article]}")
        found.append(Row(id_, article, actor, values, said, sure, shown, places))
    return found


def a_query(chance: random.Random) -> Query:
    texts = []
    for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
        word, other = chance.choice(WORDS), chance.choice(WORDS)
        piece = word[chance.randint(0, len(word) - 1) :].strip("'.-") or "a"
        texts.append(
            chance.choice((f"'{piece}", f'"{word} {other}"', f"!{word}", f"!'{piece}", f"^{word}", f"{word}$"))
        )
    query = Query(" ".join(texts), sort=chance.choice([None, *SORTS[1:]]))
    for field in chance.sample(list(VALUES), chance.choice([0, 0, 1, 1, 2, 3])):
        values = chance.sample(VALUES[field], 1 if field in SINGLE_FIELDS else chance.randint(1, 2))
        query = query.with_filter(Filter(field, tuple(values), chance.random() < 0.35))
    return query


def an_article(chance: random.Random, shelf: Shelf) -> None:
    said = []
    for _ in range(chance.randint(0, 8)):
        text = " ".join(chance.choices(WORDS, k=chance.randint(1, 9))) + chance.choice(["", ".", "!", " …"])
        kind, status = chance.choice(VALUES["kind"]), chance.choice(VALUES["status"])
        about, via = chance.sample(COUNTRIES, chance.randint(0, 2)), chance.sample(VIAS, chance.choice([0, 0, 1, 2]))
        aloud, sure = chance.choice([None, True, False]), chance.choice([0.3, 0.5, 0.8, 1.0])
        speaker, date = chance.choice([None, *ACTORS]), chance.choice(DATES)
        said.append(Said(speaker, text, kind, status, date, tuple(about), tuple(via), aloud, sure))
    shelf.article(chance.choice(["Bridge news", "", "Quay"]), chance.choice([None, *OUTLETS]), said)


def edit(chance: random.Random, shelf: Shelf) -> None:
    ids = [id_ for (id_,) in shelf.connection.execute("SELECT id FROM quote")] or [0]
    far = chance.choice([65_535, 65_536, 131_072, max(ids) + 1])
    numbers = {"quote": chance.choice(ids), "actor": chance.randint(1, 5), "outlet": chance.randint(1, 2), "far": far}
    try:
        if chance.random() < 0.1:
            an_article(chance, shelf)
        shelf.connection.execute(chance.choice(EDITS), numbers | {"date": chance.choice(DATES)})
    except sqlite3.IntegrityError:  # an article of that label is there, or an actor is gone
        shelf.connection.rollback()
    shelf.connection.commit()


def compare(library: Library, rows: list[Row], query: Query) -> None:
    pattern, about = read_pattern(query.text), print_query(query)
    left = [row for row in rows if pattern.admits_row(row.shown) and all(row.has(test) for test in query.filters)]
    ids = [row.id for row in library.quotes(query, limit=9999)]
    if query.order == "best":
        assert sorted(ids) == [row.id for row in left], about
    else:
        ordered = sorted(left, key=lambda row: (row.places[query.order], row.id))
        assert ids == [row.id for row in ordered], about
    assert library.counts(query).quotes == len(left), about
    if not query.get("speaker") and not query.get("speaker", exclude=True):
        speaking = Counter(row.actor for row in left if row.actor)
        assert {row.id: row.quotes for row in library.actors(query, limit=999)} == speaking, about
    if not query.get("source") and not query.get("source", exclude=True):
        found = {row.id: row.quotes for row in library.sources(query, limit=999) if row.quotes}
        assert found == Counter(row.article for row in left), about


@pytest.mark.parametrize("seed", range(8))
def test_answers_are_those_of_a_look_at_every_row(tmp_path: Path, seed: int) -> None:
    chance, shelf = random.Random(seed), Shelf(tmp_path / "random.db")
    for name, country in ACTORS.items():
        shelf.actor(name, country, *(["Ally " + name[:3]] if chance.random() < 0.3 else []))
    for name, country in OUTLETS.items():
        shelf.outlet(name, country)
    shelf.connection.commit()
    shelf.connection.execute("PRAGMA foreign_keys = ON")
    for _ in range(chance.randint(1, 5)):
        an_article(chance, shelf)
    with closing(shelf.connection), closing(Library(shelf.path)) as library:
        for _ in range(6):
            for _ in range(chance.randint(0, 3)):
                edit(chance, shelf)
            if chance.random() < 0.4:
                with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
                    update(connection, unfinished=chance.random() < 0.3)
            rows = rows_of(shelf.connection)
            for _ in range(12):
                compare(library, rows, a_query(chance))
