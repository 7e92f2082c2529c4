"""What the country dialog decides: marks on a query, the order of the rows, and what typed letters find."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from db.ask.nation import code_of
from db.ask.query import NONE, Field, Filter, Query
from db.ask.row import CountryRole, CountryRow
from db.index.fold import fold
from db.read.article import Span
from db.reference.country import name_of

Mark = Literal["+", "-", " "]
ROLES: tuple[CountryRole, ...] = ("speaker", "about", "outlet")
WORDS: dict[CountryRole, str] = {"speaker": "speaks for", "about": "about", "outlet": "outlet"}
IN_OTHER_ROLES: dict[CountryRole, str] = {
    "speaker": "nobody speaks for these", "about": "nothing is about these", "outlet": "no outlet is there",
}  # fmt: skip
FIELDS: dict[CountryRole, Field] = {"speaker": "country", "about": "about", "outlet": "outlet-country"}
LIKE = 75
"""How alike, of 100, letters with a typing error must be to a name."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list: a country, a divider, or a note under the country above it."""

    row: CountryRow | None = None
    divider: str = ""
    members: int = 0
    """In a note: how many members the bloc above has."""
    quotes: int | None = None
    """In a note on a bloc that is there for its members alone: the quotes they speak in, or are printed in."""
    lit: Span | None = None
    """The typed letters in the name."""
    apart: bool = False
    """It is not in this search."""


def value_of(row: CountryRow) -> str:
    """What stands for the row in a query."""
    return row.code or NONE


def silent(row: CountryRow) -> bool:
    """A bloc that is in no article: it is there for its members alone."""
    return bool(members_of(row)) and not any(row.all.values())


def values_of(row: CountryRow) -> tuple[str, ...]:
    """What is chosen with the row."""
    return members_of(row) if silent(row) else (value_of(row),)


def mark_on(query: Query, role: CountryRole, row: CountryRow) -> Mark:
    """The mark a row has: that of all it stands for."""
    marks = {mark_of(query, role, value) for value in values_of(row)}
    return marks.pop() if len(marks) == 1 else " "


def mark_of(query: Query, role: CountryRole, value: str) -> Mark:
    """Whether a query includes, excludes or does not name a country in a role."""
    if value in query.get(FIELDS[role]):
        return "+"
    return "-" if value in query.get(FIELDS[role], exclude=True) else " "


def toggled(query: Query, role: CountryRole, values: Sequence[str], exclude: bool = False) -> Query:
    """The query with all the values marked; with none of them where all were marked so already."""
    same, other = query.get(FIELDS[role], exclude), query.get(FIELDS[role], not exclude)
    rest = tuple(value for value in same if value not in values)
    if not all(value in same for value in values):
        rest = (*same, *(value for value in values if value not in same))
    query = query.with_filter(Filter(FIELDS[role], tuple(v for v in other if v not in values), not exclude))
    return query.with_filter(Filter(FIELDS[role], rest, exclude))


def only(query: Query, role: CountryRole, *values: str) -> Query:
    """The query with that country alone included in the role, or with those of a bloc."""
    out = tuple(old for old in query.get(FIELDS[role], exclude=True) if old not in values)
    return query.with_filter(Filter(FIELDS[role], out, True)).with_filter(Filter(FIELDS[role], values))


def members_of(row: CountryRow) -> tuple[str, ...]:
    """The countries of a bloc; none where it is not a bloc or no list of them is kept."""
    return row.members if row.bloc else ()


def with_members(query: Query, role: CountryRole, row: CountryRow) -> Query:
    """The query with a bloc's members in its place, or without them where they are included already."""
    members = members_of(row)
    if not members:
        return query
    if mark_of(query, role, value_of(row)) != " ":
        query = toggled(query, role, (value_of(row),), mark_of(query, role, value_of(row)) == "-")
    return toggled(query, role, members)


def turned(role: CountryRole, by: int = 1) -> CountryRole:
    """The next role, round and round."""
    return ROLES[(ROLES.index(role) + by) % len(ROLES)]


