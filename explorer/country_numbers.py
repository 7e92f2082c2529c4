"""The digits of the country picker: nine countries that one key each chooses, and that keep their digit."""

from collections.abc import Sequence
from dataclasses import replace

from db.ask.row import CountryRow
from db.dataclass import dataclass

DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which country is on which digit."""

    slots: tuple[str, ...] = ()
    """Codes, that of digit 1 first."""
    used: tuple[str, ...] = ()
    """Those of them that were ever chosen, the last one at the end."""

    def filled(self, rows: Sequence[CountryRow]) -> "Numbers":
        """With the countries most quotes speak for on the digits that are free; a digit once given is kept."""
        free = [row for row in rows if row.code and not row.bloc and row.code not in self.slots and row.all["speaker"]]
        free.sort(key=lambda row: (-row.all["speaker"], row.name))
        codes = tuple(row.code for row in free if row.code)
        return replace(self, slots=(*self.slots, *codes)[: len(DIGITS)])

    def digit(self, code: str | None) -> str:
        """The digit of a country, empty where it has none."""
        return DIGITS[self.slots.index(code)] if code in self.slots else ""

    def code(self, digit: str) -> str | None:
        """The country on a digit."""
        place = DIGITS.find(digit)
        return self.slots[place] if 0 <= place < len(self.slots) else None

    def took(self, code: str) -> "Numbers":
        """After a country was chosen: it has a digit from now on, that of the one not chosen for the longest time."""
        slots = list(self.slots)
        if code not in slots:
            if len(slots) < len(DIGITS):
                slots.append(code)
            else:
                oldest = next((old for old in reversed(slots) if old not in self.used), None)
                oldest = oldest or next(old for old in self.used if old in slots)
                slots[slots.index(oldest)] = code
        used = (*(old for old in self.used if old != code and old in slots), code)
        return Numbers(tuple(slots), used)
