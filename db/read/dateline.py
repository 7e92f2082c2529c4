"""Dates as articles print them, and the line under a title that tells one."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb", "febr"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""Every way to write a month, as alternatives of a pattern."""
_MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_MONTH}[ .,-]*{_DAY}(?!\d)[ ,.-]+{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?: of)?[ .,-]*{_MONTH}[ .,-]*{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?{_YEAR}(?!\d)",
    )
)
_SLASHED = re.compile(rf"(?<!\d)(?P<a>[0-3]?\d)[/-](?P<b>[0-3]?\d)[/-]{_YEAR}(?!\d)")
_MONTH_ONLY = re.compile(rf"\b{_MONTH},? {_YEAR}(?!\d)", re.IGNORECASE)
_OF_MONTH = re.compile(r"(?<![\d:])\d{1,2}(?:st|nd|rd|th)?(?: of)?[ .,-]*$")
"""A number before a month: it made no date with it, so there is no such day."""
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|few) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:first published|last (?:updated|modified)|publication date|date published|date of publication|published"
    r"|posted|updated|modified|created|issued|released|date|on|at|from|as of|last|edited|live)\b:?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"T\d\d:\d\d\S*|\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)? ?(?:[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b\d{4} ?(?=GMT|UTC|hrs)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:[A-Z]{1,4}[SD]T|CET|CEST|EET|EEST|MSK|GMT|UTC|BST|ET|PT|CT|MT|Z|hrs?|hours|local time|Eastern(?: Time)?"
    r"|(?:Kyiv|London|Moscow|Paris|Berlin) time)\b(?: ?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b"
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE)
_READING = re.compile(r"\b\d+[- ]min(?:ute)?s?\.?(?: read)?\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"^(?:first |last )?(?:published|posted|updated|date)(?: on| at)?:?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Date:
    """A date found in a line."""

    value: str
    """ISO 8601 date or its prefix."""
    start: int
    end: int
    certain: bool = True
    """False where the line can be read two ways (03/04/2024), and only the value given is sure."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that is there to say when: its date and what else stands in it."""

    date: Date | None
    rest: str
    """What is left when dates, times and labels are taken out: a place, a name, or nothing."""


def dates_in(text: str) -> list[Date]:
    """Every full date in a text, in order."""
    found: list[Date] = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = match["month"].lower()
            value = _iso(match["year"], _MONTHS.get(month) or int(month), match["day"])
            if value and all(match.end() <= d.start or match.start() >= d.end for d in found):
                found.append(Date(value, match.start(), match.end()))
    for match in _SLASHED.finditer(text):
        if all(match.end() <= d.start or match.start() >= d.end for d in found):
            found += _slashed(match)
    return sorted(found, key=lambda d: d.start)


def dateline(text: str) -> Dateline | None:
    """What a line that only says when something was published says; None for any other line."""
    if len(text) > 160:
        return None
    found = dates_in(text)
    if not found and (match := _MONTH_ONLY.search(text)) and not _OF_MONTH.search(text, 0, match.start()):
        found = [Date(f"{match['year']}-{_MONTHS[match['month'].lower()]:02}", *match.span())]
    if not found and not _AGO.search(text):
        return None
    rest = text
    for day in reversed(found):
        rest = rest[: day.start] + " | " + rest[day.end :]
    for pattern in (_AGO, _READING, _TIME, _ZONE, _WEEKDAY, _LABELS):
        rest = pattern.sub(" ", rest)
    rest = " ".join(rest.split())
    while rest != (rest := rest.strip(" |-–—•·,.:;/()[]")):
        pass
    return Dateline(_published(text, found), rest)


def is_label(text: str) -> bool:
    """Whether a line is only the word before a date: "Published"."""
    return bool(_LABEL_ALONE.match(text))


def _published(text: str, found: list[Date]) -> Date | None:
    """The day of publication where the line also says when it was changed."""
    for day in found:
        label = text[max(0, day.start - 24) : day.start]
        if not _UPDATED.search(label):
            return day
    return found[0] if found else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _slashed(match: re.Match[str]) -> list[Date]:
    """07/04/2024 is April or July: only where one reading is no date, or both agree, is the day known."""
    a, b, year = match["a"], match["b"], match["year"]
    readings = {value for value in (_iso(year, int(b), a), _iso(year, int(a), b)) if value}
    if not readings:
        return []
    if len(readings) == 1:
        return [Date(readings.pop(), *match.span())]
    return [Date(year, *match.span(), certain=False)]
