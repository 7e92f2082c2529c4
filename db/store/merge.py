"""What a person decides about actors: two are one, a name is somebody else's, two are not one."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db.store.cast import name_key
from db.store.decision import Decision, Occurrence, Verb, new_id
from db.store.detail import Detail
from db.store.error import DecisionError
from db.store.session import PATIENT, Done, Session, Waiting, acting
from db.store.subject import subjects
from db.store.told_apart import carry_over, drop_pair, reason_of, suggested
from db.store.unit import Unit, units_of_actor
from db.store.voice import Voice
from db.store.wording import done_words

MOST = 64
"""Occurrences by which an actor is found again."""


def merge(db: Path, into: int, other: int, *, waiting: Waiting = PATIENT) -> Done:
    """Say that two actors are one; the first keeps its name, and has all names of both."""

    def act(session: Session) -> Done:
        connection = session.connection
        kept, gone = _pair(connection, into, other)
        reason = reason_of(connection, into, other)
        before = suggested(connection, (into, other))
        detail = Detail(words=f"{_name(connection, other)} → {_name(connection, into)}", reason=reason)
        done = _decide(session, "merge", (named(kept), named(gone)), detail)
        carry_over(connection, before, other, into)
        return done

    return acting(db, act, waiting)


def apart(db: Path, one: int, other: int, *, waiting: Waiting = PATIENT) -> Done:
    """Say that two actors are not one: that is not suggested again."""

    def act(session: Session) -> Done:
        connection = session.connection
        first, second = _pair(connection, one, other)
        words = f"{_name(connection, one)} ≠ {_name(connection, other)}"
        detail = Detail(words=words, reason=reason_of(connection, one, other))
        done = _decide(session, "apart", (named(first), named(second)), detail)
        drop_pair(connection, one, other)
        return done

    return acting(db, act, waiting)


def split(
    db: Path, actor: int, name: str, *, article: int | None = None, into: int | None = None, waiting: Waiting = PATIENT
) -> Done:
    """Say that a name an actor has is somebody else's: an actor's of its own, or another one's.

    With `article` in that one only; else in all, those to come too. Where an article has the name beside others of the
    actor, the quotes said under it go with it.
    """

    def act(session: Session) -> Done:
        connection = session.connection
        key = name_key(name)
        every = units_of_actor(connection, actor)
        if not every:
            raise DecisionError("the actor is no longer in the library: articles were read again", "look it up again")
        here = [unit for unit in every if article is None or unit.article_id == article]
        leaving = [unit for unit in here if name_key(unit.actor.name) == key]
        staying = [unit for unit in every if unit not in leaving]
        to: list[Unit] = []
        if into is not None:
            _, to = _pair(connection, actor, into)
        if leaving and not staying and into is None:
            raise DecisionError(f"{name} is the only name there is", "split a name off that stands beside others")
        count = 0
        words = f"{name} from {_name(connection, actor)}" + (f" to {_name(connection, into)}" if into else "")
        beside = _said_under(connection, actor, key, [unit for unit in here if unit not in leaving])
        if not leaving and not beside:
            raise DecisionError(f"nothing is said under the name {name}", "choose a name from the card of the actor")
        if leaving:
            sides = (named(leaving), named(staying), named(to)) if to else (named(leaving), named(staying))
            count += _decide(session, "split", sides, Detail(words=words, whole=article is None)).count
        if beside:
            voice = _voice(to, name, every[0])
            found = subjects(connection, beside)
            edits = [
                Decision(
                    "edit", session.step, new_id(), session.moment(), subject.anchor,
                    Detail(machine=subject.machine, voice=voice, words=words),
                )
                for subject in found
            ]  # fmt: skip
            session.decide(edits)
            count += len(edits)
        for one in [into] if into else _now(connection, leaving):
            drop_pair(connection, actor, one)
        return Done(session.step, "split", count, 0, f"split {words}")

    return acting(db, act, waiting)


def named(units: Sequence[Unit]) -> tuple[Occurrence, ...]:
    """Return by what units are found again: one of each part first, and no more than enough."""
    first: dict[int, Unit] = {}
    for unit in units:
        first.setdefault(unit.part, unit)
    ordered = [*first.values(), *(unit for unit in units if first[unit.part] is not unit)]
    return tuple(dict.fromkeys(unit.occurrence for unit in ordered[: max(MOST, len(first))]))


def _decide(session: Session, verb: Verb, sides: tuple[tuple[Occurrence, ...], ...], detail: Detail) -> Done:
    decision = Decision(verb, session.step, new_id(), session.moment(), None, detail, sides=sides)
    session.decide([decision])
    return Done(session.step, verb, 1, 0, done_words([decision]))


def _pair(connection: sqlite3.Connection, one: int, other: int) -> tuple[list[Unit], list[Unit]]:
    if one == other:
        raise DecisionError("that is one actor already", "choose two")
    first, second = units_of_actor(connection, one), units_of_actor(connection, other)
    if not first or not second:
        raise DecisionError(
            "one of the actors is no longer in the library: articles were read again", "look it up again"
        )
    return first, second


def _name(connection: sqlite3.Connection, actor_id: int) -> str:
    row = connection.execute("SELECT label FROM actor WHERE id = ?", (actor_id,)).fetchone()
    return str(row[0]) if row else str(actor_id)


def _said_under(connection: sqlite3.Connection, actor: int, key: str, units: Sequence[Unit]) -> list[int]:
    """Return the quotes of an actor beside which a name of theirs stands that is not what the article calls them."""
    found = []
    for unit in units:
        if any(name_key(text) == key for text in unit.actor.aliases):
            rows = connection.execute(
                "SELECT id, mention FROM quote WHERE article_id = ? AND actor_id = ? AND mention IS NOT NULL",
                (unit.article_id, actor),
            )
            found += [quote_id for quote_id, mention in rows if name_key(mention) == key]
    return found


def _voice(to: Sequence[Unit], name: str, like: Unit) -> Voice:
    """Return whom quotes under a name go to: who is named, else somebody new of that name."""
    if to:
        return to[0].voice
    return Voice(" ".join(name.split()), like.actor.kind)


def _now(connection: sqlite3.Connection, units: Sequence[Unit]) -> list[int]:
    """Return the actor that units stand under now."""
    for unit in units[:1]:
        row = connection.execute(
            "SELECT actor_id FROM member WHERE article_id = ? AND ordinal = ?", (unit.article_id, unit.ordinal)
        ).fetchone()
        if row is not None:
            return [int(row[0])]
    return []
