"""The rows of the search table: one a quote, one a passage, found by rowid so that they can be replaced quickly."""

import sqlite3
from collections.abc import Iterable

from db.ask.fold import fold, names_copy
from db.reference.country import name_of
from db.store.bulk import insert
from db.store.cast import Cast

_QUOTE = """q.id, q.actor_id, q.article_id, q.text, r.title, o.name, a.country
FROM quote q JOIN article r ON r.id = q.article_id
LEFT JOIN outlet o ON o.id = r.outlet_id LEFT JOIN actor a ON a.id = q.actor_id"""


def index_article(connection: sqlite3.Connection, cast: Cast, article_id: int) -> None:
    """Write the search rows of one article's quotes and passages."""
    quotes = connection.execute(f"SELECT {_QUOTE} WHERE q.article_id = ?", (article_id,)).fetchall()
    names = {
        actor: _names(connection, cast, actor, article_id) for actor in {row[1] for row in quotes} if actor is not None
    }
    rows = [
        (2 * row_id, fold(text), names.get(actor, ""), _titles(title, outlet, country), f"quote:{row_id}")
        for row_id, actor, _, text, title, outlet, country in quotes
    ]
    passages = connection.execute(
        "SELECT p.id, p.text, r.title, o.name FROM passage p JOIN article r ON r.id = p.article_id "
        "LEFT JOIN outlet o ON o.id = r.outlet_id WHERE p.article_id = ?",
        (article_id,),
    )
    rows += [
        (2 * row_id + 1, fold(text), "", _titles(title, outlet, None), f"passage:{row_id}")
        for row_id, text, title, outlet in passages
    ]
    insert(connection, "search", ("rowid", "words", "names", "titles", "ref"), rows)


def forget_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Remove the search rows of one article, before its quotes and passages go."""
    connection.execute(
        "DELETE FROM search WHERE rowid IN (SELECT 2 * id FROM quote WHERE article_id = ?1 "
        "UNION ALL SELECT 2 * id + 1 FROM passage WHERE article_id = ?1)",
        (article_id,),
    )


def reindex_actors(connection: sqlite3.Connection, cast: Cast, actors: Iterable[int], but: int) -> None:
    """Write again the names of actors in their quotes of all articles but one: a new spelling finds old quotes."""
    for actor in actors:
        quotes = connection.execute(
            f"SELECT {_QUOTE} WHERE q.actor_id = ? AND q.article_id <> ?", (actor, but)
        ).fetchall()
        names = {article: _names(connection, cast, actor, article) for article in {row[2] for row in quotes}}
        connection.executemany(
            "UPDATE search SET names = ?, titles = ? WHERE rowid = ?",
            [(names[row[2]], _titles(*row[4:]), 2 * row[0]) for row in quotes],
        )


def _names(connection: sqlite3.Connection, cast: Cast, actor: int, article_id: int) -> str:
    """Everything a speaker is called: the name, every article's aliases, and the roles of the quote's own article."""
    roles = connection.execute("SELECT text FROM role WHERE actor_id = ? AND article_id = ?", (actor, article_id))
    return names_copy(" · ".join([*cast.names(actor), *(text for (text,) in roles)]))


def _titles(title: str | None, outlet: str | None, country: str | None) -> str:
    return fold(" · ".join(part for part in (title, outlet, name_of(country) if country else None) if part))
