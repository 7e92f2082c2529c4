"""Quotebank's quote-centric files: a line of JSON a quote."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

from db.load.entry import NOBODY, BadLineError, Entry, one_line
from db.load.lines import LONGEST, Stream, lines, opened
from db.load.source import Item, Reading

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
    qids: list[str] | None = None
    date: str | None = None
    occurrences: int | None = None
    urls: list[str] | None = None
    probas: list[tuple[str | None, str | float]] | None = None


_decode = msgspec.json.Decoder(_Line).decode


def read_entry(line: bytes) -> Entry:
    """Read a line; raise BadLineError where it is no quote."""
    try:
        held = _decode(line[3:] if line.startswith(b"\xef\xbb\xbf") else line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(_reason(error, line)) from error
    key, text, name, count = held.key, held.text, held.speaker or "", held.occurrences
    if not key or not (key := key.strip()):
        raise BadLineError("no quoteID")
    if not text or not (text := text.strip()):
        raise BadLineError("no quotation")
    if not text.isprintable():
        text = one_line(text)
    if count is not None and not 0 <= count < 1 << 53:
        raise BadLineError("numOccurrences is not a number")
    speaker = _speaker(name)
    return Entry(
        key,
        text,
        speaker,
        tuple(filter(None, held.qids)) if speaker and held.qids else (),
        _day(held.date[:11]) if held.date else None,
        count,
        tuple(filter(None, held.urls)) if held.urls else (),
        _confidence(held.probas, name) if held.probas else USUAL,
    )


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
    for number, line in lines(stream):
        try:
            if len(line) == LONGEST:
                raise BadLineError(f"longer than {LONGEST >> 20} MB")
            yield Item(number, read_entry(line))
        except BadLineError as error:
            yield Item(number, error)
