"""A query step by step, and what each step leaves."""

from collections.abc import Iterator

from db.ask.count import quote_count
from db.ask.interval import Interval, read_interval
from db.ask.query import COUNTRY_FIELDS, NONE, Field, Filter, Query
from db.ask.row import Step
from db.ask.scope import Read
from db.reference.country import blocs, name_of

_LABELS: dict[Field, str] = {"country": "speaks for", "outlet-country": "outlet in"}
_SHOWN = 3
"""Countries named in one step; of more the codes are shown."""
_MOST, _FEW = 8, 5
"""Codes shown in one step; of more the first few."""


def trail(read: Read, query: Query) -> list[Step]:
    """Return the steps of a query, text first, each with the quotes left after it."""
    steps: list[Step] = []
    so_far = Query()
    for part in _parts(query):
        so_far = so_far.with_filter(part) if isinstance(part, Filter) else so_far.with_text(part)
        steps.append(_step(part, quote_count(read, so_far)))
    return steps


def drops(read: Read, query: Query) -> list[tuple[Step, int]]:
    """Return each step of a query with the quotes there are without it."""
    found: list[tuple[Step, int]] = []
    for step, part in zip(trail(read, query), _parts(query), strict=True):
        rest = query.without(part.field, part.exclude) if isinstance(part, Filter) else query.with_text("")
        found.append((step, quote_count(read, rest)))
    return found


def _parts(query: Query) -> Iterator[str | Filter]:
    if query.text.strip():
        yield query.text
    yield from query.filters


def _step(part: str | Filter, left: int) -> Step:
    if isinstance(part, str):
        return Step("text", "text", f"“{part.strip()}”", left, False)
    label = _LABELS.get(part.field, part.field)
    if part.exclude:
        label = f"not {label}"
    return Step(part.field, label, shown_values(part), left, part.exclude)


def shown_values(item: Filter) -> str:
    """Return a filter's values as the screen shows them: DE Germany; no country known; direct, mixed."""
    if item.field == "confidence":
        return _interval(read_interval(item.values[0]))
    if item.field not in COUNTRY_FIELDS:
        return ", ".join("unknown" if value == NONE else value for value in item.values)
    if len(item.values) > _SHOWN and (bloc := _bloc_of(frozenset(item.values))):
        return f"{bloc} members"
    if len(item.values) > _MOST:
        return f"{' '.join(item.values[:_FEW])} +{len(item.values) - _FEW}"
    if len(item.values) > _SHOWN:
        return " ".join(item.values)
    return ", ".join(_country(code) for code in item.values)


def _bloc_of(codes: frozenset[str]) -> str:
    """The name of the bloc of just these countries; empty where there is none."""
    return next((bloc.name for bloc in blocs().values() if codes == bloc.members.keys()), "")


def _interval(interval: Interval) -> str:
    """At least 0.8 as `≥ 0.8`, between two numbers as `0.5 to 0.8`."""
    if interval.low > 0.0 and interval.high < 1.0:
        return f"{interval.low:g} to {interval.high:g}"
    sign, number = str(interval).rstrip("0123456789."), str(interval).lstrip("<>=")
    return f"{sign.replace('>=', '≥').replace('<=', '≤')} {number}"


def _country(code: str) -> str:
    if code == NONE:
        return "no country known"
    name = name_of(code)
    return code if name == code else f"{code} {name}"
