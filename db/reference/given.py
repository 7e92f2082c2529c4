"""Given names of many countries, and the gender most of those who bear them have.

Drawn from the name lists of Faker (MIT) and of the US census of 1990 (public domain); NOTICE.md beside the table has
the terms.
"""

from functools import cache
from typing import Literal

from db.reference.table import items, key, rows

Gender = Literal["m", "f"]


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name: "Radosław", "Jean-Marc"; case and accents do not matter."""
    return _first(word) in _names()


def gender_of(given: str) -> Gender | None:
    """The gender a given name tells; None where it is borne by both, or not known."""
    return _names().get(_first(given))


def _first(word: str) -> str:
    """The part before the hyphen: "Jean-Marc" is known by Jean."""
    return key(word.partition("-")[0])


@cache
def _names() -> dict[str, Gender | None]:
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "u": None}
    return {name: genders[row["gender"]] for row in rows("given.csv") for name in items(row["names"])}
