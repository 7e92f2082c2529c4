"""The speaker a person chose for a quote: named so that they are found again, and held to who was meant."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.ask.nation import code_of
from db.store.correction import Speaker
from db.store.decision import Decision, new_id
from db.store.detail import Detail
from db.store.error import DecisionError
from db.store.member_rows import ADDED
from db.store.merge import named
from db.store.session import Session
from db.store.subject import Subject
from db.store.unit import units_of_actor
from db.store.voice import Voice

LONGEST_NAME = 200
"""Characters of a name."""
_ALIASES = 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who was chosen."""

    voice: Voice | None
    """None: nobody known."""
    actor_id: int | None = None
    """The actor that was meant, None where they are new."""


def chosen(connection: sqlite3.Connection, speaker: Speaker, article_id: int) -> Chosen:
    """Return who is meant, as this article names them where it does; raises DecisionError."""
    if speaker.label is None:
        return Chosen(None if speaker.name is None else _new(speaker))
    row = connection.execute("SELECT id, name, kind, country FROM actor WHERE label = ?", (speaker.label,)).fetchone()
    if row is None:
        raise DecisionError(f"nobody is called {speaker.label}", "choose a speaker that is offered, or give a new name")
    actor_id, name, kind, country = row
    units = units_of_actor(connection, actor_id)
    own = [unit for unit in units if unit.article_id == article_id]
    if own:
        return Chosen(own[0].voice, actor_id)
    imported = [unit for unit in units if unit.qids is not None]
    if imported and len(imported) == len(units):
        return Chosen(imported[0].voice, actor_id)
    aliases = connection.execute(
        "SELECT text FROM alias WHERE actor_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT ?",
        (actor_id, _ALIASES),
    )
    roles = connection.execute(
        "SELECT text FROM role WHERE actor_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT 3", (actor_id,)
    )
    return Chosen(
        Voice(name, kind, country, tuple(text for (text,) in roles), tuple(text for (text,) in aliases)), actor_id
    )


def hold_to(session: Session, held: Sequence[tuple[Subject, Chosen]]) -> None:
    """Where somebody else was taken for a speaker that was chosen, have the name in that article be theirs."""
    connection = session.connection
    for subject, who in held:
        row = connection.execute("SELECT actor_id FROM quote WHERE id = ?", (subject.quote_id,)).fetchone()
        if who.actor_id is None or row is None or row[0] == who.actor_id:
            continue
        units = [
            unit
            for unit in units_of_actor(connection, row[0])
            if unit.article_id == subject.page.id and unit.ordinal >= ADDED
        ]
        meant = units_of_actor(connection, who.actor_id)
        if units and meant:
            sides = (named(units), (), named(meant))
            detail = Detail(words=f"{units[0].actor.name} in {subject.page.doc}")
            session.decide([Decision("split", session.step, new_id(), session.moment(), None, detail, sides=sides)])


def _new(speaker: Speaker) -> Voice:
    name = " ".join((speaker.name or "").split())
    if not name:
        raise DecisionError("a speaker needs a name", "type one, or choose that nobody is known")
    if len(name) > LONGEST_NAME:
        raise DecisionError(f"a name has at most {LONGEST_NAME} characters", "shorten it")
    country = speaker.country
    if country is not None and (country := code_of(country)) is None:
        raise DecisionError(
            f"“{speaker.country}” is no country known", "a code (DE), a name (Germany), a demonym (German), or none"
        )
    return Voice(name, speaker.kind, country)
