"""Cutting a typed query into its pieces."""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from db.ask.query import FIELDS
from db.ask.running import is_running
from db.dataclass import dataclass

Form = Literal["word", "exact", "phrase", "bar", "field"]
_NAME = re.compile(r"([-!]?)([A-Za-z][A-Za-z-]*):")
_KNOWN = frozenset((*FIELDS, "sort"))
_FILTER = re.compile(rf"\s+[-!]?(?:{'|'.join(_KNOWN)}):(?=[^\s,])", re.IGNORECASE)
_MARKS = "“”„‟«»″"
"""Marks that come with a paste mean what typed ones mean."""
_OPENING = f'"{_MARKS}'


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter and the column it begins at."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece: a word, something exact, a bar between alternatives, or a field with its values."""

    raw: str
    """As typed."""
    position: int
    """0-based column."""
    form: Form = "word"
    text: str = ""
    """What is looked for: the signs around it and escapes left out."""
    negated: bool = False
    start: bool = False
    end: bool = False
    escaped: bool = False
    """Whether a backslash stands before it: its signs are meant as such."""
    field: str | None = None
    """The field's name in small letters; None for anything else."""
    exclude: bool = False
    values: tuple[Value, ...] = ()
    values_position: int = 0
    closed: bool = True
    """False where a quotation mark is opened and never closed."""
    mark_position: int = 0
    """Column of the last quotation mark that opens."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in pieces."""

    pieces: tuple[Lexeme, ...]
    """In order; nothing but white space is left out."""
    running: bool
    """Whether it is running text, as one pastes it: only filters are more than words there."""


@lru_cache(maxsize=16)
def cut(text: str) -> Cut:
    """Cut a text into its pieces."""
    found = tuple(_pieces(text))
    rest = [piece for piece in found if not _is_filter(piece)]
    if not is_running([piece.raw for piece in rest], any(_is_sign(piece) for piece in rest)):
        return Cut(found, False)
    return Cut(tuple(piece if _is_filter(piece) else _plain(piece) for piece in found), True)


def last_piece(text: str) -> Lexeme | None:
    """Return the piece a text ends in, as it is typed; None after a blank."""
    last = next(iter(deque(_pieces(text), maxlen=1)), None)
    return last if last is not None and last.position + len(last.raw) == len(text) else None


def quote(value: str) -> str:
    """Put a text into quotation marks, the marks and backslashes in it escaped."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def needs_quotes(value: str) -> bool:
    """Whether a value is read back only from between quotation marks."""
    return not value or any(char.isspace() or char in f",\\{_OPENING}" for char in value)


def _is_filter(piece: Lexeme) -> bool:
    return piece.field in _KNOWN and any(value.text.strip() for value in piece.values)


def _is_sign(piece: Lexeme) -> bool:
    """Whether a piece is what nobody writes in a sentence."""
    return piece.negated or piece.start


def _plain(piece: Lexeme) -> Lexeme:
    return Lexeme(piece.raw, piece.position, text=piece.raw)


def _pieces(text: str) -> Iterator[Lexeme]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] == "|":
            piece = Lexeme("|", at, "bar")
        elif named := _field_at(text, at):
            piece = _field(text, at, named)
        else:
            piece = _atom(text, at)
        at += len(piece.raw)
        yield piece


def _field_at(text: str, at: int) -> re.Match[str] | None:
    """Return the field name here: `http://` and `16:10` are words, not fields, and so is `said: ` before a blank."""
    named = _NAME.match(text, at)
    if named is None or text.startswith("//", named.end()):
        return None
    goes_on = named.end() < len(text) and not text[named.end()].isspace()
    return named if goes_on or named[2].lower() in _KNOWN else None


def _field(text: str, at: int, named: re.Match[str]) -> Lexeme:
    start = named.end()
    values, end, closed, mark = _values(text, start)
    return Lexeme(
        text[at:end],
        at,
        "field",
        field=named[2].lower(),
        exclude=bool(named[1]),
        values=values,
        values_position=start,
        closed=closed,
        mark_position=mark,
    )


def _atom(text: str, at: int) -> Lexeme:
    """Read a word or something exact: `word`, `'part`, `^start`, `end$`, `"a phrase"`, each with `!` before it."""
    begin = at
    negated = text[at] == "!" and _goes_on(text, at + 1)
    at += negated
    sign = text[at] if text[at] in "'^" and _goes_on(text, at + 1) else ""
    at += len(sign)
    if text[at] in _OPENING:
        mark = at
        content, at, closed = _quoted(text, at)
        if not closed and (filtered := _FILTER.search(text, mark)):
            # Who goes on with a filter has forgotten the mark, or pasted one.
            content, at, _ = _quoted(text[: filtered.start()], mark)
        end = closed and text[at : at + 1] == "$" and not _goes_on(text, at + 1)
        at += end
        form: Form = "exact" if sign == "'" else "phrase"
        return Lexeme(
            text[begin:at], begin, form, content, negated, sign == "^", end, closed=closed, mark_position=mark
        )
    escaped = text[at] == "\\" and at + 1 < len(text) and not text[at + 1].isspace()
    at += escaped
    word_start = at
    while at < len(text) and not text[at].isspace() and (escaped or text[at] != "|"):
        at += 1
    content, end = (text[word_start:at], False) if escaped else _ended(text[word_start:at])
    if sign == "'" and not end and len(content) > 1 and content.endswith("'"):
        # 'word' is the whole word.
        return Lexeme(text[begin:at], begin, "phrase", content[:-1], negated)
    form = "exact" if negated or sign or end else "word"
    return Lexeme(text[begin:at], begin, form, content, negated, sign == "^", end, escaped)


def _goes_on(text: str, at: int) -> bool:
    """Whether a piece has something more here."""
    return at < len(text) and not text[at].isspace() and text[at] != "|"


def _ended(word: str) -> tuple[str, bool]:
    """Return a word without the sign that it ends the quote, and whether it has it."""
    if len(word) < 2 or not word.endswith("$"):
        return word, False
    return (f"{word[:-2]}$", False) if word[-2] == "\\" else (word[:-1], True)


def _quoted(text: str, at: int) -> tuple[str, int, bool]:
    """Read from an opening mark: the content, the place after it, and whether it is closed."""
    closing = '"' if text[at] == '"' else _OPENING
    out: list[str] = []
    at += 1
    while at < len(text):
        char = text[at]
        if char in closing:
            return "".join(out), at + 1, True
        if char == "\\" and text[at + 1 : at + 2] in ('"', "\\"):
            at += 1
            char = text[at]
        out.append(char)
        at += 1
    return "".join(out), at, False


def _values(text: str, at: int) -> tuple[tuple[Value, ...], int, bool, int]:
    """Read values parted by commas up to white space; also whether the last is closed, and where its mark opens."""
    values: list[Value] = []
    closed, mark = True, at
    while at < len(text) and not text[at].isspace():
        if text[at] == ",":
            at += 1
            continue
        start = at
        if text[at] in _OPENING:
            mark = at
            value, at, closed = _quoted(text, at)
        else:
            while at < len(text) and text[at] != "," and not text[at].isspace():
                at += 1
            value = text[start:at]
        values.append(Value(value, start))
    return tuple(values), at, closed, mark