def items(rows: Sequence[CountryRow], query: Query, role: CountryRole, typed: str = "") -> list[Item]:
    """The lines of the list: best match first where letters are typed, else by section."""
    held = list(rows)
    if squeeze(typed):
        return [line for row, lit in _found(held, typed, role) for line in _lines(row, lit, role, held)]
    held.sort(key=lambda row: (mark_of(query, role, value_of(row)) == " ", -row.now[role], -row.all[role], row.name))
    plain = [row for row in held if not row.bloc and row.code is not None]
    here = [bool(row.now[role]) or mark_of(query, role, value_of(row)) != " " for row in plain]
    near = [row for row, is_here in zip(plain, here, strict=True) if is_here]
    far = [row for row, is_here in zip(plain, here, strict=True) if not is_here]
    lines = [Item(row) for row in near]
    held_so = [row for row in far if row.all[role]]
    if held_so:
        lines += [Item(divider="not in this search"), *(Item(row, apart=True) for row in held_so)]
    groups = [row for row in held if row.bloc and _speaks(query, row)]
    if groups:
        lines.append(Item(divider="blocs"))
    for row in groups:
        lines += _lines(row, None, role, held)
    lines += [Item(row, apart=not row.now[role]) for row in held if row.code is None]
    otherwise = [row for row in far if not row.all[role]]
    if otherwise:
        lines += [Item(divider=IN_OTHER_ROLES[role]), *(Item(row, apart=True) for row in otherwise)]
    # A bloc that nobody speaks for is there for its members alone.
    silent = [row for row in held if row.bloc and not _speaks(query, row)]
    if silent:
        lines += [Item(divider="blocs, by their members"), *(Item(row, apart=True) for row in silent)]
    return lines


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Folded letters without what the dialog's own keys are: blanks and hyphens cannot be typed there."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def goes_on(rows: Sequence[CountryRow], typed: str) -> bool:
    """Whether a country's name goes on after what is typed and a blank: then the blank is meant to be typed."""
    start = " ".join(fold(typed).split()) + " "
    return bool(start.strip()) and any(term.startswith(start) for row in rows for term in row.terms)


def nothing(typed: str) -> str:
    """What to say where typed letters find no row."""
    code = code_of(typed.strip())
    return f"{name_of(code)} is in none of these articles" if code else f"no country like “{typed.strip()}”"


def _speaks(query: Query, row: CountryRow) -> bool:
    """The bloc itself is in some article, or in the query."""
    return any(row.all.values()) or any(mark_of(query, role, value_of(row)) != " " for role in ROLES)


def _lines(row: CountryRow, lit: Span | None, role: CountryRole, rows: Sequence[CountryRow]) -> list[Item]:
    members = members_of(row)
    note = [Item(members=len(members), quotes=_together(row, role, rows) if silent(row) else None)] if members else []
    return [Item(row, lit=lit, apart=not row.now[role]), *note]


def _together(row: CountryRow, role: CountryRole, rows: Sequence[CountryRow]) -> int | None:
    """The quotes of all members; None where one quote can be about several of them."""
    return None if role == "about" else sum(one.now[role] for one in rows if one.code in row.members and not one.bloc)


def _found(rows: Sequence[CountryRow], typed: str, role: CountryRole) -> list[tuple[CountryRow, Span | None]]:
    needle = squeeze(typed)
    ranked = [(rank, row) for row in rows if (rank := _rank(needle, row)) is not None]
    if not ranked:
        ranked = [(100 - likeness, row) for row in rows if (likeness := _likeness(needle, row)) >= LIKE]
    ranked.sort(key=lambda pair: (pair[0], -pair[1].now[role], -pair[1].all[role], pair[1].name))
    found = []
    for _, row in ranked:
        place = fold(row.name).find(fold(typed.strip()))
        found.append((row, (place, place + len(typed.strip())) if place >= 0 else None))
    return found


def _rank(needle: str, row: CountryRow) -> int | None:
    """0 the word itself, 1 the name begins so, 2 another word for it does, 3 a word inside, 4 letters inside."""
    terms = [squeeze(term) for term in row.terms]
    if needle in terms:
        return 0
    if squeeze(row.name).startswith(needle):
        return 1
    if any(term.startswith(needle) for term in terms):
        return 2
    if any(word.startswith(needle) for term in row.terms for word in term.replace("-", " ").split()):
        return 3
    return 4 if len(needle) > 2 and any(needle in term for term in terms) else None


def _likeness(needle: str, row: CountryRow) -> int:
    if len(needle) < 3:
        return 0
    size = len(needle)
    starts = {part for term in map(squeeze, row.terms) for part in (term, term[:size], term[: size + 1]) if part}
    return round(max((fuzz.ratio(needle, part) for part in starts), default=0))
