"""The rows of the country picker."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.ask import few
from db.ask.few import ROLES
from db.ask.nation import Nation, nations
from db.ask.query import Query
from db.ask.row import CountryRole, CountryRow
from db.ask.scope import Read
from db.reference.country import name_of

if TYPE_CHECKING:  # of a library of few quotes nothing is asked of the index
    from db.index.snapshot import Mask

_Tally = dict[CountryRole, Counter[str | None]]


def countries(read: Read, query: Query) -> list[CountryRow]:
    """Return every country held, blocs with a member held, and none known; most quotes in all roles first.

    The counts of a role leave out the query's filter on that role alone.
    """
    return _rows(read, {role: _tally(read, query.without_field(field), role) for field, role in ROLES.items()})


def countries_of(read: Read, query: Query) -> list[CountryRow]:
    """Return the countries of exactly the quotes that a query leaves, and none known; most first."""
    asked = not query.is_empty
    rows = _rows(read, {role: _tally(read, query, role) for role in ROLES.values()} if asked else _everything(read))
    return sorted((row for row in rows if any(row.now.values())), key=_place_now)


def _rows(read: Read, now: _Tally) -> list[CountryRow]:
    everything = _everything(read)
    held = {code for tally in everything.values() for code in tally}
    listed = held | {code for code, nation in nations().items() if nation.bloc and held & set(nation.members)}
    rows = [_row(code, now, everything) for code in listed | {None}]
    return sorted(rows, key=_place)


def _place(row: CountryRow) -> tuple[bool, bool, int, str]:
    return row.code is None, row.bloc, -sum(row.all.values()), row.name


def _place_now(row: CountryRow) -> tuple[bool, bool, int]:
    return row.code is None, row.bloc, -sum(row.now.values())


def _row(code: str | None, now: _Tally, everything: _Tally) -> CountryRow:
    nation = nations().get(code or "", Nation(code or "", name_of(code or ""), False, (code or "",)))
    return CountryRow(
        code,
        "no country known" if code is None else nation.name,
        nation.bloc,
        {role: tally[code] for role, tally in now.items()},
        {role: tally[code] for role, tally in everything.items()},
        ("none", "unknown", "no country known") if code is None else nation.terms,
        nation.members,
    )


def _everything(read: Read) -> _Tally:
    kept = read.memory.get("countries", "all", dict)
    if kept is None:
        kept = {role: _tally(read, Query(), role) for role in ROLES.values()}
        read.memory.put("countries", "all", kept)
    return kept


def _tally(read: Read, query: Query, role: CountryRole) -> Counter[str | None]:
    """Count the quotes of each country in a role, and those with none."""
    counted = few.countries(read, query, role)
    if counted is not None:
        return counted
    import numpy as np

    from db.ask.selection import selected

    flags = selected(read, query).flags()
    field = next(name for name, own in ROLES.items() if own == role)
    found: Counter[str | None] = Counter(read.snapshot.tally(read.connection, field, flags))
    none = int(np.count_nonzero(flags & ~_any(read, field)))
    return found + Counter({None: none})


def _any(read: Read, field: str) -> Mask:
    """Return which quotes have any country in a role."""
    import numpy as np

    found = read.memory.get("any", field, np.ndarray)
    if found is None:
        found = read.snapshot.mask(read.connection, field)
        read.memory.put("any", field, found)
    return found
