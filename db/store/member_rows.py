"""The rows of who speaks in each article, as it alone has them: what actors can be put together from again."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.extract.quote import Actor
from db.store.bulk import insert

_COLUMNS = ("article_id", "ordinal", "actor_id", "name", "kind", "country", "aliases", "roles")


@dataclass(frozen=True, slots=True)
class Member:
    """One of an article's cast, and the actor of the database it is."""

    article_id: int
    ordinal: int
    """Index of the extraction's actors."""
    actor_id: int
    actor: Actor


def members(connection: sqlite3.Connection, where: str = "1", value: int | None = None) -> Iterator[Member]:
    """Return members in the order actors are put together from them; `where` is a condition on `value`, as ?1."""
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM member WHERE {where} ORDER BY article_id, ordinal",
        () if value is None else (value,),
    )
    for article_id, ordinal, actor_id, name, kind, country, aliases, roles in rows:
        actor = Actor(name, kind, country, tuple(json.loads(roles)), tuple(json.loads(aliases)))
        yield Member(article_id, ordinal, actor_id, actor)


def members_of_article(connection: sqlite3.Connection, article_id: int) -> list[Member]:
    """Return who speaks in an article."""
    return list(members(connection, "article_id = ?1", article_id))


def members_of_actor(connection: sqlite3.Connection, actor_id: int) -> list[Member]:
    """Return what an actor is put together from."""
    return list(members(connection, "actor_id = ?1", actor_id))


def write_members(connection: sqlite3.Connection, written: Iterable[Member]) -> None:
    """Write who speaks in articles."""
    rows = [
        (
            member.article_id,
            member.ordinal,
            member.actor_id,
            member.actor.name,
            member.actor.kind,
            member.actor.country,
            json.dumps(member.actor.aliases, ensure_ascii=False),
            json.dumps(member.actor.roles, ensure_ascii=False),
        )
        for member in written
    ]
    insert(connection, "member", _COLUMNS, rows)
