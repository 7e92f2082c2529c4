"""Which actor of the database an article's actor is: never two people into one, one person as seldom as can be in two.

Two are one when they have the same kind, countries that do not contradict, and the same canonical name, or when a
full name of one (two words or more) is an alias of the other. A surname alone joins nobody, an alias none whose
given names are two. What may be one all the same is written down as a suggestion.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from db.ask.word import spellings
from db.extract.identity import differ
from db.extract.quote import Actor, ActorKind
from db.index.fold import latin
from db.store.member_rows import members

_WORDED: frozenset[ActorKind] = frozenset(("group", "anonymous"))
"""Known by a description only: "Western officials" are those of another article only in the same words."""


@dataclass(slots=True)
class Held:
    """An actor of the database, as far as finding it needs."""

    id: int
    names: dict[str, None]
    """The canonical name, then the aliases, as written."""
    key: str
    kind: ActorKind
    country: str | None
    roles: set[str] = field(default_factory=set)


class Cast:
    """The actors as the machine has them, whatever a person merged or split, in memory, found by name.

    The store keeps it in step.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._held: dict[int, Held] = {}
        self._by_name: dict[str, set[int]] = {}
        self._by_alias: dict[str, set[int]] = {}
        self._by_any: dict[str, set[int]] = {}
        for member in members(connection):
            part, actor = member.part, member.actor
            if part not in self._held:
                self.add(part, actor.name, actor.kind, actor.country)
            self.learn(part, actor.country, actor.roles)
            for text in (actor.name, *actor.aliases):
                self.add_alias(part, text)

    def find(self, actor: Actor, taken: Collection[int]) -> int | None:
        """Return the id of the actor meant, None where it is a new one.

        `taken` are actors this article has given to others of its cast.
        """
        key = name_key(actor.name)
        named = [self._held[actor_id] for actor_id in sorted(self._by_name.get(key, ())) if actor_id not in taken]
        same = [held for held in named if _may_be(actor, held, key)]
        if actor.kind in _WORDED:
            return next((held.id for held in same if held.country == actor.country), _only(same, actor))
        if same:
            return _only(same, actor)
        ids = set(self._by_alias.get(key, ())) if _is_full(key) else set()
        for alias in actor.aliases:
            if _is_full(alias_key := name_key(alias)):
                ids |= self._by_name.get(alias_key, set())
        other = [self._held[actor_id] for actor_id in sorted(ids) if actor_id not in taken]
        return _only([held for held in other if _may_be_alias(actor, held)], actor)

    def add(self, actor_id: int, name: str, kind: ActorKind, country: str | None) -> None:
        """Take in a new actor."""
        key = name_key(name)
        self._held[actor_id] = Held(actor_id, {name: None}, key, kind, country)
        self._by_name.setdefault(key, set()).add(actor_id)
        self._by_any.setdefault(key, set()).add(actor_id)

    def add_alias(self, actor_id: int, text: str) -> None:
        """Take in another name of an actor; only one of two words or more finds its actor."""
        held = self._held[actor_id]
        if text in held.names:
            return
        held.names[text] = None
        key = name_key(text)
        self._by_any.setdefault(key, set()).add(actor_id)
        if _is_full(key):
            self._by_alias.setdefault(key, set()).add(actor_id)

    def names(self, actor_id: int) -> list[str]:
        """Return the canonical name and every alias."""
        return list(self._held[actor_id].names)

    def country(self, actor_id: int) -> str | None:
        """Return the country the actor speaks for."""
        return self._held[actor_id].country

    def __contains__(self, actor_id: int) -> bool:
        return actor_id in self._held

    def related(self, actors: Iterable[Actor]) -> set[int]:
        """Return every actor who might be another without these: those that share a name, with whom they share one."""
        keys = {name_key(text) for actor in actors for text in (actor.name, *actor.aliases)}
        found: set[int] = set()
        todo = list(keys)
        while todo:
            for actor_id in self._by_any.get(todo.pop(), set()) - found:
                found.add(actor_id)
                new = {name_key(text) for text in self._held[actor_id].names} - keys
                keys |= new
                todo += new
        return found

    def learn(self, actor_id: int, country: str | None, roles: Iterable[str]) -> bool:
        """Take in what an article adds; True where the country was not known before."""
        held = self._held[actor_id]
        held.roles.update(name_key(role) for role in roles)
        if held.country is None and country is not None:
            held.country = country
            return True
        return False

    def remove(self, actor_id: int) -> None:
        """Forget an actor."""
        held = self._held.pop(actor_id)
        for text in held.names:
            key = name_key(text)
            for index in (self._by_name, self._by_alias, self._by_any):
                index.get(key, set()).discard(actor_id)


def _may_be(actor: Actor, held: Held, key: str) -> bool:
    if held.kind != actor.kind or not _agree(held.country, actor.country):
        return False
    if actor.kind != "person" or _is_full(key):
        return True
    # One word may be a surname: it takes the same country and the same office to be the same person.
    return actor.country is not None and held.country == actor.country and _share_office(held, actor)


def _may_be_alias(actor: Actor, held: Held) -> bool:
    """Tell whether an alias may join two: never two people whose given names are two."""
    if held.kind != actor.kind or not _agree(held.country, actor.country):
        return False
    return actor.kind != "person" or not differ(actor.name, next(iter(held.names)))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Reduce a name to what its spellings share: letters without case, accents, dots and hyphens, in Latin."""
    return " ".join(spellings(latin(name))) or name


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _is_full(key: str) -> bool:
    return " " in key


def _share_office(held: Held, actor: Actor) -> bool:
    return any(name_key(role) in held.roles for role in actor.roles)


def _only(found: list[Held], actor: Actor) -> int | None:
    """Return the only one of that very country and office, else of that country, else at all; nothing is guessed."""
    exact = [held for held in found if held.country == actor.country]
    for choice in ([held for held in exact if _share_office(held, actor)], exact, found):
        if len(choice) == 1:
            return choice[0].id
    return None
