"""A day as feeds, headers, tables and pages write it, as an ISO 8601 date or its prefix."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from db.read.article import Fact
from db.read.dateline import dates_in

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_PREFIX = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_MILLISECONDS = 1e11
"""A count of seconds above it is one of milliseconds."""


def day(words: str | None) -> Fact:
    """The day some words tell: stated where they are sure, inferred where only its year or month is, else unknown.

    It is the day where it was written, so a time and its zone change nothing. A day that cannot be is not known.
    """
    text = " ".join((words or "").split())
    if not text or text.startswith("0000"):
        return Fact()
    if match := _ISO.match(text):
        return _known(*match.groups())
    if _EPOCH.fullmatch(text):
        return _since_1970(float(text))
    if match := _COMPACT.fullmatch(text):
        return _known(*match.groups())
    if match := _PREFIX.fullmatch(text):
        return Fact(text, "stated") if match[2] is None or 1 <= int(match[2]) <= 12 else Fact()
    if found := dates_in(text):
        return Fact(found[0].value, "stated" if found[0].certain else "inferred")
    return _mailed(text)


def _mailed(text: str) -> Fact:
    """Of `Sun, 07 Apr 24 16:10 GMT` and its like."""
    try:
        parts = parsedate(text)
    except (ValueError, IndexError, TypeError):
        return Fact()
    return _known(*parts[:3]) if parts and 1900 <= parts[0] < 2100 else Fact()


def _since_1970(seconds: float) -> Fact:
    if seconds > _MILLISECONDS:
        seconds /= 1000
    return Fact(datetime.fromtimestamp(seconds, UTC).date().isoformat(), "stated")


def _known(year: str | int, month: str | int, of_month: str | int) -> Fact:
    try:
        return Fact(date(int(year), int(month), int(of_month)).isoformat(), "stated")
    except ValueError:
        return Fact()
