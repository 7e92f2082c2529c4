"""The dates of a table as people and spreadsheets write them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from db.read.dateline import MONTH_NAMES, dateline, dates_in

Order = Literal["dmy", "mdy"]
_ISO = re.compile(r"((?:1[89]|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])")
_PARTED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d\d)(?=$|[ ,T])")
_SHORT = re.compile(rf"(\d{{1,2}}[ -](?:{MONTH_NAMES})\.?[ -])(\d\d)", re.IGNORECASE)
"""As Excel shows a day where nobody says how: 13-Apr-24."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet's count, which has a 29 February 1900."""
_PIVOT = 70
"""Of years with two figures, those below it are of this century."""


def order_of(cells: Iterable[str]) -> Order | None:
    """Tell whether the day or the month stands first in a column of dates, None where no date of it tells."""
    for cell in cells:
        match = _PARTED.match(cell.strip())
        if match and int(match[1]) > 12 >= int(match[2]):
            return "dmy"
        if match and int(match[2]) > 12 >= int(match[1]):
            return "mdy"
    return None


def day_of(cell: str, order: Order | None) -> str | None:
    """Return the day a cell tells, ISO 8601 or its prefix; None where it tells none, or may mean two."""
    cell = cell.strip()
    if match := _ISO.match(cell):
        year, month, day = match.groups()
        return match[0] if _is_day(int(year), int(month or 1), int(day or 1)) else None
    if match := _PARTED.match(cell):
        return _parted(match, order)
    if _SERIAL.fullmatch(cell):
        return (_FIRST_DAY + timedelta(days=int(cell.partition(".")[0]))).isoformat()
    if match := _SHORT.fullmatch(cell):
        cell = f"{match[1]}{_year(int(match[2]))}"
    found = [found for found in dates_in(cell) if found.certain]
    if len(found) == 1:
        return found[0].value
    line = dateline(cell)
    return line.date.value if line and line.date and line.date.certain else None


def _parted(match: re.Match[str], order: Order | None) -> str | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 2:
        year = _year(year)
    if "." in match[0]:  # nobody writes the month first with dots
        order = "dmy"
    ways = (
        {(first, second), (second, first)}
        if order is None
        else {(first, second) if order == "dmy" else (second, first)}
    )
    days = {f"{year:04}-{month:02}-{day:02}" for day, month in ways if _is_day(year, month, day)}
    return days.pop() if len(days) == 1 else None


def _year(figures: int) -> int:
    return figures + (2000 if figures < _PIVOT else 1900)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
