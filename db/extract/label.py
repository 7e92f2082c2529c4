"""A label: what stands beside words only to say whose they are, as in `TAVARES: Good morning.`"""

import re
from dataclasses import dataclass

from db.extract.mention import PARTICLES, role_words
from db.extract.quote import ActorKind
from db.read.article import Span

UNNAMED = frozenset(
    "host moderator interviewer reporter question questioner q caller narrator announcer presenter anchor"
    " audience operator speaker voice man woman unidentified unknown male female translator interpreter clerk"
    " officer court judge witness journalist correspondent analyst answer a".split()
)
"""Labels that name a part in a conversation instead of a person."""
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness rev reverend fr sister hon rt gen general lt"
    " col colonel capt captain maj major sgt sergeant cpl rear vice admiral adm cmdr commander chief sen senator"
    " rep representative gov governor congressman congresswoman mp mep amb ambassador king queen prince princess"
    " pope cardinal archbishop bishop the then former".split()
)
"""Words before a name that are no part of it."""
BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
HELD_BY = re.compile(
    r"(?P<office>[Tt]he [^()]{4,80}?) ?\((?P<name>(?:[^\W\d_a-z][\w.'’-]*[ ]?){2,4})\)(?: ?\([^()]*\))?"
)
"""An office with its holder in brackets: `The Minister for Ports (Ruth Quayle)`."""
WORD = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Label:
    """Whose words a layout says they are."""

    name: str
    """As fully as the article's layout gives it: Ilda Tavares, also where the label is only Tavares."""
    kind: ActorKind
    span: Span
    """The words that name the speaker."""
    role: str = ""


def read_label(text: str, start: int, end: int) -> Label | None:
    """The label text[start:end], with name and role told apart; None where it names nobody.

    `REAR ADMIRAL OLE BRANDT, DANISH NAVY`, `Caller (Jorge, Mindelo)`, `Halina, 71, pensioner`, `The Courier`,
    `The Minister for Ports (Ruth Quayle)`.
    """
    inner = re.fullmatch(r"\s*(?:Caller|Listener|Reader)\s*\(([^,)]+)[^)]*\)\s*", text[start:end])
    if inner:
        return read_label(text, start + inner.start(1), start + inner.end(1))
    held = HELD_BY.fullmatch(text, start, end)
    if held and any(_is_part(word) for word in held["office"].split()) and not _is_part(held["name"].split()[0]):
        office = held["office"].removeprefix("The ").removeprefix("the ")
        return Label(_cased_all(held["name"].split()), "person", held.span("name"), _plain_role(office))
    bracket = BRACKET.search(text, start, end)
    stop = bracket.start() if bracket else end
    comma = text.find(",", start, stop)
    role = text[comma + 1 : end].strip(" ,") if comma >= 0 else ""
    words = list(WORD.finditer(text, start, comma if comma >= 0 else stop))
    if not words:
        return None
    if words[0].group().lower() in UNNAMED and len(words) <= 2 and (len(words) == 1 or _is_unnamed(words[1].group())):
        part = " ".join(word.group() for word in words).capitalize()
        return Label(part, "anonymous", (words[0].start(), words[-1].end()))
    if all(_is_part(word.group()) for word in words):
        part = " ".join(word.group() for word in words).lower()
        return Label(part.capitalize(), "anonymous", (words[0].start(), words[-1].end()))
    if words[0].group() in {"The", "THE"} and len(words) > 1:
        return Label(_cased_all([w.group() for w in words[1:]]), "outlet", (words[0].start(), words[-1].end()))
    begin = len(words)
    while begin > 0 and _is_name_word(words[begin - 1].group(), last=begin == len(words)):
        begin -= 1
    while begin < len(words) and words[begin].group().lower() in PARTICLES:
        begin += 1
    named = [w.group() for w in words[begin:]]
    if not named:
        return None
    if begin:
        role = text[words[0].start() : words[begin - 1].end()] + (f", {role}" if role else "")
    return Label(_cased_all(named), "person", (words[begin].start(), words[-1].end()), _plain_role(role))


def _is_part(word: str) -> bool:
    """Tell a word of a part or role (`THE PRESIDENT`, `Minister`) from one of a name."""
    low = word.lower().strip(".")
    return low in UNNAMED or low in role_words() or low in TITLES


def _is_unnamed(word: str) -> bool:
    return word.lower() in UNNAMED or len(word) <= 2


def _is_name_word(word: str, last: bool) -> bool:
    """Tell whether a word can be of the name that ends a label."""
    low = word.lower().strip(".")
    if low in PARTICLES:
        return not last
    return word[:1].isupper() and (last or (low not in TITLES and low not in role_words())) and low not in TITLES


def _plain_role(role: str) -> str:
    """A role without ages and without the capitals of a transcript; empty where it is only a title."""
    kept = re.sub(r"^\d{1,3}\b,?\s*", "", role).strip(" ,")
    return kept.lower() if kept.isupper() else kept


def _cased_all(words: list[str]) -> str:
    return " ".join([*map(_cased, words[:-1]), re.sub(r"(?<=[^\W\d_]{2})\.$", "", _cased(words[-1]))])


def _cased(word: str) -> str:
    """A word of a name in capitals as it is spelt elsewhere: O'BRIEN, MCCARTHY, TAVARES."""
    if not word.isupper() or len(word) <= 2 or word.count(".") > 1:
        return word
    low = re.sub(r"(?:^|(?<=[-'’.]))\w", lambda match: match.group().upper(), word.lower())
    return re.sub(r"^Mc(\w)", lambda match: "Mc" + match[1].upper(), low)
