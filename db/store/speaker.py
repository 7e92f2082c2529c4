"""The speaker a person chose for a quote: named so that they are found again, and held to who was meant."""

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from db.ask.nation import code_of
from db.store.correction import Speaker
from db.store.decision import Decision, Occurrence, new_id
from db.store.detail import Detail
from db.store.error import DecisionError
from db.store.member_rows import ADDED
from db.store.merge import named
from db.store.session import Session
from db.store.subject import Subject
from db.store.unit import Unit, units_of_actor
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


def chosen(connection: sqlite3.Connection, speaker: Speaker, articles: Collection[int]) -> dict[int, Chosen]:
    """Return who is meant in each article, as it names them where it does; raises DecisionError."""
    if speaker.label is None:
        return dict.fromkeys(articles, Chosen(None if speaker.name is None else _new(speaker)))
    row = connection.execute("SELECT id, name, kind, country FROM actor WHERE label = ?", (speaker.label,)).fetchone()
    if row is None:
        raise DecisionError(f"nobody is called {speaker.label}", "choose a speaker that is offered, or give a new name")
    actor_id, name, kind, country = row
    units = units_of_actor(connection, actor_id)
    own: dict[int, Unit] = {}
    for unit in units:
        own.setdefault(unit.article_id, unit)
    imported = [unit for unit in units if unit.qids is not None]
    if imported and len(imported) == len(units):
        voice = imported[0].voice
    else:
        aliases = connection.execute(
            "SELECT text FROM alias WHERE actor_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT ?",
            (actor_id, _ALIASES),
        )
        roles = connection.execute(
            "SELECT text FROM role WHERE actor_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT 3", (actor_id,)
        )
        voice = Voice(name, kind, country, tuple(text for (text,) in roles), tuple(text for (text,) in aliases))
    return {
        article_id: Chosen(own[article_id].voice if article_id in own else voice, actor_id) for article_id in articles
    }


def hold_to(session: Session, held: Sequence[tuple[Subject, Chosen]]) -> None:
    """Where somebody else was taken for a speaker that was chosen, have the name in that article be theirs."""
    connection = session.connection
    meant: dict[int, tuple[Occurrence, ...]] = {}
    others: dict[int, dict[int, list[Unit]]] = {}
    found: dict[int, Decision] = {}
    for subject, who in held:
        article_id = subject.page.id
        row = connection.execute("SELECT actor_id FROM quote WHERE id = ?", (subject.quote_id,)).fetchone()
        if who.actor_id is None or row is None or row[0] in (None, who.actor_id) or article_id in found:
            continue
        if row[0] not in others:
            others[row[0]] = _added_by_article(connection, row[0])
        if who.actor_id not in meant:
            meant[who.actor_id] = named(units_of_actor(connection, who.actor_id))
        units = others[row[0]].get(article_id)
        if units and meant[who.actor_id]:
            detail = Detail(words=f"{units[0].actor.name} in {subject.page.doc}")
            sides = (named(units), (), meant[who.actor_id])
            found[article_id] = Decision("split", session.step, new_id(), session.moment(), None, detail, sides=sides)
    if found:
        session.decide(list(found.values()))


def _added_by_article(connection: sqlite3.Connection, actor_id: int) -> dict[int, list[Unit]]:
    """Return whom a person added to the casts of articles among those an actor is made of."""
    found: dict[int, list[Unit]] = {}
    for unit in units_of_actor(connection, actor_id):
        if unit.ordinal >= ADDED:
            found.setdefault(unit.article_id, []).append(unit)
    return found


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
