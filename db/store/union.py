"""Merges and splits: the actors that stand, made of those the machine has and of what a person said of them.

A part is an actor of the machine: the members of articles its rules take for one, or a speaker that was imported. To
change anything about parts they are loosened first, which puts the machine's rows back, and settled afterwards.
"""

import sqlite3
from collections.abc import Collection, Iterable

from db.extract.quote import Actor
from db.store.actor_id import free_actor_id
from db.store.actor_rows import write_countries
from db.store.bulk import insert
from db.store.cast import Cast
from db.store.decision import by_id, taken_back
from db.store.group import Group, alone, fold
from db.store.label import actor_label
from db.store.link import linked_parts, links
from db.store.member_rows import Member
from db.store.outcome import write_outcomes
from db.store.unit import LISTED, Unit, in_json, units_of_parts

_SAID = "(:article = 0 OR article_id = :article)"
"""Quotes of a unit: an imported speaker is one in all articles."""


def loosen(connection: sqlite3.Connection, cast: Cast, actors: Iterable[Actor], before: Iterable[Member]) -> set[int]:
    """Loosen all that a change of an article's cast may have to do with; returns the parts, none if none is linked."""
    if not is_any(connection):
        return set()
    held = list(before)
    parts = cast.related([*actors, *(member.actor for member in held)]) | {member.part for member in held}
    return loosened(connection, parts)


def is_any(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever decided about actors."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM decision_actor)").fetchone()[0])


def loosened(connection: sqlite3.Connection, parts: Collection[int]) -> set[int]:
    """Put back the machine's rows of some parts and of all they stand together with; returns those, too."""
    found, standing = _together(connection, set(parts))
    rows = in_json(found)
    (moved,) = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM member WHERE part {LISTED} AND actor_id <> part) "
        f"OR EXISTS (SELECT 1 FROM moved_speaker WHERE part {LISTED})",
        rows,
    ).fetchone()
    if not moved:
        return found
    for actor_id in standing - found:
        connection.execute("DELETE FROM actor WHERE id = ?", (actor_id,))
    groups = alone(units_of_parts(connection, found))
    for group in groups:
        _write_actor(connection, group)
    connection.execute(f"UPDATE member SET actor_id = part WHERE part {LISTED} AND actor_id <> part", rows)
    connection.execute(f"DELETE FROM moved_speaker WHERE part {LISTED}", rows)
    connection.execute(
        "UPDATE quote SET actor_id = (SELECT part FROM moved_quote m WHERE m.quote_id = quote.id) "
        f"WHERE id IN (SELECT quote_id FROM moved_quote WHERE part {LISTED})",
        rows,
    )
    connection.execute(f"DELETE FROM moved_quote WHERE part {LISTED}", rows)
    for group in groups:
        _write_names(connection, group)
    write_countries(connection, found)
    return found


def settle(connection: sqlite3.Connection, parts: Collection[int], also: Collection[int] = ()) -> None:
    """Merge and split some parts, and all they are linked with, as decided; `also` are decisions to look at anyway.

    Inside a transaction; twice is as once.
    """
    if not is_any(connection):
        return
    found, ids = set(parts), set(also)
    while True:
        ids |= links(connection, found)
        more = loosened(connection, found | linked_parts(connection, ids))
        if more == found:
            break
        found = more
    if not ids:
        return
    groups, outcomes = fold(
        connection, units_of_parts(connection, found), by_id(connection, sorted(ids)), taken_back(connection)
    )
    _choose_ids(connection, groups)
    changed = [group for group in groups if not group.is_alone or group.label != group.actor_id]
    touched = {unit.part for group in changed for unit in group.units}
    changed = [group for group in groups if group in changed or group.actor_id in touched]
    for actor_id in touched - {group.actor_id for group in groups}:
        connection.execute("DELETE FROM actor WHERE id = ?", (actor_id,))
    for group in changed:
        _note_moves(connection, group)
    for group in sorted(changed, key=lambda group: group.actor_id):
        _write_actor(connection, group)
        _move(connection, group)
        _write_names(connection, group)
    write_countries(connection, [group.actor_id for group in changed])
    write_outcomes(connection, outcomes)


def _together(connection: sqlite3.Connection, parts: set[int]) -> tuple[set[int], set[int]]:
    """Return all parts that stand together with some, and the actors they stand under."""
    while True:
        actors = parts | _ids(
            connection,
            "SELECT actor_id FROM member WHERE part {0} UNION SELECT actor_id FROM moved_speaker WHERE part {0}",
            parts,
        )
        more = parts | _ids(
            connection,
            "SELECT part FROM member WHERE actor_id {0} UNION SELECT part FROM moved_speaker WHERE actor_id {0}",
            actors,
        )
        more |= _ids(connection, "SELECT actor_id FROM imported_speaker WHERE actor_id {0}", actors)
        if more == parts:
            return parts, actors
        parts = more


