"""JSON whose shape is not to be trusted, taken value by value; what is wrong is said with the name of the field."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from db.read.article import Span

Choice = TypeVar("Choice", bound=str)
Json = Mapping[str, object]
LONGEST = 1_000_000
"""Characters of a text."""
_LARGEST = 2**53
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
"""ISO 3166-1 alpha-2, or a bloc's: DE, NATO."""


class ShapeError(ValueError):
    """A value that is not what it should be; says which."""


def to_text(row: Json) -> str:
    """Write an object as one line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def an_object(value: object, name: str) -> Json:
    """Return an object."""
    if not isinstance(value, dict):
        raise ShapeError(f"{name} is no object")
    return value


def a_list(row: Json, name: str) -> Sequence[object]:
    """Return a list, empty where there is none."""
    value = row.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ShapeError(f"{name} is no list")
    return value


def text(row: Json, name: str) -> str:
    """Return a text."""
    value = row.get(name)
    if not isinstance(value, str):
        raise ShapeError(f"{name} is no text")
    return _storable(value, name)


def text_or_none(row: Json, name: str) -> str | None:
    """Return a text, None where there is none."""
    return None if row.get(name) is None else text(row, name)


def texts(row: Json, name: str) -> tuple[str, ...]:
    """Return a list of texts."""
    found = []
    for value in a_list(row, name):
        if not isinstance(value, str):
            raise ShapeError(f"{name} has something that is no text")
        found.append(_storable(value, name))
    return tuple(found)


def code_or_none(row: Json, name: str) -> str | None:
    """Return the code of a country or bloc, None where there is none."""
    return None if row.get(name) is None else _code(text(row, name), name)


def codes(row: Json, name: str) -> tuple[str, ...]:
    """Return a list of codes of countries or blocs."""
    return tuple(_code(value, name) for value in texts(row, name))


def number(row: Json, name: str) -> int:
    """Return a whole number."""
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
        raise ShapeError(f"{name} is no whole number")
    return value


def number_or_none(row: Json, name: str) -> int | None:
    """Return a whole number, None where there is none."""
    return None if row.get(name) is None else number(row, name)


def share(row: Json, name: str) -> float:
    """Return a number from 0 to 1."""
    value = row.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ShapeError(f"{name} is no number from 0 to 1")
    return float(value)


def truth_or_none(row: Json, name: str) -> bool | None:
    """Return true or false, None where there is neither."""
    value = row.get(name)
    if value is not None and not isinstance(value, bool):
        raise ShapeError(f"{name} is neither true nor false")
    return value


def one_of(row: Json, name: str, choices: Sequence[Choice]) -> Choice:
    """Return one of some texts."""
    value = text(row, name)
    for choice in choices:
        if choice == value:
            return choice
    raise ShapeError(f"{name} is none of {', '.join(choices)}")


def span_or_none(row: Json, name: str) -> Span | None:
    """Return a span, None where there is none."""
    return None if row.get(name) is None else a_span(row[name], name)


def a_span(value: object, name: str) -> Span:
    """Return a span; its ends may lie before what they are counted from."""
    if isinstance(value, list) and len(value) == 2:
        start, end = value
        if isinstance(start, int) and isinstance(end, int) and abs(start) < _LARGEST > abs(end) and start < end:
            return start, end
    raise ShapeError(f"{name} is no span")


def _code(value: str, name: str) -> str:
    if not _CODE.fullmatch(value):
        raise ShapeError(f"{name} is no code of a country")
    return value


def _storable(value: str, name: str) -> str:
    if len(value) > LONGEST:
        raise ShapeError(f"{name} is longer than {LONGEST:,} characters")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ShapeError(f"{name} has half a character") from error
    return value
