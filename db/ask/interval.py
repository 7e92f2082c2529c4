"""Stretches of numbers from 0 to 1, as a query gives them: `>=0.8`, `<0.5`, `0.5..0.8`."""

import re

from db.dataclass import dataclass

_NUMBER = r"(?:\d+(?:\.\d*)?|\.\d+)"
_BOUND = re.compile(rf"(?P<sign>>=|<=|=>|=<|≥|≤|>|<)\s*(?P<number>{_NUMBER})")
_SPAN = re.compile(rf"(?P<low>{_NUMBER}?)\.\.(?P<high>{_NUMBER}?)")
_PLACES = 4
"""Decimal places that count; a confidence has no more."""


class IntervalError(ValueError):
    """A text that is no stretch of numbers."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two, each of them in it or not."""

    low: float = 0.0
    high: float = 1.0
    above: bool = False
    """Whether `low` itself is left out."""
    below: bool = False
    """Whether `high` itself is left out."""

    def __str__(self) -> str:
        """Write it as `read_interval` reads it."""
        if self.low > 0.0 and self.high < 1.0:
            return f"{self.low:g}..{self.high:g}"
        if self.high < 1.0 or self.below:
            return f"{'<' if self.below else '<='}{self.high:g}"
        return f"{'>' if self.above else '>='}{self.low:g}"


def read_interval(text: str) -> Interval:
    """Read a stretch of numbers; `0.8..` is at least 0.8, `..0.5` at most 0.5. Raises IntervalError."""
    typed = text.strip()
    if bound := _BOUND.fullmatch(typed):
        number = _checked(bound["number"])
        sign = bound["sign"]
        if sign in (">=", "=>", "≥", ">"):
            return Interval(low=number, above=sign == ">")
        return Interval(high=number, below=sign == "<")
    span = _SPAN.fullmatch(typed)
    if span and (span["low"] or span["high"]):
        low, high = _checked(span["low"] or "0"), _checked(span["high"] or "1")
        if low > high:
            raise IntervalError(f"“{text}” runs backwards", f"write {high:g}..{low:g}")
        return Interval(low, high)
    if re.fullmatch(_NUMBER, typed):
        raise IntervalError(f"“{text}” says neither more nor less", f"write >={typed}, <{typed} or {typed}..1")
    raise IntervalError(f"“{text}” is no range of numbers", "write >=0.8, <0.5 or 0.5..0.8")


def _checked(number: str) -> float:
    value = round(float(number), _PLACES)
    if value > 1.0:
        raise IntervalError(f"{number} is more than 1", "confidence goes from 0 to 1: write >=0.8, <0.5 or 0.5..0.8")
    return value
