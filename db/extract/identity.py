"""Identity: whether two names can be one person's. In doubt they are two people's."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from db.extract.mention import SUFFIXES, surname_key
from db.reference.given import gender_of, is_given_name
from db.reference.table import key

LONG = 8
"""Letters a given name must have for one wrong letter to be a misprint."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its folded parts."""

    given: str
    """Empty where the surname stands alone."""
    middle: tuple[str, ...]
    surname: str
    suffix: str
    """jr, sr, ii ..., empty where there is none."""


@lru_cache(maxsize=65536)
def parts_of(name: str) -> Parts:
    """Take a name apart: "George H.W. Bush Sr." → george, h w, bush, sr."""
    words = [word for piece in name.split() for word in _spread(piece)]
    suffix = next((word for word in reversed(words) if word in SUFFIXES), "")
    words = [word for word in words if word not in SUFFIXES]
    if len(words) < 2:
        return Parts("", (), surname_key(name), suffix)
    return Parts(words[0], tuple(words[1:-1]), surname_key(name), suffix)


def _spread(piece: str) -> list[str]:
    """One written word as folded words: initials apart, "H.W." → h, w."""
    letters = piece.replace(".", "")
    if "." in piece and letters.isupper() and len(letters) <= 3 and letters.isalpha():
        return [letter.lower() for letter in letters]
    return key(piece).split()


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two names of one surname can be one person's.

    A surname alone can be anybody's of that surname. Given names agree, or one is the other's initial, or a long one
    is misprinted by a letter; middle names and "Jr." do not contradict.
    """
    a, b = parts_of(one), parts_of(other)
    if not a.given or not b.given:
        return True
    return same_given(a.given, b.given) and _agree(a.middle, b.middle) and a.suffix == b.suffix


def differ(one: str, other: str) -> bool:
    """Tell whether two full names have given names, both known as such, that are two: Anna Smith and Anne Smith."""
    a, b = parts_of(one), parts_of(other)
    both = is_given_name(a.given) and is_given_name(b.given)
    return (both and not same_given(a.given, b.given)) or (a.given == b.given and a.suffix != b.suffix)


def same_given(one: str, other: str) -> bool:
    """Tell whether two folded given names can be one: Volodymyr and Volodomyr, J and John, never Anna and Anne."""
    if one == other or one == other[:1] or other == one[:1]:
        return True
    if min(len(one), len(other)) < LONG or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    if is_given_name(one) and is_given_name(other):
        return False
    return None in (told := {gender_of(one), gender_of(other)}) or len(told) == 1


def _agree(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether middle names can stand beside each other: one list is empty, or the first ones agree."""
    return not some or not others or all(same_given(a, b) for a, b in zip(some, others, strict=False))
