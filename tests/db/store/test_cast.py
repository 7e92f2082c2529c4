import sqlite3

import pytest

from db.extract.quote import Actor
from db.store.writer import Store
from tests.db.store.sample import article, said_by


def put(store: Store, *actors: Actor) -> None:
    """One article an actor."""
    for n, actor in enumerate(actors):
        store.put(article(f"/news/{n}.txt"), said_by(actor), "v1")


def cast(rows: sqlite3.Connection) -> list[tuple[str, str | None]]:
    return rows.execute("SELECT name, country FROM actor ORDER BY id").fetchall()


def person(name: str, country: str | None = None, *aliases: str, roles: tuple[str, ...] = ()) -> Actor:
    return Actor(name, "person", country, roles, aliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Radosław Sikorski", "PL"), person("Radoslaw Sikorski", "PL")),
        (person("Jean-Yves Le Drian", "FR"), person("Jean Yves Le Drian", None)),
        (person("Sébastien Lecornu", None), person("Sebastien Lecornu", "FR")),
        (person("Володимир Зеленський", "UA", "Volodymyr Zelenskyy"), person("Volodymyr Zelenskyy", "UA")),
        (person("Volodymyr Zelenskyy", "UA"), person("Volodymyr Oleksandrovych", "UA", "Volodymyr Zelenskyy")),
        (Actor("Western officials", "group", None), Actor("Western officials", "group", None)),
        (Actor("The Kremlin", "government", "RU"), Actor("The Kremlin", "government", "RU")),
        (person("Zelensky", "UA", roles=("President",)), person("Zelensky", "UA", roles=("president",))),
    ],
)
def test_one_actor_in_two_articles(store: Store, rows: sqlite3.Connection, one: Actor, other: Actor) -> None:
    put(store, one, other)
    assert len(cast(rows)) == 1
    assert rows.execute("SELECT count(DISTINCT article_id) FROM quote WHERE actor_id = 1").fetchone() == (2,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("John Smith", "US"), person("John Smith", "GB")),
        (person("Smith", "US"), person("Smith", "US")),
        (person("Smith", "US", roles=("Senator",)), person("Smith", None, roles=("Senator",))),
        (person("John Smith", "US", "Smith"), person("Jane Smith", "US", "Smith")),
        (person("Victoria", "AU"), Actor("Victoria", "government", "AU")),
        (
            Actor("Ukrainian officials", "group", None, (), ("the officials there",)),
            Actor("the officials there", "group", None),
        ),
        (Actor("A journalist", "anonymous", "UA"), Actor("A journalist", "anonymous", "GB")),
    ],
)
def test_two_actors_in_two_articles(store: Store, rows: sqlite3.Connection, one: Actor, other: Actor) -> None:
    put(store, one, other)
    assert len(cast(rows)) == 2


def test_between_two_of_one_name_no_country_decides_nothing(store: Store, rows: sqlite3.Connection) -> None:
    put(store, person("John Smith", "US"), person("John Smith", "GB"), person("John Smith"), person("John Smith"))
    assert cast(rows) == [("John Smith", "US"), ("John Smith", "GB"), ("John Smith", None)]
    labels = [label for (label,) in rows.execute("SELECT label FROM actor ORDER BY id")]
    assert labels == ["John Smith", "John Smith (GB)", "John Smith (2)"]


def test_two_of_one_name_in_one_article_stay_two(store: Store, rows: sqlite3.Connection) -> None:
    father, son = person("George Bush", "US", roles=("41st president",)), person("George Bush", "US", roles=("43rd",))
    store.put(article(), said_by(father, son), "v1")
    store.put(article(), said_by(father, son), "v2")
    assert [label for (label,) in rows.execute("SELECT label FROM actor ORDER BY id")] == [
        "George Bush",
        "George Bush (US)",
    ]


def test_a_surname_alone_is_still_the_same_when_its_article_is_read_again(
    store: Store, rows: sqlite3.Connection
) -> None:
    store.put(article(), said_by(person("Smith")), "v1")
    store.put(article(), said_by(person("Smith", "US")), "v2")
    assert rows.execute("SELECT id, name, country FROM actor").fetchall() == [(1, "Smith", "US")]


def test_the_cast_is_the_same_in_the_next_build(db: object, store: Store, rows: sqlite3.Connection) -> None:
    put(store, person("Ada Lovelace", "GB", "Countess Lovelace"))
    store._cast = None  # as a new process has it
    store.put(article("/news/x.txt"), said_by(person("Countess Lovelace", "GB")), "v1")
    assert cast(rows) == [("Ada Lovelace", "GB")]
