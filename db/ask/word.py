"""Words of a folded text, and where their letters stand."""

import re
from collections.abc import Iterator

from db.dataclass import dataclass
from db.index.fold import MARK

_LETTER = r"[^\W_]"
_WORD = re.compile(
    rf"(?<!{_LETTER})[^\W\d_](?:\.[^\W\d_])+(?!{_LETTER})"  # u.k, u.s.a
    rf"|{_LETTER}+(?:['{MARK}]+{_LETTER}+)*"
)
_JOINTS = str.maketrans("", "", f"'.{MARK}")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its letters, and the place of each in the text."""

    letters: str
    places: tuple[int, ...]


def _letters(raw: str) -> str:
    if raw.isalnum():
        return raw
    return raw.removesuffix("'s").translate(_JOINTS)


def spellings(folded: str) -> list[str]:
    """Return the words of a folded text without apostrophes, dots of acronyms and possessive s."""
    return [_letters(raw) for raw in _WORD.findall(folded)]


def words(folded: str) -> Iterator[Word]:
    """Yield the same words as `spellings`, each with the places of its letters."""
    for match in _WORD.finditer(folded):
        raw = match[0].removesuffix("'s")
        start = match.start()
        places = tuple(start + at for at, char in enumerate(raw) if char.isalnum())
        yield Word(_letters(raw), places)
