"""Actors, articles and outlets by what a filter calls them."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from db.ask.candidate import top, weigh_text
from db.ask.likeness import mistyped, spelt
from db.ask.query import NONE
from db.ask.scope import Read
from db.ask.word import spellings
from db.dataclass import dataclass
from db.index.fold import fold, latin
from db.index.kind import Kind
from db.index.letters import codes_of

Named = Literal["speaker", "source", "outlet"]
_KINDS: dict[Named, Kind] = {"speaker": "actor", "source": "article", "outlet": "outlet"}
_ALIKE = 300
"""Names with the most letters in common that are looked at."""
_MANY = 5000
"""Names with every word of a value that are looked at."""

_SQL: dict[Named, str] = {
    "speaker": """
    SELECT a.id, a.label, a.name, (SELECT group_concat(text, char(10)) FROM alias WHERE actor_id = a.id)
    FROM actor a WHERE a.id IN (SELECT value FROM json_each(?))
    """,
    "source": """
    SELECT r.id, r.label, r.title, r.doc FROM article r WHERE r.id IN (SELECT value FROM json_each(?))
    """,
    "outlet": """
    SELECT o.id, o.name, o.name, NULL FROM outlet o WHERE o.id IN (SELECT value FROM json_each(?))
    """,
}
_EXACT: dict[Named, tuple[str, ...]] = {
    "speaker": ("SELECT id FROM actor WHERE label = ?",),
    "source": ("SELECT id FROM article WHERE label = ?", "SELECT id FROM article WHERE doc = ?"),
    "outlet": ("SELECT id FROM outlet WHERE name = ?",),
}
"""What is asked one after another, until something is found."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something found by its label or by the words of its names."""

    id: int
    label: str
    names: tuple[frozenset[str], ...]
    """The words of each name."""
    own: tuple[frozenset[str], ...]
    """The same without other people's: of "Poland's Sikorski" Sikorski."""


def named(read: Read, what: Named, values: Iterable[str]) -> list[int]:
    """Return the ids of what any of the values means."""
    found: dict[int, None] = {}
    for value in values:
        if value.lower() == NONE and what != "source":
            continue
        ids = read.memory.get("named", (what, value), tuple)
        if ids is None:
            ids = tuple(_meant(read, what, value))
            read.memory.put("named", (what, value), ids)
        found.update(dict.fromkeys(ids))
    return list(found)


def _meant(read: Read, what: Named, value: str) -> list[int]:
    """Return the one whose label it is, else all with a name that has every word, else with typing errors."""
    for sql in _EXACT[what]:
        if exact := [id_ for (id_,) in read.connection.execute(sql, (value,))]:
            return exact
    names = _near(read, what, value)
    folded = fold(value)
    if exact := [name.id for name in names if name.label == folded]:
        return exact
    forms = [wanted for form in dict.fromkeys((folded, latin(value))) if (wanted := spellings(form))]
    for owners, strict in ((False, True), (True, True), (True, False)) if what != "source" else ((True, True),):
        for wanted in forms:
            read.check()
            if found := [name.id for name in names if _is_named(name, wanted, owners, strict)]:
                return found
    return []


def _near(read: Read, what: Named, value: str) -> list[Name]:
    """Return what has the words of a value in its names, and what has the most letters in common with it."""
    kind = _KINDS[what]
    ids: set[int] = set()
    for form in dict.fromkeys((fold(value), latin(value))):
        codes = sorted({code for word in spellings(form) for code in codes_of(word)})
        if codes:
            ids.update(np.flatnonzero(read.holding(kind, codes))[:_MANY].tolist())
        chosen = weigh_text(read, (kind,), form)
        if chosen.full:
            ids.update(top(read.overlap(kind, chosen.by_code), chosen.full, _ALIKE).tolist())
    rows = read.connection.execute(_SQL[what], (json.dumps(sorted(ids)),))
    found: list[Name] = []
    for id_, label, *more in rows:
        read.check()
        found.append(
            Name(id_, fold(label), *_names([label, *(line for text in more for line in (text or "").split("\n"))]))
        )
    return found


_Names = tuple[frozenset[str], ...]
_OWNER = re.compile(r"\S+'s?\s+(?=\S)")


def _names(texts: Iterable[str]) -> tuple[_Names, _Names]:
    """Return the words of each name, with and without owners named in it."""
    folded = {spelling: None for text in texts if text for spelling in (fold(text), latin(text))}
    full = dict.fromkeys(frozenset(spellings(name)) for name in folded)
    own = dict.fromkeys(frozenset(spellings(_OWNER.sub("", name))) for name in folded)
    return tuple(full), tuple(own)


def _is_named(name: Name, wanted: Sequence[str], owners: bool, strict: bool) -> bool:
    return any(_has(words, wanted, strict) for words in (name.names if owners else name.own))


def _has(words: frozenset[str], wanted: Sequence[str], strict: bool) -> bool:
    return all(
        any(spelt(form, word) or (not strict and mistyped(form, word, prefix=False)) for word in words)
        for form in wanted
    )
