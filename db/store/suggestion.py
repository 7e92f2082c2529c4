"""Suggested merges: actors that may be one, each pair with a reason; a person decides, nothing is merged here."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from db.extract.identity import parts_of, same_given
from db.extract.mention import role_words, surname_key
from db.extract.quote import ActorKind
from db.store.bulk import insert
from db.store.cast import name_key
from db.store.told_apart import decided_pairs

MANY = 12
"""People of one surname from which a surname alone suggests nobody any more."""
LONG = 6
"""Letters a surname must have for one wrong letter to be a misprint."""
SMALL = frozenset({"of", "the", "and", "for", "in", "to"})


@dataclass(slots=True)
class Known:
    """An actor as far as likeness needs."""

    id: int
    name: str
    kind: ActorKind
    country: str | None
    offices: set[str] = field(default_factory=set)


def write_suggestions(connection: sqlite3.Connection) -> None:
    """Write anew which actors may be one; not those a person told apart."""
    connection.execute("DELETE FROM suggested_merge")
    found: dict[tuple[int, int], str] = {}
    for one, other, reason in _suggestions(_known(connection)):
        found.setdefault((min(one.id, other.id), max(one.id, other.id)), reason)
    for one_id, other_id in _imported(connection):
        found.setdefault((min(one_id, other_id), max(one_id, other_id)), "one name")
    decided = decided_pairs(connection)
    rows = [(*pair, reason) for pair, reason in sorted(found.items()) if pair not in decided]
    insert(connection, "suggested_merge", ("actor_id", "other_id", "reason"), rows)


def _known(connection: sqlite3.Connection) -> list[Known]:
    """Every actor of the articles that has a name of its own."""
    rows = connection.execute(
        "SELECT id, name, kind, country FROM actor WHERE kind NOT IN ('group', 'anonymous') "
        "AND id NOT IN (SELECT actor_id FROM imported_speaker) ORDER BY id"
    )
    known = {row[0]: Known(*row) for row in rows}
    for actor_id, role in connection.execute("SELECT DISTINCT actor_id, text FROM role"):
        if actor_id in known:
            known[actor_id].offices.add(name_key(role))
    return list(known.values())


def _imported(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Actors of the articles, each with one that was imported under the very same name.

    Those that were imported are not held against each other: different items are different people.
    """
    yield from connection.execute(
        "SELECT a.id, s.actor_id FROM actor a CROSS JOIN imported_speaker s ON s.name = a.name "
        "WHERE a.id NOT IN (SELECT actor_id FROM imported_speaker) "
        "AND s.actor_id NOT IN (SELECT part FROM moved_speaker)"
    )


def _suggestions(actors: Iterable[Known]) -> Iterator[tuple[Known, Known, str]]:
    """Every pair that may be one, with the reason."""
    people: dict[str, list[Known]] = {}
    bodies: dict[str, list[Known]] = {}
    for actor in actors:
        if actor.kind == "person":
            people.setdefault(surname_key(actor.name), []).append(actor)
        else:
            for key in {name_key(actor.name).removeprefix("the "), _initials(actor.name)} - {""}:
                bodies.setdefault(key, []).append(actor)
    for surname, bearers in people.items():
        for one, other in combinations(bearers, 2):
            if (reason := _one_person(one, other, surname, len(bearers))) is not None:
                yield one, other, reason
    yield from _misprints(people)
    for key, named in bodies.items():
        for one, other in combinations(named[:MANY], 2):
            yield one, other, _one_body(one, other, key)


def _one_person(one: Known, other: Known, surname: str, bearers: int) -> str | None:
    """Why two people of one surname may be one, None where nothing speaks for it."""
    a, b = parts_of(one.name), parts_of(other.name)
    agree = one.country is None or other.country is None or one.country == other.country
    if name_key(one.name) == name_key(other.name):
        return "one name" if agree else f"one name, but {one.country} and {other.country}"
    if not agree:
        return None
    shared = _office(one, other)
    if not a.given or not b.given:
        bare, full = (one, other) if not a.given else (other, one)
        if shared:
            return f"{bare.name} and {full.name} are both {shared}"
        return f"{bare.name} may be {full.name}" if bearers <= 3 else None
    if same_given(a.given, b.given):
        if a.suffix != b.suffix:
            return "one name but for Jr. or the like: maybe father and son"
        return "one name but for the middle name" if a.given == b.given else "given names that may be one"
    if _short(a.given, b.given):
        return f"{min(a.given, b.given, key=len).title()} may be short for {max(a.given, b.given, key=len).title()}"
    return f"one surname, and both are {shared}" if shared else None


def _misprints(people: dict[str, list[Known]]) -> Iterator[tuple[Known, Known, str]]:
    """People of one given name whose surnames differ by a letter."""
    by_given: dict[str, list[Known]] = {}
    for bearers in people.values():
        for actor in bearers:
            if (given := parts_of(actor.name).given) and len(surname_key(actor.name)) >= LONG:
                by_given.setdefault(given, []).append(actor)
    for bearers in by_given.values():
        bearers.sort(key=lambda actor: surname_key(actor.name))
        for place, one in enumerate(bearers):
            for other in bearers[place + 1 : place + MANY]:
                ours, theirs = surname_key(one.name), surname_key(other.name)
                agree = one.country is None or other.country is None or one.country == other.country
                if ours != theirs and agree and OSA.distance(ours, theirs, score_cutoff=1) <= 1:
                    yield one, other, "one given name, surnames a letter apart"


def _one_body(one: Known, other: Known, key: str) -> str:
    """Why two organisations may be one."""
    if name_key(one.name).removeprefix("the ") == name_key(other.name).removeprefix("the "):
        return "one name" if one.country == other.country else f"one name, but {one.country} and {other.country}"
    return f"{key.upper()} are the initials of both"


def _initials(name: str) -> str:
    """The initials of a name of three words or more, or the name itself where it is made of capitals."""
    if name.isupper() and 2 < len(name.replace(".", "")) <= 6:
        return name.replace(".", "").lower()
    words = [word for word in name_key(name).split() if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def _short(one: str, other: str) -> bool:
    """Tell whether a given name is the beginning of the other: Rob and Robert."""
    low, high = sorted((one, other), key=len)
    return len(low) >= 3 and high.startswith(low)


def _office(one: Known, other: Known) -> str | None:
    """An office both hold, in folded words."""
    shared = sorted(one.offices & other.offices)
    return next((office for office in shared if any(word in role_words() for word in office.split())), None)
