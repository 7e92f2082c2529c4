"""Countries and blocs: what they are called, and where a text names them."""

from collections.abc import Collection
from functools import cache
from typing import Literal, NamedTuple

from db.dataclass import dataclass
from db.reference.table import items, key, rows


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory of ISO 3166-1 (and XK, Kosovo)."""

    code: str
    name: str
    """The everyday name the screen shows."""
    names: tuple[str, ...]
    """Every name in use, `name` first: "United States", "USA", "U.S.", "America"."""
    demonyms: tuple[str, ...]
    """Adjectives and nouns for its people: "German", "Germans"."""
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    """Places that stand for its government: "Kremlin", "White House"."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of countries that speaks or is spoken of as one."""

    code: str
    name: str
    names: tuple[str, ...]
    seats: tuple[str, ...]
    members: dict[str, str]
    """Country code → ISO date it joined; empty where we keep no list (the UN)."""


WordKind = Literal["name", "demonym", "capital", "seat", "bloc"]


class Mention(NamedTuple):
    """Words of a text that stand for a country or, with kind "bloc", for a bloc."""

    code: str
    start: int
    end: int
    kind: WordKind


class Word(NamedTuple):
    """One way to name a country or a bloc."""

    form: str
    code: str
    kind: WordKind
    in_text: bool
    """False for a word that means too many other things to be looked for in running text."""


@cache
def countries() -> dict[str, Country]:
    """Every country by its code, in order of codes."""
    found = {}
    for row in rows("countries.csv"):
        names = (row["name"], *_bare(row["names"]))
        demonyms = tuple(form for word in _bare(row["demonyms"]) for form in _forms(word))
        capitals, seats = _bare(row["capitals"]), _bare(row["seats"])
        found[row["code"]] = Country(row["code"], row["name"], names, demonyms, capitals, seats)
    return found


@cache
def blocs() -> dict[str, Bloc]:
    """Every bloc by its code."""
    joined: dict[str, dict[str, str]] = {}
    for row in rows("members.csv"):
        joined.setdefault(row["bloc"], {}).update(dict.fromkeys(row["members"].split(), row["since"]))
    return {
        row["code"]: Bloc(
            row["code"],
            row["name"],
            (row["name"], *_bare(row["names"])),
            _bare(row["seats"]),
            joined.get(row["code"], {}),
        )
        for row in rows("blocs.csv")
    }


@cache
def words() -> tuple[Word, ...]:
    """Every word for a country or a bloc; of two equal ones the first is meant."""
    found: list[Word] = []
    for row in rows("countries.csv"):
        code = row["code"]
        found.append(Word(row["name"], code, "name", True))
        found += (Word(word.strip("*+"), code, "name", "*" not in word) for word in items(row["names"]))
        for word in items(row["demonyms"]):
            found += (Word(form, code, "demonym", "*" not in word) for form in _forms(word.replace("*", "")))
        found += (Word(word.strip("*"), code, "capital", "*" not in word) for word in items(row["capitals"]))
        found += (Word(word.strip("*"), code, "seat", "*" not in word) for word in items(row["seats"]))
    for row in rows("blocs.csv"):
        for word in (row["name"], *items(row["names"]), *items(row["seats"])):
            found.append(Word(word.strip("*"), row["code"], "bloc", "*" not in word))
    return tuple(found)


@cache
def _countries_by_key() -> dict[str, str]:
    known = {code.casefold(): code for code in countries()}
    # A code wins against a name: "DE" is Germany whatever else it may spell. "UK" is no ISO code, so its name counts.
    for kind in ("name", "demonym", "capital", "seat"):
        for word in words():
            if word.kind == kind:
                known.setdefault(key(word.form), word.code)
    return known


@cache
def _blocs_by_key() -> dict[str, str]:
    known: dict[str, str] = {}
    for word in words():
        if word.kind == "bloc":
            known.setdefault(key(word.form), word.code)
    return known | {code.casefold(): code for code in blocs()}


def code_of(word: str) -> str | None:
    """The country a code, name, demonym, capital or seat stands for: "Germans", "de", "the Kremlin"."""
    code = word.upper()
    return code if code in countries() else _look_up(word, _countries_by_key())


def bloc_of(word: str) -> str | None:
    """The bloc a name or seat stands for: "European Union", "EU", "Brussels"."""
    return _look_up(word, _blocs_by_key())


def name_of(code: str) -> str:
    """What to call a country or bloc on the screen; the code itself where it is unknown."""
    if country := countries().get(code):
        return country.name
    bloc = blocs().get(code)
    return bloc.name if bloc else code


def codes_in(text: str, *, skip: Collection[str] = (), given_names: bool = False) -> list[Mention]:
    """The words of a text that name countries and blocs, in order, longest first, never overlapping.

    `skip` leaves out words as written ("Georgia"); `given_names` also reports words that stand beside
    another name as a part of it ("Jordan" in "Michael Jordan").
    """
    from db.reference.gazetteer import search  # it is built from the tables above, on first use

    return search(text, frozenset(skip), given_names)


def _look_up(word: str, known: dict[str, str]) -> str | None:
    plain = key(word)
    return known.get(plain) or known.get(plain.removeprefix("the "))


def _bare(cell: str) -> tuple[str, ...]:
    return tuple(word.replace("*", "") for word in items(cell))


def _forms(word: str) -> tuple[str, ...]:
    """ "German+" → German, Germans; a word without the plus has no plural of its own."""
    return (word[:-1], word[:-1] + "s") if word.endswith("+") else (word,)
