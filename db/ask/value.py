"""Checking the values of filters, each at its column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar, get_args

from db.ask import nation
from db.ask.interval import IntervalError, read_interval
from db.ask.lexeme import Value
from db.ask.query import COUNTRY_FIELDS, DATE_FIELDS, NONE, Field, QueryError
from db.extract.quote import Kind, Status
from db.index.fold import fold

Choice = TypeVar("Choice", bound=str)
Answer = Literal["yes", "no"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
ANSWERS: tuple[Answer, ...] = get_args(Answer)
_LEAST = 4
"""Letters below which a mistyped word could be anything."""
_NEAR = 80
"""How alike, of 100, a mistyped word must be to what is taken in its place."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def checked(field: Field, values: Sequence[Value]) -> tuple[str, ...]:
    """Return the values of a filter in the form a query holds them."""
    if field in COUNTRY_FIELDS:
        return tuple(_country(value) for value in values)
    if field == "kind":
        return tuple(one_of(value, KINDS, "a kind") for value in values)
    if field == "status":
        return tuple(one_of(value, STATUSES, "a status") for value in values)
    if field == "aloud":
        return tuple(one_of(value, ANSWERS, "yes or no") for value in values)
    if field in ("bookmark", "reviewed"):
        return tuple(one_of(value, ANSWERS, "yes or no") for value in values)
    if field == "note":  # yes and no are answers, all else is words of a note
        return tuple(value.text.lower() if value.text.lower() in ANSWERS else value.text for value in values)
    if field == "confidence":
        return _interval(values)
    if field in DATE_FIELDS:
        return _date(field, values)
    return tuple(value.text for value in values)


def one_of(value: Value, choices: Sequence[Choice], what: str) -> Choice:
    """Return the choice a value names, in small or capital letters."""
    for choice in choices:
        if choice == value.text.lower():
            return choice
    meant = _only({choice: (choice,) for choice in choices}, value.text)
    raise QueryError(value.position, f"“{value.text}” is not {what}", f"one of {', '.join(choices)}", value.text, meant)


def _only(terms: Mapping[str, Iterable[str]], typed: str) -> str:
    """The only one of some values with a word that is nearly what is typed; empty where there are several, or none."""
    from rapidfuzz import fuzz  # only for what is mistyped

    folded = fold(typed)
    if len(folded) < _LEAST:
        return ""
    near = [name for name, words in terms.items() if any(fuzz.ratio(folded, fold(word)) >= _NEAR for word in words)]
    return near[0] if len(near) == 1 else ""


def _date(field: Field, values: Sequence[Value]) -> tuple[str, ...]:
    if len(values) > 1:
        raise QueryError(values[1].position, f"{field}: takes one date", f"keep {field}:{values[0].text}")
    text = values[0].text
    if not _DATE.fullmatch(text):
        raise QueryError(values[0].position, f"“{text}” is not a date", "write 2024, 2024-03 or 2024-03-17")
    year, month, day = map(int, [*text.split("-"), "1", "1"][:3])
    from calendar import monthrange

    if year and day > monthrange(year, month)[1]:
        remedy = f"{text[:7]} has {monthrange(year, month)[1]} days"
        raise QueryError(values[0].position, f"there is no {text}", remedy)
    return (text,)


def _interval(values: Sequence[Value]) -> tuple[str, ...]:
    if len(values) > 1:
        remedy = "with a point, not a comma: >=0.8, <0.5 or 0.5..0.8"
        raise QueryError(values[1].position, "confidence: takes one range", remedy)
    try:
        return (str(read_interval(values[0].text)),)
    except IntervalError as error:
        raise QueryError(values[0].position, error.message, error.remedy) from error


def _country(value: Value) -> str:
    if value.text.lower() == NONE:
        return NONE
    code = nation.code_of(value.text)
    if code is not None:
        return code
    from rapidfuzz import fuzz, process  # only for what is mistyped

    near = process.extractOne(value.text, _names(), scorer=fuzz.ratio, score_cutoff=60)
    meant = f"did you mean {near[0]}? " if near else ""
    remedy = f"{meant}a code (DE), a name (Germany), a demonym (German), or none"
    only = _only({code: country.terms for code, country in nation.nations().items()}, value.text)
    raise QueryError(value.position, f"“{value.text}” is no country known", remedy, value.text, only)


def _names() -> Iterable[str]:
    return [name for country in nation.nations().values() for name in (country.name, *country.terms)]
