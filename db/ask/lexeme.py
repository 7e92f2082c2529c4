"""Cutting a typed query into its pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"(-?)([A-Za-z][A-Za-z-]*):")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter and the column it begins at."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece: a word or phrase, or a field with its values."""

    raw: str
    """As typed."""
    position: int
    """0-based column."""
    field: str | None = None
    """The field's name in small letters; None for a word or phrase."""
    exclude: bool = False
    values: tuple[Value, ...] = ()
    values_position: int = 0
    closed: bool = True
    """False where a quotation mark is opened and never closed."""


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the pieces in order; nothing but white space is left out."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] == '"':
            _, end, closed = _quoted(text, at)
            yield Lexeme(text[at:end], at, closed=closed)
        elif named := _field_at(text, at):
            start = named.end()
            values, end, closed = _values(text, start)
            yield Lexeme(text[at:end], at, named[2].lower(), bool(named[1]), values, start, closed)
        else:
            end = _word_end(text, at)
            yield Lexeme(text[at:end], at)
        at = end


def quote(value: str) -> str:
    """Put a text into quotation marks, the marks and backslashes in it escaped."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquote(raw: str) -> str:
    """Return what stands inside a phrase's quotation marks, which may lack the closing one."""
    return _quoted(raw, 0)[0]


def _field_at(text: str, at: int) -> re.Match[str] | None:
    """Return the field name here: `http://` and `16:10` are words, not fields."""
    named = _NAME.match(text, at)
    return None if named is None or text.startswith("//", named.end()) else named


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _quoted(text: str, at: int) -> tuple[str, int, bool]:
    """Read from an opening mark: the content, the place after it, and whether it is closed."""
    out: list[str] = []
    at += 1
    while at < len(text):
        char = text[at]
        if char == '"':
            return "".join(out), at + 1, True
        if char == "\\" and text[at + 1 : at + 2] in ('"', "\\"):
            at += 1
            char = text[at]
        out.append(char)
        at += 1
    return "".join(out), at, False


def _values(text: str, at: int) -> tuple[tuple[Value, ...], int, bool]:
    """Read values parted by commas up to white space."""
    values: list[Value] = []
    closed = True
    while at < len(text) and not text[at].isspace():
        if text[at] == ",":
            at += 1
            continue
        start = at
        if text[at] == '"':
            value, at, closed = _quoted(text, at)
        else:
            while at < len(text) and text[at] != "," and not text[at].isspace():
                at += 1
            value = text[start:at]
        values.append(Value(value, start))
    return tuple(values), at, closed
