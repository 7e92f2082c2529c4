"""Gender: what a title, a role, a given name or the article's own pronouns tell of a person."""

import re
from functools import cache

from db.extract.mention import role_words
from db.reference.given import Gender, gender_of, is_given_name
from db.reference.table import key, rows

PRONOUNS: dict[str, Gender] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
NOUNS: dict[str, Gender] = {"man": "m", "woman": "f", "boy": "m", "girl": "f", "guy": "m", "gentleman": "m"}


SLAVIC = re.compile(r"\w{2}(?:(?P<f>[oe]va|skaya|cka|enska|ovska|evska|inska)|[oe]v|skiy|skyi|skyy)$")
"""Ends of surnames by which a woman and a man of one family differ."""


@cache
def _roles() -> dict[str, Gender]:
    """Roles and titles that tell a gender: actress, Mr, brother."""
    genders: dict[str, Gender] = {"m": "m", "f": "f"}
    found = {row["word"]: genders[row["gender"]] for row in rows("roles.csv") if row["gender"]}
    assert found.keys() <= role_words().keys()
    return found | NOUNS


def gender_told(words: str) -> Gender | None:
    """The gender the words of a mention tell: "Mrs. Smith", "the spokeswoman"; "her husband" is a man."""
    found = [_roles()[word] for word in words.lower().replace(".", "").split() if word in _roles()]
    return found[-1] if found else None


def gender_of_name(name: str) -> Gender | None:
    """The gender the given name of a full name tells, else its Slavic surname."""
    given, _, rest = name.partition(" ")
    if not rest:
        return None
    known = gender_of(given)
    if known is not None or is_given_name(given):
        return known
    ending = SLAVIC.search(key(rest))
    return None if ending is None else "f" if ending["f"] else "m"
