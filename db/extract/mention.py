"""A source mention taken apart: name, role, country."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from db.reference.country import codes_in
from db.reference.table import key, rows

PARTICLES = {"de", "da", "di", "du", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "ibn", "dos", "del"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "who", "his", "their"}
ARTICLES = {"the", "a", "an", "this", "that", "one", "our", "his", "her", "their", "its"}
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
    """Begins with "the"."""


@cache
def role_words() -> dict[str, str]:
    """Words for a role, each with the rank it has: "head" for heads of state, government and alliances."""
    return {row["word"]: row["rank"] for row in rows("roles.csv")}


def read_mention(text: str) -> Mention:
    """Take a mention apart: "French Defense Minister Sébastien Lecornu" → name, role, FR."""
    flat = " ".join(text.replace("\u00a0", " ").split()).strip(' ,;:"“”')
    words = flat.split(" ")
    definite = words[0].lower() == "the"
    begin = len(words)
    while begin > 0 and _can_be_name(words[begin - 1], begin == len(words), words[begin:]):
        begin -= 1
    while begin < len(words) and words[begin].lower() in PARTICLES | {"and"}:
        begin += 1
    name = " ".join(words[begin:])
    name = re.sub(r"['’]s?$", "", name)
    before = words[:begin]
    if before and before[0].lower() in ARTICLES:
        before = before[1:]
    role = " ".join(before)
    codes = tuple(dict.fromkeys(m.code for m in codes_in(role)))
    return Mention(flat, name, re.sub(r"^\S+['’]s$", "", role).strip(), codes, definite)


def _can_be_name(word: str, last: bool, after: list[str]) -> bool:
    """Tell whether a word belongs to the proper name that ends the mention."""
    bare = word.strip(".,").lower()
    if word.lower() in PARTICLES and after:
        return True
    if not word[:1].isupper() or (bare in role_words() and not (word.isupper() and not after)):
        return False
    if word.endswith(("'s", "’s")) and after:
        return False
    if word.lower() in ARTICLES:
        return False
    hits = codes_in(word)
    return not (hits and hits[0].kind in {"demonym", "bloc", "name", "seat", "capital"} and not last and after)


@lru_cache(maxsize=65536)
def surname_key(name: str) -> str:
    """What the spellings of one surname share: Zelenskyy, Zelensky, Zelenskiy."""
    last = key(name).split()[-1] if key(name) else ""
    return re.sub(r"(?:skyy|skyi|skiy|skij|skyj|ski|sky)$", "sky", last)


def given_key(name: str) -> str:
    """The first given name, folded."""
    parts = key(name).split()
    return parts[0] if len(parts) > 1 else ""
