"""The rows of those who speak in an article: the actor the database has for each, and what the article calls them."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from db.extract.quote import Actor, Extraction
from db.store.bulk import insert
from db.store.cast import Cast
from db.store.label import actor_label


class Written(NamedTuple):
    """What writing the actors of an article came to."""

    ids: dict[int, int]
    """The database's id for an index of the extraction's actors."""
    respelt: set[int]
    """Actors whose names or country are more than they were: their other quotes are to be indexed again."""


def write_actors(
    connection: sqlite3.Connection, cast: Cast, article_id: int, extraction: Extraction, own: set[int]
) -> Written:
    """Write the actors that speak, with aliases and roles; `own` are those only this article knew."""
    written = Written({}, set())
    for index in sorted({quote.speaker for quote in extraction.quotes if quote.speaker is not None}):
        actor = extraction.actors[index]
        actor_id = cast.find(actor, written.ids.values(), own)
        if actor_id is None:
            actor_id = _insert(connection, actor)
            cast.add(actor_id, actor.name, actor.kind, actor.country)
        if cast.learn(actor_id, actor.country, actor.roles):
            _set_country(connection, actor_id, actor.country)
            written.respelt.add(actor_id)
        if _write_names(connection, cast, actor_id, article_id, actor):
            written.respelt.add(actor_id)
        written.ids[index] = actor_id
    return written


def drop_actors(connection: sqlite3.Connection, cast: Cast, actors: Iterable[int]) -> None:
    """Remove those of the actors that say nothing any more."""
    for actor_id in actors:
        gone = connection.execute(
            "DELETE FROM actor WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM quote WHERE actor_id = ?1) RETURNING id",
            (actor_id,),
        ).fetchall()
        if gone:
            cast.remove(actor_id)


def _insert(connection: sqlite3.Connection, actor: Actor) -> int:
    (actor_id,) = connection.execute(
        "INSERT INTO actor (name, label, kind, country) VALUES (?, ?, ?, ?) RETURNING id",
        (actor.name, actor_label(connection, actor), actor.kind, actor.country),
    ).fetchone()
    return int(actor_id)


def _set_country(connection: sqlite3.Connection, actor_id: int, country: str | None) -> None:
    connection.execute("UPDATE actor SET country = ? WHERE id = ?", (country, actor_id))
    connection.execute(
        "INSERT OR IGNORE INTO quote_country (role, country, quote_id) "
        "SELECT 'speaker', ?, id FROM quote WHERE actor_id = ?",
        (country, actor_id),
    )


def _write_names(connection: sqlite3.Connection, cast: Cast, actor_id: int, article_id: int, actor: Actor) -> bool:
    """Write aliases and roles; True where an alias has a word that no name of the actor had before."""
    canonical = cast.names(actor_id)[0]
    aliases = [name for name in dict.fromkeys((actor.name, *actor.aliases)) if name != canonical]
    for table, texts in (("alias", aliases), ("role", actor.roles)):
        rows = [(actor_id, article_id, text) for text in texts]
        insert(connection, table, ("actor_id", "article_id", "text"), rows, ignore=True)
    new = [cast.add_alias(actor_id, alias) for alias in aliases]
    return any(new)
