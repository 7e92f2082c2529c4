"""When it was said: as the sentence states it, as it can be inferred, or no later than printed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from db.extract.narration import BLANK
from db.extract.quote import SaidBasis
from db.read.article import Fact
from db.read.dateline import dates_in

MONTHS = "January February March April May June July August September October November December".split()
SHORT = {name[:3]: i for i, name in enumerate(MONTHS, 1)} | {"Sept": 9} | {name: i for i, name in enumerate(MONTHS, 1)}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = {word: i for i, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_MONTH = rf"(?P<m>{'|'.join(MONTHS)}|(?:{'|'.join(n[:3] for n in MONTHS)}|Sept)\.)"
_PART = r"(?:late |early |mid-|mid |the (?:beginning|end|middle) of )?"
YEARED = re.compile(
    rf"\b(?:in|since|during|from|of|late|early|mid)[ -]{_PART}{_MONTH},? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:in|back in|as early as) (?:late |early |mid-)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?:on )?(?:{_MONTH} (?P<d>[0-3]?\d)(?:st|nd|rd|th)?|(?P<d2>[0-3]?\d)(?:st|nd|rd"
    rf"|th)?(?: of)? (?P<m2>{'|'.join(MONTHS)}))\b(?!,? \d{{4}})"
)
MONTH = re.compile(rf"\b(?:(?:back )?in|last|late|early|mid-?|during) ?{_PART}{_MONTH}(?!,? \d)", re.IGNORECASE)
WEEKDAY = re.compile(
    rf"\b(?P<last>last )?(?:on )?(?P<last2>last )?(?P<w>{'|'.join(WEEKDAYS)})\b(?!['’]s|[ ](?:Times|Mail|Post"
    rf"|Night Live|Express|Telegraph|Mirror))"
)
TODAY = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening)|tonight|(?P<back>yesterday|last night|overnight))\b", re.IGNORECASE
)
AGO = re.compile(rf"\b(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<u>day|week|month|year)s? ago\b", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:(?:earlier|late|later|early|the end of|at the start of) )?(?P<which>this|last|the previous) (?P<u>week"
    r"|month|year|spring|summer|autumn|fall|weekend)\b",
    re.IGNORECASE,
)
COMING = re.compile(r"\b(?:next|coming|until|by|from|after|before|ahead of|since)\s+(?:the )?$", re.IGNORECASE)
"""Before a time that is not the utterance's."""
AFTER = 70
"""Code points behind a cue in which its time stands."""
BEFORE = 25
SOON = timedelta(days=92)
"""How far ahead a day without a year is still one to come."""
OPENING = 3
"""Words before a time that opens the sentence."""
ASIDE = re.compile(r"[;:()]|\b(?:who|which|that|when|where|whose|since|until|after|before|ahead)\b")
Interval = tuple[date, date]
Reader = Callable[[re.Match[str], date, date], Interval | None]


def said_on(narration: str, published: Fact, at: int | None = None) -> tuple[str | None, SaidBasis]:
    """The date of an utterance from the words around it (its contents left out) and the publication date.

    `at` is where the cue stands in them: only times beside it, or at the sentence's beginning, count. Relative dates
    count only against the publication date; a stretch of time becomes the month or year it lies in. A dated article
    bounds the rest.
    """
    near = _near(narration, at)
    for found in dates_in(narration):
        if found.certain and near(found.start, found.end):
            return found.value, "stated"
    for pattern in (YEARED, YEAR):
        for match in pattern.finditer(narration):
            if near(*match.span()):
                month = match.groupdict().get("m")
                return f"{match['y']}-{SHORT[_capital(month)]:02}" if month else match["y"], "stated"
    interval = _relative(narration, published, near)
    if interval is not None and (value := _prefix(*interval)) is not None:
        return value, "inferred"
    if published.value is None:
        return None, "unknown"
    return published.value, "printed" if published.basis == "stated" else "inferred"


def _near(narration: str, at: int | None) -> Callable[[int, int], bool]:
    """Tells whether a stretch of the narration belongs to the cue."""

    def near(start: int, end: int) -> bool:
        if COMING.search(narration[max(0, start - 20) : start]):
            return False
        if at is None:
            return True
        if start >= at:
            gap = narration[at:start].replace(BLANK, "")
            return len(gap) <= AFTER and not ASIDE.search(gap)
        lead = narration[:start].replace(BLANK, " ")
        if len(lead.split()) <= OPENING and not any(mark in lead for mark in ",;:"):
            return True
        gap = narration[end:at].replace(BLANK, "")
        return len(gap) <= BEFORE and "," not in gap and not ASIDE.search(gap)

    return near


