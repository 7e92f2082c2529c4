"""A source mention taken apart: name, role, country."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from db.reference.country import bloc_of, codes_in
from db.reference.given import is_given_name
from db.reference.table import key, rows

PARTICLES = {"de", "da", "di", "du", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "ibn", "dos", "del"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "who", "his", "their"}
ARTICLES = {"the", "a", "an", "this", "that", "one", "our", "his", "her", "their", "its"}
HANGING = {"of", "in", "at", "from", "for", "with", "on"}
"""Prepositions between a name and what tells more of it: "Anna Smith of Ohio"."""
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
BODIES = re.compile(
    r"\b(?:Ministry|Department|Office|Court|University|Institute|Party|Agency|Committee|Commission|Council|Union|Bank|House|"
    r"Senate|Congress|Parliament|Assembly|Police|Army|Navy|Force|Forces|Service|Bureau|Center|Centre|Foundation|Group|"
    r"Association|Federation|League|Club|Company|Corp|Inc|Ltd|Campaign|Administration|Government|Staff|Board|Authority|"
    r"Organization|Organisation|Watch|International|Network|Society|Church|School|Hospital|Fund|Trust|Command|Guard)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """The parts of the words that name a source."""

    text: str
    name: str
    """Proper name, empty where there is none."""
    role: str
    """What stands before the name, or the whole phrase without its article where there is no name."""
    countries: tuple[str, ...]
    """Codes the role names, in order."""
    definite: bool
    """Begins with "the" or a possessive."""


MODIFIERS = {
    "foreign",
    "defense",
    "defence",
    "finance",
    "interior",
    "health",
    "home",
    "vice",
    "former",
    "acting",
    "ex",
    "then",
    "senior",
    "top",
}
"""Words of a role that stand before other words too: they alone make nobody a person."""


@cache
def role_words() -> dict[str, str]:
    """Words for a role, each with the rank it has: "head" for heads of state, government and alliances."""
    return {row["word"]: row["rank"] for row in rows("roles.csv")}


def has_role(text: str) -> bool:
    """Tell whether words name a role."""
    return any(word in role_words() for word in text.lower().replace(".", "").split())


def read_mention(text: str) -> Mention:
    """Take a mention apart: "French Defense Minister Sébastien Lecornu" → name, role, FR."""
    flat = " ".join(text.replace("\u00a0", " ").split()).strip(' ,;:"“”')
    words = flat.split(" ")
    for place, word in enumerate(words):
        if place and word in HANGING and (found := _person(words[:place])) is not None:
            codes = dict.fromkeys(m.code for m in codes_in(" ".join([found.role, *words[place:]])))
            return Mention(flat, found.name, found.role, tuple(codes), found.definite)
    return _parts(flat, words)


def _person(words: list[str]) -> Mention | None:
    """The mention of a person before "of Ohio", None where what hangs on may belong to the name."""
    found = _parts(" ".join(words), words)
    full = " " in found.name and is_given_name(found.name.split()[0])
    return found if found.name and (full or has_role(found.role)) else None


def _parts(flat: str, words: list[str]) -> Mention:
    """The role before a name and the name that ends a mention."""
    definite = words[0].lower() in {"the", "his", "her", "their", "its"}
    begin = len(words)
    while begin > 0 and _can_be_name(words[begin - 1], words[: begin - 1], words[begin:]):
        begin -= 1
    while begin < len(words) and words[begin] in {"and", "-"}:
        begin += 1
    if 0 < begin < len(words) - 2 and words[begin - 1] in HANGING and not is_given_name(words[begin]):
        begin += is_given_name(words[begin + 1])  # "Secretary of State John Kerry"
    if len(words) - begin > 2 and _is_loud(words[begin]) and all(word.istitle() for word in words[begin + 1 :]):
        begin += bloc_of(words[begin]) is None  # "FURIOUS Anna Smith"
    name = re.sub(r"['’]s?$", "", " ".join(words[begin:]))
    before = words[:begin]
    if before and before[0].lower() in ARTICLES:
        before = before[1:]
    role = " ".join(before)
    codes = tuple(dict.fromkeys(m.code for m in codes_in(role)))
    return Mention(flat, name, re.sub(r"^\S+['’]s$", "", role).strip(), codes, definite)


def _is_loud(word: str) -> bool:
    """Tell a word in capitals from initials."""
    return word.isupper() and word.isalpha() and len(word) > 3


def _can_be_name(word: str, before: list[str], after: list[str]) -> bool:
    """Tell whether a word belongs to the proper name that ends the mention."""
    bare = word.strip(".,").lower().partition("-in-")[0]
    if word.lower() in PARTICLES and after:
        return True
    if not word[:1].isupper() or (bare in role_words() and not _is_surname(word, before, after)):
        return False
    if word.endswith(("'s", "’s")) and after:
        return False
    if word.lower() in ARTICLES:
        return False
    hits = codes_in(word)
    return not (hits and hits[0].kind in {"demonym", "bloc", "name", "seat", "capital"} and after)


def _is_surname(word: str, before: list[str], after: list[str]) -> bool:
    """Tell whether a word that can be a role ends a name: "Steve King", but not "the King"."""
    if [w for w in after if w.lower().strip(".,") not in SUFFIXES]:
        return False
    if word.isupper() and len(word) > 1:
        return True
    return bool(before) and before[-1][:1].isupper() and (is_given_name(before[-1]) or _is_initial(before[-1]))


def _is_initial(word: str) -> bool:
    """Tell whether a word is one to three initials: "J.", "H.W."."""
    return re.fullmatch(r"(?:[A-Z]\.?){1,3}", word) is not None


@lru_cache(maxsize=65536)
def surname_key(name: str) -> str:
    """What the spellings of one surname share: Zelenskyy, Zelensky, Zelenskiy; "Jr." and the like left out."""
    words = [word for word in key(name).split() if word not in SUFFIXES] or key(name).split()
    return re.sub(r"(?:skyy|skyi|skiy|skij|skyj|ski|sky)$", "sky", words[-1] if words else "")