def _ids(connection: sqlite3.Connection, sql: str, ids: Collection[int]) -> set[int]:
    return {row[0] for row in connection.execute(sql.format(LISTED), in_json(ids))}


def _choose_ids(connection: sqlite3.Connection, groups: list[Group]) -> None:
    """Give each group the id of its leading part, else of one that is whole in it, else one of its own."""
    homes: dict[int, set[int]] = {}
    for group in groups:
        for unit in group.units:
            homes.setdefault(unit.part, set()).add(group.label)
    for group in groups:
        parts = {unit.part for unit in group.units}
        whole = sorted(part for part in parts if len(homes[part]) == 1)
        if group.label in parts:
            group.actor_id = group.label
        elif whole:
            group.actor_id = whole[0]
        else:
            group.actor_id = _own_id(connection, -group.label)


def _own_id(connection: sqlite3.Connection, decision_id: int) -> int:
    """Return the id of the actor that a decision makes, the same each time."""
    row = connection.execute("SELECT actor_id FROM split_actor WHERE decision_id = ?", (decision_id,)).fetchone()
    if row is not None:
        return int(row[0])
    own = free_actor_id(connection)
    if decision_id > 0:
        connection.execute("INSERT INTO split_actor VALUES (?, ?)", (decision_id, own))
    return own


def _write_actor(connection: sqlite3.Connection, group: Group) -> None:
    """Write the row of an actor; a label that still fits is kept."""
    lead, country = group.lead, group.country
    actor = Actor(lead.actor.name, lead.actor.kind, country, lead.actor.roles)
    row = connection.execute("SELECT name, label, kind, country FROM actor WHERE id = ?", (group.actor_id,)).fetchone()
    label = row[1] if row is not None and row[0] == actor.name else actor_label(connection, actor, lead.qids or "")
    if row != (actor.name, label, actor.kind, country):
        connection.execute(
            "INSERT INTO actor (id, name, label, kind, country) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "name = excluded.name, label = excluded.label, kind = excluded.kind, country = excluded.country",
            (group.actor_id, actor.name, label, actor.kind, country),
        )


def _write_names(connection: sqlite3.Connection, group: Group) -> None:
    """Write the aliases and roles of an actor anew."""
    name = group.lead.actor.name
    for table in ("alias", "role"):
        connection.execute(f"DELETE FROM {table} WHERE actor_id = ?", (group.actor_id,))
    aliases: dict[tuple[int, int, str], None] = {}
    roles: dict[tuple[int, int, str], None] = {}
    for unit in group.units:
        article_id = unit.article_id or _an_article(connection, unit.part)
        for text in (unit.actor.name, *unit.actor.aliases):
            if text != name and article_id:
                aliases[group.actor_id, article_id, text] = None
        for text in unit.actor.roles:
            roles[group.actor_id, unit.article_id, text] = None
    for table, rows in (("alias", aliases), ("role", roles)):
        insert(connection, table, ("actor_id", "article_id", "text"), rows)


def _an_article(connection: sqlite3.Connection, part: int) -> int | None:
    """Return an article that names an imported speaker who stands under another."""
    row = connection.execute(
        "SELECT q.article_id FROM moved_quote m JOIN quote q ON q.id = m.quote_id WHERE m.part = ? LIMIT 1", (part,)
    ).fetchone()
    return None if row is None else int(row[0])


def _note_moves(connection: sqlite3.Connection, group: Group) -> None:
    """Note whose the quotes are that do not stay under their part.

    Of all groups before any moves: an actor may have the id of a part of which another group takes some.
    """
    for unit in group.units:
        if unit.part != group.actor_id:
            connection.execute(
                f"INSERT OR REPLACE INTO moved_quote SELECT id, :part FROM quote WHERE actor_id = :part AND {_SAID}",
                _values(unit),
            )


def _move(connection: sqlite3.Connection, group: Group) -> None:
    """Let the units of a group, and what they said, stand under its actor."""
    for unit in group.units:
        if unit.part == group.actor_id:
            continue
        if unit.article_id:
            connection.execute(
                "UPDATE member SET actor_id = ? WHERE article_id = ? AND ordinal = ?",
                (group.actor_id, unit.article_id, unit.ordinal),
            )
        else:
            connection.execute("INSERT INTO moved_speaker VALUES (?, ?)", (unit.part, group.actor_id))
        connection.execute(
            "UPDATE quote SET actor_id = :own "
            f"WHERE id IN (SELECT quote_id FROM moved_quote WHERE part = :part) AND {_SAID}",
            {**_values(unit), "own": group.actor_id},
        )


def _values(unit: Unit) -> dict[str, int]:
    return {"part": unit.part, "article": unit.article_id}
