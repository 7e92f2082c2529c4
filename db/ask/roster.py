"""Names of actors, articles and outlets, held in memory while the library stays the same."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.ask.fold import fold, latin
from db.ask.likeness import mistyped, spelt
from db.ask.query import NONE, Field
from db.ask.word import spellings


@dataclass(frozen=True, slots=True)
class Named:
    """Something found by its label or by the words of its names."""

    id: int
    label: str
    names: tuple[frozenset[str], ...]
    """The words of each name."""
    own: tuple[frozenset[str], ...]
    """The same without other people's: of "Poland's Sikorski" Sikorski."""


class Roster:
    """Who and what the library knows by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._actors = _actors(connection)
        articles = connection.execute(_ARTICLES).fetchall()
        self.outlets = {article: frozenset(spellings(fold(outlet or ""))) for article, _, _, _, outlet in articles}
        """The words of each article's outlet."""
        self._sources = [
            Named(article, fold(label), *_names((doc, title or "", label)))
            for article, doc, label, title, _ in articles
        ]
        self._outlets = [
            Named(article, fold(outlet), *_names((outlet,))) for article, _, _, _, outlet in articles if outlet
        ]
        self._no_outlet = [article for article, _, _, _, outlet in articles if not outlet]
        self._found: dict[tuple[Field, str], tuple[int, ...]] = {}

    def ids(self, field: Field, values: Iterable[str]) -> list[int]:
        """Return the actors (speaker) or articles (source, outlet) any of the values means."""
        found: dict[int, None] = {}
        for value in values:
            key = (field, value)
            if key not in self._found:
                self._found[key] = tuple(self._meant(field, value))
            found.update(dict.fromkeys(self._found[key]))
        return list(found)

    def _meant(self, field: Field, value: str) -> list[int]:
        if field == "speaker":
            return _meant(self._actors, value)
        if field == "outlet":
            return self._no_outlet if value.lower() == NONE else _meant(self._outlets, value)
        return _meant(self._sources, value, typos=False)


_ARTICLES = """
SELECT r.id, r.doc, r.label, r.title, o.name
FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id
"""


def _actors(connection: sqlite3.Connection) -> list[Named]:
    names: dict[int, list[str]] = {}
    labels: dict[int, str] = {}
    for actor, name, label in connection.execute("SELECT id, name, label FROM actor"):
        names[actor] = [name, label]
        labels[actor] = fold(label)
    for actor, text in connection.execute("SELECT DISTINCT actor_id, text FROM alias"):
        names[actor].append(text)
    return [Named(actor, labels[actor], *_names(texts)) for actor, texts in names.items()]


_Names = tuple[frozenset[str], ...]
_OWNER = re.compile(r"\S+'s?\s+(?=\S)")


def _names(texts: Iterable[str]) -> tuple[_Names, _Names]:
    """Return the words of each name, with and without owners named in it."""
    folded = {spelling: None for text in texts for spelling in (fold(text), latin(text))}
    full = dict.fromkeys(frozenset(spellings(name)) for name in folded)
    own = dict.fromkeys(frozenset(spellings(_OWNER.sub("", name))) for name in folded)
    return tuple(full), tuple(own)


def _meant(things: Sequence[Named], value: str, typos: bool = True) -> list[int]:
    """Return the one whose label it is, else all with a name that has every word, else with typing errors."""
    folded = fold(value)
    if exact := [thing.id for thing in things if thing.label == folded]:
        return exact
    forms = [wanted for form in dict.fromkeys((folded, latin(value))) if (wanted := spellings(form))]
    for owners, strict in ((False, True), (True, True), (True, False)) if typos else ((True, True),):
        for wanted in forms:
            if found := [thing.id for thing in things if _is_named(thing, wanted, owners, strict)]:
                return found
    return []


def _is_named(thing: Named, wanted: Sequence[str], owners: bool, strict: bool) -> bool:
    return any(_has(name, wanted, strict) for name in (thing.names if owners else thing.own))


def _has(name: frozenset[str], wanted: Sequence[str], strict: bool) -> bool:
    return all(
        any(spelt(form, word) or (not strict and mistyped(form, word, prefix=False)) for word in name)
        for form in wanted
    )
