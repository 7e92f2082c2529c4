"""The rows of who speaks in each article, as it alone has them: what actors can be put together from again."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.extract.quote import Actor
from db.store.bulk import insert

ADDED = 1_000_000
"""Ordinals of those whom a person added to an article's cast begin here."""
_COLUMNS = ("article_id", "ordinal", "part", "name", "kind", "country", "aliases", "roles")


@dataclass(frozen=True, slots=True)
class Member:
    """One of an article's cast, and the actor of the database the machine takes it for."""

    article_id: int
    ordinal: int
    """Index of the extraction's actors, or from `ADDED` on."""
    part: int
    """The actor's id; it stands under another one where a person merged or split."""
    actor: Actor


def members(connection: sqlite3.Connection, where: str = "1", value: int | None = None) -> Iterator[Member]:
    """Return members in the order actors are put together from them; `where` is a condition on `value`, as ?1."""
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM member WHERE {where} ORDER BY article_id, ordinal",
        () if value is None else (value,),
    )
    for article_id, ordinal, part, name, kind, country, aliases, roles in rows:
        actor = Actor(name, kind, country, tuple(json.loads(roles)), tuple(json.loads(aliases)))
        yield Member(article_id, ordinal, part, actor)


def members_of_article(connection: sqlite3.Connection, article_id: int) -> list[Member]:
    """Return who speaks in an article."""
    return list(members(connection, "article_id = ?1", article_id))


def members_of_part(connection: sqlite3.Connection, part: int) -> list[Member]:
    """Return what an actor is put together from."""
    return list(members(connection, "part = ?1", part))


def added_parts(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """Return the actors of those whom a person added to the casts of some articles."""
    sql = "SELECT DISTINCT part FROM member WHERE ordinal >= ?1 AND article_id IN (SELECT value FROM json_each(?2))"
    return {part for (part,) in connection.execute(sql, (ADDED, json.dumps(list(articles))))}


def write_members(connection: sqlite3.Connection, written: Iterable[Member]) -> None:
    """Write who speaks in articles, each under the actor the machine takes it for."""
    rows = [
        (
            member.article_id,
            member.ordinal,
            member.part,
            member.actor.name,
            member.actor.kind,
            member.actor.country,
            json.dumps(member.actor.aliases, ensure_ascii=False),
            json.dumps(member.actor.roles, ensure_ascii=False),
            member.part,
        )
        for member in written
    ]
    insert(connection, "member", (*_COLUMNS, "actor_id"), rows)
