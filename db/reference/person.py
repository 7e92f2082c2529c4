"""Public figures who are spelt many ways, so that five outlets' spellings are one person."""

from dataclasses import dataclass
from functools import cache

from db.reference.table import items, key, rows


@dataclass(frozen=True, slots=True)
class Person:
    """One public figure."""

    name: str
    """The spelling the screen shows."""
    country: str
    """Code of the country the person comes from or speaks for."""
    role: str
    variants: tuple[str, ...]
    """Other spellings of the whole name, and forms that mean nobody else ("Zelensyy")."""


@cache
def people() -> tuple[Person, ...]:
    """Every person of the table, in file order."""
    return tuple(Person(row["name"], row["country"], row["role"], items(row["variants"])) for row in rows("people.csv"))


def person_of(name: str, *, allow_surname: bool = False) -> Person | None:
    """The person a name means, whatever its case and accents; None where nobody or more than one is meant.

    A bare surname ("Sikorski") is only looked up with `allow_surname`, and only if one person bears it.
    """
    word = key(_without_possessive(name))
    if " " not in word and not allow_surname and word not in _LONE:
        return None
    return _by_name().get(word) or (_by_surname().get(word) if allow_surname else None)


def people_called(surname: str) -> tuple[Person, ...]:
    """Everybody of the table who bears a surname."""
    return tuple(_bearers().get(key(_without_possessive(surname)), ()))


def _without_possessive(name: str) -> str:
    return name.strip().removesuffix("'s").removesuffix("’s")


@cache
def _by_name() -> dict[str, Person]:
    known: dict[str, Person] = {}
    for person in people():
        known.setdefault(key(person.name), person)
    for person in people():
        for word in person.variants:
            known.setdefault(key(word), person)
    return known


@cache
def _by_surname() -> dict[str, Person]:
    """Last names (with particles: "von der leyen", "le pen") that one person alone bears."""
    return {surname: found[0] for surname, found in _bearers().items() if len(found) == 1}


@cache
def _bearers() -> dict[str, list[Person]]:
    """Last names, with all who bear them."""
    bearers: dict[str, list[Person]] = {}
    for person in people():
        for surname in {name for word in (person.name, *person.variants) for name in _surnames(word, person.country)}:
            bearers.setdefault(surname, []).append(person)
    return bearers


_LONE = frozenset({"amlo", "jokowi", "mbs"})
"""One word that means one person wherever it stands."""

_PARTICLES = frozenset(
    {"von", "van", "de", "del", "della", "der", "den", "le", "la", "da", "di", "al", "bin", "el", "dos", "du", "ter"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "xiv"})
_MONARCHS = frozenset({"charles", "abdullah", "leo", "francis"})
_FAMILY_FIRST = frozenset({"CN", "TW", "KR", "KP", "VN"})
"""Countries whose people are named family name first."""


def _surnames(name: str, country: str) -> set[str]:
    words = [word for word in key(name).split() if word not in _SUFFIXES]
    if not words or words[-1] in _MONARCHS:
        return set()
    if country in _FAMILY_FIRST:
        return {words[0]}
    last = len(words) - 1
    found = {words[last], key(name.split()[-1])}
    while last > 0 and words[last - 1] in _PARTICLES:
        last -= 1
        found.add(" ".join(words[last:]))
    return found
