"""What actors are made of: a member of an article's cast, or a speaker that was imported."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from db.extract.quote import Actor
from db.store.cast import name_key
from db.store.decision import Occurrence
from db.store.voice import Voice

LISTED = "IN (SELECT value FROM json_each(?1))"
"""Among the ids of a JSON list that is bound first."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Somebody of one article, or an imported speaker."""

    part: int
    """The machine's actor."""
    article_id: int
    """0 where it was imported."""
    ordinal: int
    actor: Actor
    path: str | None
    doc: str | None
    sha256: str | None
    qids: str | None

    @property
    def occurrence(self) -> Occurrence:
        """Return what stays of it when actors are put together again."""
        return Occurrence(self.actor.name, self.path, self.doc, self.sha256, self.qids)

    @property
    def voice(self) -> Voice:
        """Return it as a speaker that is found in any library."""
        actor = self.actor
        return Voice(actor.name, actor.kind, actor.country, actor.roles, actor.aliases, self.qids)


def units_of_parts(connection: sqlite3.Connection, parts: Collection[int]) -> list[Unit]:
    """Return what parts are made of, in the order actors are put together in."""
    return _units(connection, "part", parts) + _speakers(connection, parts)


def units_of_actor(connection: sqlite3.Connection, actor_id: int) -> list[Unit]:
    """Return what an actor that stands is made of."""
    rows = connection.execute("SELECT part FROM moved_speaker WHERE actor_id = ?", (actor_id,)).fetchall()
    return _units(connection, "actor_id", [actor_id]) + _speakers(connection, [actor_id, *(part for (part,) in rows)])


def matching(connection: sqlite3.Connection, units: Sequence[Unit], named: Iterable[Occurrence]) -> list[Unit]:
    """Return the units that are meant: of the article of the path, else of the same bytes, else of the same name."""
    found: dict[tuple[int, int, int], Unit] = {}
    for one in named:
        if one.qids is not None:
            same = [unit for unit in units if unit.qids == one.qids and unit.actor.name == one.name]
        else:
            key = name_key(one.name)
            alike = [unit for unit in units if unit.article_id and name_key(unit.actor.name) == key]
            same = [unit for unit in alike if unit.path == one.path]
            same = same or [unit for unit in alike if unit.sha256 == one.sha256]
            if not same and not _is_held(connection, one):
                same = [unit for unit in alike if unit.doc == one.doc]
        found |= {(unit.article_id, unit.ordinal, unit.part): unit for unit in same}
    return list(found.values())


def in_json(ids: Iterable[int]) -> tuple[str]:
    """Return ids as the values of a statement with `LISTED`."""
    return (json.dumps(sorted(ids)),)


def _is_held(connection: sqlite3.Connection, one: Occurrence) -> bool:
    sql = (
        "SELECT EXISTS (SELECT 1 FROM article WHERE path = ?) "
        "OR EXISTS (SELECT 1 FROM article WHERE sha256 = ? AND extractor <> 'quotebank')"
    )
    return bool(connection.execute(sql, (one.path, one.sha256)).fetchone()[0])


def _units(connection: sqlite3.Connection, column: str, ids: Iterable[int]) -> list[Unit]:
    rows = connection.execute(
        "SELECT m.part, m.article_id, m.ordinal, m.name, m.kind, m.country, m.roles, m.aliases, "
        f"r.path, r.doc, r.sha256 FROM member m JOIN article r ON r.id = m.article_id WHERE m.{column} {LISTED} "
        "ORDER BY m.article_id, m.ordinal",
        in_json(ids),
    )
    return [
        Unit(
            part, article_id, ordinal,
            Actor(name, kind, country, tuple(json.loads(roles)), tuple(json.loads(aliases))), path, doc, sha256, None,
        )
        for part, article_id, ordinal, name, kind, country, roles, aliases, path, doc, sha256 in rows
    ]  # fmt: skip


def _speakers(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Unit]:
    rows = connection.execute(
        f"SELECT actor_id, name, qids FROM imported_speaker WHERE actor_id {LISTED} ORDER BY actor_id", in_json(ids)
    )
    return [Unit(part, 0, 0, Actor(name, "person", None), None, None, None, qids) for part, name, qids in rows]
