"""Quotebank's quote-centric files: a line of JSON a quote."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

from db.load.entry import NOBODY, BadLineError, Entry, one_line
from db.load.lines import LONGEST, Stream, blocks, opened
from db.load.source import Item, Reading, Run

_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
USUAL = 0.87
"""How often Quotebank's speakers are right (Vaucher et al. 2021): the confidence where a line has none of its own."""
_RENAMED = {"key": "quoteID", "text": "quotation", "occurrences": "numOccurrences"}
_KINDS = {
    "quoteID": "a text",
    "quotation": "a text",
    "speaker": "a text",
    "qids": "a list of texts",
    "date": "a text",
    "numOccurrences": "a number",
    "urls": "a list of texts",
    "probas": "a list of names with numbers",
}
_PLACE = re.compile(r"`\$\.(\w+)")
"""Where in a line the decoder found something of the wrong kind."""


class _Line(msgspec.Struct, gc=False, rename=_RENAMED):
    """A line as it is written, checked for the kinds of its values while it is decoded."""

    key: str | None = None
    text: str | None = None
    speaker: str | None = None
    qids: tuple[str, ...] | None = None
    date: str | None = None
    occurrences: int | None = None
    urls: tuple[str, ...] | None = None
    probas: list[tuple[str | None, str | float]] | None = None


_DECODER = msgspec.json.Decoder(_Line)


def read_entry(line: bytes) -> Entry:
    """Read a line; raise BadLineError where it is no quote."""
    try:
        held = _DECODER.decode(line[3:] if line.startswith(b"\xef\xbb\xbf") else line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(_reason(error, line)) from error
    return _entry(held, True)


def _entry(held: _Line, breaks: bool) -> Entry:
    """Take over what a line holds, whose quote may have `breaks`; raise BadLineError where it is no quote."""
    key, text, name, count, urls = held.key, held.text, held.speaker or "", held.occurrences, held.urls
    if not key or not (key := key.strip()):
        raise BadLineError("no quoteID")
    if not text or not (text := text.strip()):
        raise BadLineError("no quotation")
    if breaks and not text.isprintable():
        text = one_line(text)
    if count is not None and not 0 <= count < 1 << 53:
        raise BadLineError("numOccurrences is not a number")
    speaker = _speaker(name)
    row = (
        key,
        text,
        speaker,
        _filled(held.qids) if speaker and held.qids else (),
        _day(held.date[:11]) if held.date else None,
        count,
        _filled(urls) if urls else (),
        _confidence(held.probas, name) if held.probas else USUAL,
        None,
    )
    return tuple.__new__(Entry, row)  # half the time of a call with names, which are as many as quotes


def _filled(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, texts)) if "" in texts else texts


def _reason(error: Exception, line: bytes) -> str:
    """Say in plain words what the decoder found wrong."""
    if isinstance(error, UnicodeError) or b"\\ud" in line or b"\\uD" in line:  # half a character, too
        return "not UTF-8"
    if not isinstance(error, msgspec.ValidationError):
        return "not JSON"
    place = _PLACE.search(str(error))
    return f"{place[1]} is not {_KINDS[place[1]]}" if place else "not a JSON object"


@lru_cache(maxsize=1 << 14)
def _speaker(name: str) -> str | None:
    speaker = " ".join(name.split())
    return None if speaker.lower() in NOBODY else speaker


@lru_cache(maxsize=1 << 14)
def _day(date: str) -> str | None:
    return date[:10] if _DATE.match(date) else None


def _confidence(probas: Sequence[tuple[str | None, str | float]], speaker: str) -> float:
    """The probability given for the speaker, else that of the likeliest one; 0 to 1."""
    first: float | None = None
    for name, share in probas:
        try:
            value = float(share)
        except ValueError as error:
            raise BadLineError(f"probas is not {_KINDS['probas']}") from error
        if not 0 <= value <= 1:
            raise BadLineError(f"probas is not {_KINDS['probas']}")
        if name == speaker:
            return value
        first = value if first is None else first
    return USUAL if first is None else first


@contextmanager
def quotebank(path: Path) -> Iterator[Reading]:
    """Open a file of Quotebank's lines, `-` for standard input."""
    with opened(path) as (stream, raw):
        size = path.stat().st_size if path.is_file() else 0
        yield Reading(_items(stream), raw.tell if size else lambda: 0, size)


def _items(stream: Stream) -> Iterator[Item]:
    for first, some in blocks(stream):
        held = _decoded(some)
        if held is None:
            yield from _each(first, some)
        else:
            yield Item(first, Run(held))


def _decoded(some: Sequence[bytes]) -> list[Entry] | None:
    """Read lines together, which takes a third of the time less; None where one of them needs a look of its own."""
    try:
        held = _DECODER.decode_lines(b"".join(some))
        if len(held) != len(some):
            return None
        # In JSON what breaks a line is written with a backslash, or is beyond ASCII.
        return [_entry(one, b"\\" in line or not line.isascii()) for one, line in zip(held, some, strict=True)]
    except (ValueError, RecursionError):
        return None


def _each(first: int, some: Sequence[bytes]) -> Iterator[Item]:
    """Read lines one by one, to name those that are no quotes."""
    for number, line in enumerate(some, first):
        try:
            if len(line) >= LONGEST:
                raise BadLineError(f"longer than {LONGEST >> 20} MB")
            if not line.isspace():
                yield Item(number, read_entry(line))
        except BadLineError as error:
            yield Item(number, error)