def _relative(narration: str, published: Fact, near: Callable[[int, int], bool]) -> Interval | None:
    """The stretch of time a relative expression means, counted from the publication date."""
    bounds = _bounds(published.value)
    if bounds is None:
        return None
    for pattern, read in (
        (DAY, _of_day),
        (WEEKDAY, _of_weekday),
        (TODAY, _of_today),
        (AGO, _of_ago),
        (PERIOD, _of_period),
        (MONTH, _of_month),
    ):
        for match in pattern.finditer(narration):
            if near(*match.span()) and (interval := _read(read, match, bounds)) is not None:
                return interval
    return None


def _read(read: Reader, match: re.Match[str], bounds: Interval) -> Interval | None:
    """What a match means; None for what the calendar does not hold, as ten years before the year 5."""
    try:
        return read(match, *bounds)
    except (ValueError, OverflowError):
        return None


def _of_day(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "On 5 March": the latest one that is not after publication."""
    month, day = SHORT[_capital(match["m"] or match["m2"])], int(match["d"] or match["d2"])
    for year in (last.year, last.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= first:
            return found, found
        if found <= last or found - last < SOON:
            return None
    return None


def _of_weekday(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "On Monday": the latest one up to the day of publication; "last Monday" lies before it."""
    if first != last:
        return None
    back = (last.weekday() - WEEKDAYS.index(match["w"])) % 7
    if back == 0 and (match["last"] or match["last2"]):
        back = 7
    day = last - timedelta(days=back)
    return day, day


def _of_today(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "Today", "last night"."""
    day = last - timedelta(days=1) if match["back"] else last
    return (day, day) if first == last else None


def _of_ago(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "Two weeks ago": give or take half the unit."""
    count = int(match["n"]) if match["n"].isdigit() else NUMBERS[match["n"].lower()]
    unit = match["u"].lower()
    if unit == "year":
        return date(last.year - count, 1, 1), date(last.year - count, 12, 31)
    if unit == "month":
        month = last.year * 12 + last.month - 1 - count
        return _month(month // 12, month % 12 + 1)
    if first != last:
        return None
    day = last - timedelta(days=count * (7 if unit == "week" else 1))
    slack = timedelta(days=3 if unit == "week" else 0)
    return day - slack, day + slack


def _of_period(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "Last week", "earlier this year", "last summer"."""
    unit, back = match["u"].lower(), match["which"].lower() != "this"
    if unit == "year":
        year = last.year - back
        return date(year, 1, 1), date(year, 12, 31)
    if unit in SEASONS:
        begin, end = SEASONS[unit]
        year = last.year - (back and end >= last.month)
        return date(year, begin, 1), _month(year, end)[1]
    if first.month != last.month or first.year != last.year:
        return None
    if unit == "month":
        month = last.year * 12 + last.month - 1 - back
        return _month(month // 12, month % 12 + 1)
    if first != last:
        return None
    monday = last - timedelta(days=last.weekday() + 7 * back)
    if unit == "weekend":
        return (monday + timedelta(days=5), monday + timedelta(days=6)) if back or last.weekday() >= 5 else None
    return monday, min(last, monday + timedelta(days=6))


def _of_month(match: re.Match[str], first: date, last: date) -> Interval | None:
    """ "In late February": the latest one that has begun by publication."""
    month = SHORT[_capital(match["m"])]
    if match["m"].islower() or (first.year != last.year):
        return None  # "may" is no month, and a mere year bounds none
    if first.month != last.month and first.month < month <= last.month:
        return None
    year = last.year if month <= last.month else last.year - 1
    begin, end = _month(year, month)
    return begin, end


def _month(year: int, month: int) -> Interval:
    """The first and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _prefix(begin: date, end: date) -> str | None:
    """The longest ISO date or prefix that holds a stretch of time."""
    if begin == end:
        return begin.isoformat()
    if (begin.year, begin.month) == (end.year, end.month):
        return begin.isoformat()[:7]
    return str(begin.year) if begin.year == end.year else None


def _capital(month: str | None) -> str:
    """A month as the table spells it."""
    return (month or "").strip(".").capitalize()


def _bounds(value: str | None) -> Interval | None:
    """The first and last day an ISO date or prefix may mean."""
    if not value:
        return None
    try:
        if len(value) == 10:
            return date.fromisoformat(value), date.fromisoformat(value)
        if len(value) == 7:
            return _month(int(value[:4]), int(value[5:]))
        return (date(int(value), 1, 1), date(int(value), 12, 31)) if len(value) == 4 else None
    except ValueError:
        return None
