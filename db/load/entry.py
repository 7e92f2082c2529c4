"""One ready-made quote, as a line of Quotebank's quote-centric files has it."""

import json
import re
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
NOBODY = frozenset({"", "none"})
USUAL = 0.87
"""How often Quotebank's speakers are right (Vaucher et al. 2021): the confidence where a line has none of its own."""
_decode = json.JSONDecoder().raw_decode


class BadLineError(ValueError):
    """A line that is no quote; says why."""


class Entry(NamedTuple):
    """One quote with all that is kept of it."""

    key: str
    """Its own id, by which it is known again."""
    text: str
    """On one line."""
    speaker: str | None
    qids: tuple[str, ...]
    """Wikidata items the speaker may be; all of them are needed to tell namesakes apart."""
    date: str | None
    """The day it was first printed, ISO 8601."""
    occurrences: int | None
    urls: tuple[str, ...]
    confidence: float


def read_entry(line: bytes) -> Entry:
    """Read a line; raise BadLineError where it is no quote."""
    try:
        written = line.decode("utf-8-sig" if line.startswith(b"\xef") else "utf-8").strip()
        row, end = _decode(written)
        if end != len(written):
            raise BadLineError("not JSON")
        if b"\\ud" in line or b"\\uD" in line:  # half a character, which no database takes
            json.dumps(row, ensure_ascii=False).encode()
    except BadLineError:
        raise
    except UnicodeError as error:
        raise BadLineError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("not JSON") from error
    if type(row) is not dict:
        raise BadLineError("not a JSON object")
    value = row.get
    key, text, name = value("quoteID"), value("quotation"), value("speaker") or ""
    if type(key) is not str or not (key := key.strip()):
        raise BadLineError("no quoteID" if not key else "quoteID is not a text")
    if type(text) is not str or not (text := text.strip()):
        raise BadLineError("no quotation" if not text else "quotation is not a text")
    if not text.isprintable():
        text = _one_line(text)
    if type(name) is not str:
        raise BadLineError("speaker is not a text")
    speaker = _speaker(name)
    date = value("date") or ""
    if type(date) is not str:
        raise BadLineError("date is not a text")
    count = value("numOccurrences")
    if count is not None and (type(count) is not int or not 0 <= count < 1 << 53):
        raise BadLineError("numOccurrences is not a number")
    return Entry(
        key,
        text,
        speaker,
        _texts(value("qids"), "qids") if speaker else (),
        _day(date[:11]),
        count,
        _texts(value("urls"), "urls"),
        _confidence(value("probas"), name),
    )


@lru_cache(maxsize=1 << 14)
def _speaker(name: str) -> str | None:
    speaker = " ".join(name.split())
    return None if speaker.lower() in NOBODY else speaker


@lru_cache(maxsize=1 << 14)
def _day(date: str) -> str | None:
    return date[:10] if _DATE.match(date) else None


def _one_line(text: str) -> str:
    if "\0" in text:
        raise BadLineError("quotation holds a NUL")
    return re.sub(" {2,}", " ", _BREAKS.sub(" ", text)) if _BREAKS.search(text) else text


def _texts(value: object, name: str) -> tuple[str, ...]:
    """The texts of a list that are not empty."""
    if not value:
        return ()
    if not isinstance(value, list):
        raise BadLineError(f"{name} is not a list of texts")
    for item in value:
        if type(item) is not str:
            raise BadLineError(f"{name} is not a list of texts")
    return tuple([item for item in value if item])


def _confidence(probas: object, speaker: str) -> float:
    """The probability given for the speaker, else that of the likeliest one; 0 to 1."""
    if probas is None or probas == []:
        return USUAL
    if not isinstance(probas, list):
        raise BadLineError("probas is not a list of names with numbers")
    first: float | None = None
    for pair in probas:
        try:
            name, share = pair
            value = float(share)
        except (TypeError, ValueError) as error:
            raise BadLineError("probas is not a list of names with numbers") from error
        if not 0 <= value <= 1:
            raise BadLineError("probas is not a list of names with numbers")
        if name == speaker:
            return value
        first = value if first is None else first
    return USUAL if first is None else first
