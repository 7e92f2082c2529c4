"""When it was said: as the sentence states it, as it can be inferred, or no later than printed."""

import re
from datetime import date, timedelta

from db.extract.quote import SaidBasis
from db.read.article import Fact
from db.read.dateline import dates_in

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ll]ate|[Ee]arly|mid-?)\s+(?:late |early |mid-)?(?P<m>{'|'.join(MONTHS)})\s+(?P<y>(?:19|20)\d\d)\b"
)
WEEKDAY = re.compile(rf"\b(?:on\s+)?(?P<w>{'|'.join(WEEKDAYS)})\b(?!\s+(?:night )?(?:Times|Mail|Post))")
RELATIVE = re.compile(r"\b(?P<r>yesterday|today|earlier today)\b", re.IGNORECASE)


def said_on(narration: str, published: Fact) -> tuple[str | None, SaidBasis]:
    """The date of an utterance from the words around it (its contents left out) and the publication date.

    Relative dates count only against a full publication date; without any, a dated article bounds it from above.
    """
    if dates := [found.value for found in dates_in(narration) if found.certain]:
        return dates[0], "stated"
    if match := MONTH.search(narration):
        return f"{match['y']}-{MONTHS.index(match['m']) + 1:02}", "stated"
    day = _day(published.value)
    if day is not None and (match := WEEKDAY.search(narration)):
        back = (day.weekday() - WEEKDAYS.index(match["w"])) % 7
        return (day - timedelta(days=back)).isoformat(), "inferred"
    if day is not None and (match := RELATIVE.search(narration)):
        return (day - timedelta(days=match["r"].lower() == "yesterday")).isoformat(), "inferred"
    if published.value is None:
        return None, "unknown"
    return published.value, "printed" if published.basis == "stated" else "inferred"


def _day(value: str | None) -> date | None:
    """The date of a full ISO string."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None
