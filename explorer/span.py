"""Months as a card lists them: one a line, or years where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.ask.query import Filter

if TYPE_CHECKING:
    from db.ask.profile import Month


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a year, and the quotes said in it."""

    name: str
    now: int
    all: int
    inferred: int
    printed: int

    @property
    def sign(self) -> str:
        """How the days of all of it are known: ``~`` worked out, ``≤`` no later than printed."""
        if self.inferred == self.all:
            return "~"
        return "≤" if self.printed == self.all else ""

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The condition that a quote was said in it."""
        return between(self.name, self.name)


def spans(months: Sequence[Month], most: int) -> list[Span]:
    """At most so many months, else the years they are in, the last of them where those too are many."""
    size = 7 if len(months) <= most else 4
    found: dict[str, list[Month]] = {}
    for month in months:
        found.setdefault(month.month[:size], []).append(month)
    made = [
        Span(
            name,
            sum(month.now for month in held),
            sum(month.all for month in held),
            sum(month.inferred for month in held),
            sum(month.printed for month in held),
        )
        for name, held in found.items()
    ]
    return made[-most:] if most > 0 else []


def between(first: str, last: str) -> tuple[Filter, ...]:
    """The condition that a quote was said from a day, month or year to another, both of them included."""
    return Filter("after", (first,)), Filter("before", (following(last),))


def following(date: str) -> str:
    """The month after a month or a day, the year after a year."""
    year, month = int(date[:4]), int(date[5:7] or 0)
    if month == 0:
        return f"{year + 1:04}"
    return f"{year + 1:04}-01" if month == 12 else f"{year:04}-{month + 1:02}"
