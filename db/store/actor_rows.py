"""The rows of those who speak: the actor the database has for each of an article's cast, and what it calls them.

The actors are what reading the articles in the order of their ids makes of their casts, however they came to be held.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from db.extract.quote import Actor
from db.store.actor_id import free_actor_id
from db.store.bulk import insert
from db.store.cast import Cast, name_key
from db.store.label import actor_label
from db.store.member_rows import Member, members_of_article, members_of_part, write_members


class Recast(NamedTuple):
    """The cast of an article as it is to be, and as it was."""

    speaking: Mapping[int, Actor]
    """Those who speak by their index in the extraction, none if the article is to go."""
    before: Sequence[Member]


def write_actors(
    connection: sqlite3.Connection,
    cast: Cast,
    article_id: int,
    speaking: Mapping[int, Actor],
    before: Sequence[Member] | None,
) -> dict[int, int]:
    """Write the actors that speak in an article, with aliases and roles; returns the machine's actor for each index.

    `speaking` has them by their index in the extraction, none if the article is to go; `before` are those that spoke
    in it until now, None where the article is the newest.
    """
    if before is None:
        added = _added(connection, cast, article_id, speaking, {})
        _write_added(connection, cast, added)
        return {member.ordinal: member.part for member in added}
    rewrite_casts(connection, cast, {article_id: Recast(speaking, before)})
    return {member.ordinal: member.part for member in members_of_article(connection, article_id)}


def rewrite_casts(connection: sqlite3.Connection, cast: Cast, casts: Mapping[int, Recast]) -> None:
    """Write the actors that speak in articles that were held before, all of which may have changed at once."""
    again: dict[int, Recast] = {}
    added: list[Member] = []
    for article_id, recast in sorted(casts.items()):
        was = {member.ordinal: member for member in recast.before}
        if {ordinal: member.actor for ordinal, member in was.items()} == recast.speaking:
            continue
        if _only_adds(connection, cast, article_id, recast.speaking, was):
            added += _added(connection, cast, article_id, recast.speaking, was)
        else:
            again[article_id] = recast
    _write_added(connection, cast, added)
    if again:
        _write_again(connection, cast, again)


def _added(
    connection: sqlite3.Connection,
    cast: Cast,
    article_id: int,
    speaking: Mapping[int, Actor],
    was: Mapping[int, Member],
) -> list[Member]:
    """Find who those are that come to the cast of an article; whoever nobody knows becomes an actor."""
    taken = [member.part for member in was.values()]
    found: list[Member] = []
    for ordinal, actor in speaking.items():
        if ordinal in was:
            continue
        actor_id = cast.find(actor, taken)
        if actor_id is None:
            actor_id = _insert(connection, cast, free_actor_id(connection), actor)
        if cast.learn(actor_id, actor.country, actor.roles):
            connection.execute("UPDATE actor SET country = ? WHERE id = ?", (actor.country, actor_id))
            write_countries(connection, [actor_id])
        for alias in _aliases(cast, actor_id, actor):
            cast.add_alias(actor_id, alias)
        taken.append(actor_id)
        found.append(Member(article_id, ordinal, actor_id, actor))
    return found


def _write_added(connection: sqlite3.Connection, cast: Cast, added: Sequence[Member]) -> None:
    _write_names(connection, cast, added)
    write_members(connection, added)


def _only_adds(
    connection: sqlite3.Connection,
    cast: Cast,
    article_id: int,
    speaking: Mapping[int, Actor],
    was: Mapping[int, Member],
) -> bool:
    """Whether a cast is as it was with others behind it who come after all they may have to do with."""
    added = {ordinal: actor for ordinal, actor in speaking.items() if ordinal not in was}
    if not added or any(speaking.get(ordinal) != member.actor for ordinal, member in was.items()):
        return False
    if min(added) < max(was, default=-1):
        return False
    related = json.dumps(sorted(cast.related(added.values())))
    sql = "SELECT coalesce(max(article_id), 0) FROM member WHERE part IN (SELECT value FROM json_each(?))"
    return bool(connection.execute(sql, (related,)).fetchone()[0] <= article_id)


def _write_again(connection: sqlite3.Connection, cast: Cast, casts: Mapping[int, Recast]) -> None:
    """Put together again all actors that the casts of articles, as they were or as they are, may have had a part in."""
    kept = {article_id: _kept(*recast) for article_id, recast in casts.items()}
    related = cast.related(
        actor
        for article_id, (speaking, before) in casts.items()
        for actor in (*speaking.values(), *(member.actor for member in before))
        if actor not in kept[article_id]
    )
    todo: list[Member] = []
    staying: list[Member] = []
    for article_id, (speaking, before) in casts.items():
        was = {name_key(member.actor.name): member.part for member in before}
        for n, actor in speaking.items():
            part = kept[article_id].get(actor)
            if part is not None and part not in related:
                staying.append(Member(article_id, n, part, actor))
            else:
                todo.append(Member(article_id, n, was.get(name_key(actor.name), 0), actor))
    for actor_id in related:
        todo += [member for member in members_of_part(connection, actor_id) if member.article_id not in casts]
    todo.sort(key=lambda member: (member.article_id, member.ordinal))
    looks = {actor_id: _look(cast, actor_id) for actor_id in related}
    _forget(connection, cast, casts, related, todo)
    free = max([free_actor_id(connection), *(part + 1 for part in related)])
    now: list[Member] = []
    taken: dict[int, list[int]] = {member.article_id: [] for member in todo}
    for member in todo:
        others = taken[member.article_id]
        found = cast.find(member.actor, others)
        if found is None:
            wanted = member.part if member.part and member.part not in cast else free
            free += wanted == free
            found = _insert(connection, cast, wanted, member.actor)
        if cast.learn(found, member.actor.country, member.actor.roles):
            connection.execute("UPDATE actor SET country = ? WHERE id = ?", (member.actor.country, found))
        for alias in _aliases(cast, found, member.actor):
            cast.add_alias(found, alias)
        others.append(found)
        now.append(replace(member, part=found))
    _write_names(connection, cast, now)
    write_members(connection, [*now, *staying])
    moved = _move_quotes(connection, casts, todo, now)
    changed = {actor for actor in {member.part for member in now} if looks.get(actor) != _look(cast, actor)}
    write_countries(connection, moved | changed)


def _kept(speaking: Mapping[int, Actor], before: Sequence[Member]) -> dict[Actor, int]:
    """Return those of a cast that are as they were, in the order they were in; none where that cannot be told."""
    was = {member.actor: member.part for member in before}
    now = list(speaking.values())
    if len(was) < len(before) or len(set(now)) < len(now):
        return {}
    same = [actor for actor in now if actor in was]
    return {actor: was[actor] for actor in same} if same == [actor for actor in was if actor in set(same)] else {}


def _look(cast: Cast, actor_id: int) -> tuple[list[str], str | None]:
    return cast.names(actor_id), cast.country(actor_id)


def _forget(
    connection: sqlite3.Connection, cast: Cast, articles: Iterable[int], actors: Iterable[int], held: Iterable[Member]
) -> None:
    """Remove actors with their aliases and roles, and their members; quotes are left without for the moment."""
    connection.executemany("DELETE FROM member WHERE article_id = ?", [(article_id,) for article_id in articles])
    connection.executemany(
        "DELETE FROM member WHERE article_id = ? AND ordinal = ?",
        [(member.article_id, member.ordinal) for member in held],
    )
    for actor_id in actors:
        cast.remove(actor_id)
        connection.execute("DELETE FROM actor WHERE id = ?", (actor_id,))


def _move_quotes(
    connection: sqlite3.Connection, but: Collection[int], old: Iterable[Member], new: Iterable[Member]
) -> set[int]:
    """Give the quotes of members that are another actor now to that one, in all articles but some; returns those."""
    moves: dict[int, dict[int, int]] = {}
    for before, after in zip(old, new, strict=True):
        if before.part != after.part and before.article_id not in but:
            moves.setdefault(before.article_id, {})[before.part] = after.part
    for article_id, ids in moves.items():
        quotes = connection.execute("SELECT id, actor_id FROM quote WHERE article_id = ?", (article_id,)).fetchall()
        connection.executemany(
            "UPDATE quote SET actor_id = ? WHERE id = ?",
            [(ids[actor_id], quote_id) for quote_id, actor_id in quotes if actor_id in ids],
        )
    return {actor_id for ids in moves.values() for actor_id in ids.values()}


def _insert(connection: sqlite3.Connection, cast: Cast, wanted: int, actor: Actor) -> int:
    (actor_id,) = connection.execute(
        "INSERT INTO actor (id, name, label, kind, country) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (wanted, actor.name, actor_label(connection, actor), actor.kind, actor.country),
    ).fetchone()
    cast.add(actor_id, actor.name, actor.kind, actor.country)
    return int(actor_id)


def _aliases(cast: Cast, actor_id: int, actor: Actor) -> list[str]:
    canonical = cast.names(actor_id)[0]
    return [name for name in dict.fromkeys((actor.name, *actor.aliases)) if name != canonical]


def _write_names(connection: sqlite3.Connection, cast: Cast, members: Iterable[Member]) -> None:
    """Write aliases and roles."""
    aliases, roles = [], []
    for member in members:
        key = member.part, member.article_id
        aliases += [(*key, text) for text in _aliases(cast, member.part, member.actor)]
        roles += [(*key, text) for text in member.actor.roles]
    for table, rows in (("alias", aliases), ("role", roles)):
        insert(connection, table, ("actor_id", "article_id", "text"), rows, ignore=True)


def write_countries(connection: sqlite3.Connection, actors: Collection[int]) -> None:
    """Write the country the speaker speaks for with every quote of the actors that has another."""
    for actor_id in actors:
        connection.execute(
            "DELETE FROM quote_country WHERE role = 'speaker' "
            "AND quote_id IN (SELECT id FROM quote WHERE actor_id = ?1) "
            "AND country IS NOT (SELECT country FROM actor WHERE id = ?1)",
            (actor_id,),
        )
        connection.execute(
            "INSERT INTO quote_country (role, country, quote_id) SELECT 'speaker', a.country, q.id "
            "FROM quote q JOIN actor a ON a.id = q.actor_id WHERE a.id = ? AND a.country IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM quote_country c WHERE c.role = 'speaker' AND c.country = a.country AND c.quote_id = q.id)",
            (actor_id,),
        )
