"""Suggested merges: what may be one is written down with a reason, and nothing is merged."""

import sqlite3

import pytest

from db.ask.suggestion import suggested_merges
from db.extract.quote import Actor
from db.store.writer import Store
from tests.db.store.sample import article, said_by


def put(store: Store, *actors: Actor) -> None:
    """One article an actor, then the suggestions."""
    for n, actor in enumerate(actors):
        store.put(article(f"/news/{n}.txt"), said_by(actor), "v1")
    store.suggest()


def person(name: str, country: str | None = None, *roles: str) -> Actor:
    return Actor(name, "person", country, roles)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            person("Berg", "NO", "foreign minister"),
            person("Anna Berg", "NO", "foreign minister"),
            "both foreign minister",
        ),
        (person("Berg", "NO"), person("Anna Berg", "NO"), "Berg may be Anna Berg"),
        (person("A. Berg"), person("Anna Berg"), "given names that may be one"),
        (person("Anna J. Berg"), person("Anna Berg"), "one name but for the middle name"),
        (person("Robert Lund"), person("Robert Lund Jr."), "maybe father and son"),
        (person("Rob Lund"), person("Robert Lund"), "Rob may be short for Robert"),
        (person("Anna Berg", "NO"), person("Anna Berg", "SE"), "one name, but NO and SE"),
        (person("Anna Kolenko"), person("Anna Kolenka"), "surnames a letter apart"),
        (person("Vladimir Kolenko", "UA", "mayor"), person("Volodymyr Kolenko", "UA", "mayor"), "both are mayor"),
        (Actor("Bureau of Good Tea", "organisation", None), Actor("BGT", "organisation", None), "BGT are the initials"),
    ],
)
def test_two_that_may_be_one(store: Store, rows: sqlite3.Connection, one: Actor, other: Actor, reason: str) -> None:
    put(store, one, other)
    assert rows.execute("SELECT count(*) FROM actor").fetchone() == (2,)
    (found,) = suggested_merges(rows)
    assert reason in found.reason
    assert {found.label, found.other_label} >= {one.name} or one.name == other.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Anna Berg"), person("Peter Berg")),
        (person("Berg", "NO"), person("Anna Berg", "SE")),
        (person("Anna Lund"), person("Anna Lind")),
        (Actor("A witness", "anonymous", None), Actor("A witness", "anonymous", "NO")),
    ],
)
def test_two_that_are_two(store: Store, rows: sqlite3.Connection, one: Actor, other: Actor) -> None:
    put(store, one, other)
    assert suggested_merges(rows) == []


def test_suggestions_follow_the_articles(store: Store, rows: sqlite3.Connection) -> None:
    put(store, person("A. Berg"), person("Anna Berg"))
    store.remove("/news/0.txt")
    store.suggest()
    assert suggested_merges(rows) == []


def test_an_alias_never_joins_two_given_names(store: Store, rows: sqlite3.Connection) -> None:
    put(store, Actor("Anna Berg", "person", "NO", (), ("Peter Berg",)), person("Peter Berg", "NO"))
    assert rows.execute("SELECT name FROM actor ORDER BY id").fetchall() == [("Anna Berg",), ("Peter Berg",)]


def test_the_witnesses_of_two_articles_are_told_apart_in_the_same_order(store: Store, rows: sqlite3.Connection) -> None:
    witness = Actor("A witness", "anonymous", None)
    store.put(article("/news/0.txt"), said_by(witness, witness), "v1")
    store.put(article("/news/1.txt"), said_by(witness, witness), "v1")
    assert [label for (label,) in rows.execute("SELECT label FROM actor ORDER BY id")] == ["A witness", "A witness (2)"]
