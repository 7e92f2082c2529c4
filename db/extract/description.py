"""Descriptions: whom "the president", "the 34-year-old", "her lawyer" or "the ministry" means."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from db.extract.cast import Cast
from db.extract.gender import gender_told
from db.extract.member import Member
from db.extract.mention import MODIFIERS, Mention, role_words
from db.extract.pronoun import Pronouns
from db.reference.country import codes_in
from db.reference.given import Gender
from db.reference.person import person_of

PAST = frozenset({"former", "ex", "then", "late", "outgoing"})
AGED = re.compile(r"\b(\d{1,3})-year-old$")
EPITHETS = frozenset(
    "actor actress singer rapper comedian musician author writer poet businessman businesswoman billionaire mogul"
    " candidate nominee star striker midfielder goalkeeper footballer politician democrat republican leader veteran"
    " pontiff teenager man woman mother father grandmother grandfather pensioner father-of-two mother-of-two"
    " diplomat economist geologist historian novelist filmmaker painter artist researcher academic scholar biologist"
    " physicist athlete boxer sprinter cyclist golfer chef designer architect entrepreneur tycoon lawmaker".split()
)
"""Words a text uses for one it has just named; "spokesman" or "official" would be somebody else."""
OFFICES = frozenset({"minister", "secretary"})
"""Roles of which a government has many: "the minister" can be any of them."""
PORTFOLIOS = frozenset(
    "prime foreign defense defence finance interior health home justice transport energy education culture environment"
    " trade economy labor labour agriculture press treasury commerce security migration digital sports housing".split()
)
TELLING = PORTFOLIOS | {"vice", "deputy", "assistant", "shadow", "under"}
"""Words that make of a role another one."""
FREE = frozenset({"then", "acting", "top", "senior"})
"""Words of a mention that a role need not have."""
OTHERS = frozenset("other another last first second third next new old young first-time only rival former".split())
"""Words that tell somebody else from the one just named."""
DIFFERENT = frozenset({"other", "another", "rival", "fellow"})
FRESH = frozenset({"new", "incoming", "next"})
"""Words that tell who comes into an office from who leaves it."""
SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "prof": "professor",
}
TOP = 120
"""Code points of an article in which a role may come before the name."""
NEAR = 500
"""Code points within which an epithet means the one who spoke or acted last."""
OWNER = re.compile(r"^(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|.+?['’]s?)\s+(?P<rest>.+)$")


class Descriptions:
    """Finds the members of a cast that descriptions mean."""

    def __init__(self, cast: Cast, pronouns: Pronouns) -> None:
        self._cast = cast
        self._pronouns = pronouns

    def holder(self, mention: Mention, at: int) -> Member | None:
        """The person a role means: of those who hold it the one who spoke last, else the one named last before it."""
        said = _words(mention.text)
        wanted = {w for w in said if w in role_words()}
        if not wanted - MODIFIERS or not DIFFERENT.isdisjoint(said):
            return None
        asked = _Asked(wanted, said, {m.code for m in codes_in(mention.text)}, gender_told(mention.text))
        fitting = [m for m in self._cast.members if m.kind == "person" and asked.fits(m)]
        if len(fitting) > 1 and not wanted & PAST:
            fitting = [m for m in fitting if not _is_past(m)] or fitting
        if not FRESH.isdisjoint(said):
            fitting = [m for m in fitting if not _is_past(m) and not m.has_left(at)]
        elif not wanted & PAST:
            fitting = [m for m in fitting if not m.has_left(at)] or fitting
        heads = any(role_words().get(word) == "head" for word in wanted)
        if len(fitting) > 1 and owner_of(mention.text) is not None:
            return None  # two wives, and no telling whose
        named = {id(m): m for m in fitting if m.named_before(at + 1) >= 0}
        if not named and at < TOP and owner_of(mention.text) is None:
            return min(fitting, key=lambda m: (*m.places, *m.quoted)[0], default=None)  # a headline's "minister"
        if not named and heads and len(fitting) == 1:
            return fitting[0]  # "the president" may come before the name, "the minister" means too many
        last = next((m for _, m in reversed(self._pronouns.spoken) if id(m) in named), None)
        return last or max(named.values(), key=lambda m: m.named_before(at + 1), default=None)

    def later(self, holder: Member | None, role: str, at: int) -> Member | None:
        """The unnamed one who spoke in a role after its holder was named: "a spokesman said … the spokesman said"."""
        for place, member in reversed(self._pronouns.spoken):
            if place < at and member.kind == "anonymous" and role in _words(member.name):
                return member if holder is None or place > holder.named_before(at) else holder
        return holder

    def epithet(self, mention: Mention, at: int) -> Member | None:
        """The person "the 34-year-old" or "the actress" means: of that age, or who acted last."""
        low = mention.text.lower()
        aged = AGED.search(low)
        if aged:
            fits = [m for m in self._cast.members if m.age == aged[1] and m.named_before(at) >= 0]
            if fits:
                return fits[0] if len(fits) == 1 else None
        if (not aged and low.split()[-1] not in EPITHETS) or len(low.split()) > 4:
            return None
        if OTHERS & set(low.split()):
            return None
        gender = gender_told(low)
        last = self._pronouns.person(at, "she" if gender == "f" else "he") if gender else self._latest(at)
        return last if last is not None and at - last.named_before(at) < NEAR else None

    def _latest(self, at: int) -> Member | None:
        """Whoever of either gender acted last."""
        both = [m for word in ("he", "she") if (m := self._pronouns.latest(at, word)) is not None]
        return max(both, key=lambda m: m.named_before(at), default=None)

    def body(self, word: str, at: int) -> Member | None:
        """The organisation "the ministry" means: the last one named that is called so, else the last that spoke."""
        called = [b for b in self._cast.bodies if b.at < at and word in _words(b.mention.text)]
        if called:
            return self._cast.entity(max(called, key=lambda b: b.at).mention, "ORG")
        return next(
            (m for m in reversed(self._cast.members) if m.kind == "organisation" and word in _words(m.name)), None
        )


def owner_of(words: str) -> tuple[str, str] | None:
    """The one a description belongs to and the rest of it: "Hagen's wife" → Hagen, wife."""
    match = OWNER.match(words)
    return (re.sub(r"['’]s?$", "", match["owner"]), match["rest"]) if match else None


class _Asked(NamedTuple):
    """What a mention words of a role."""

    wanted: Collection[str]
    said: Collection[str]
    codes: Collection[str]
    gender: Gender | None

    def fits(self, member: Member) -> bool:
        """Tell whether a person can be meant: every word of the role is theirs, and the country and gender fit."""
        if self.codes and member.country not in self.codes:
            return False
        if self.gender is not None and member.gender is not None and self.gender != member.gender:
            return False
        offices = _offices(member.name, tuple(member.roles))
        return any(_is_office(office, self.wanted, self.said) for office in offices)


@lru_cache(maxsize=1 << 14)
def _offices(name: str, roles: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The words of each office that an article gives a person, else of the one we know them by."""
    stated = [frozenset(_words(role)) for role in roles]
    held = tuple(role for role in stated if role & role_words().keys() - MODIFIERS)
    known = None if held else person_of(name, allow_surname=False)
    return held or ((frozenset(_words(known.role)),) if known is not None else ())


def _is_office(office: frozenset[str], wanted: Collection[str], named: Collection[str]) -> bool:
    """Tell whether one office is the one a mention words: "the foreign minister" is no prime minister."""
    if "leader" in wanted and any(role_words().get(word) == "head" for word in office):
        return not PAST & office
    if set(wanted) - office - FREE:
        return False
    told, held = set(named) & TELLING, office & TELLING
    return told == held or (not told and set(wanted) <= OFFICES and "prime" not in held)


def _is_past(member: Member) -> bool:
    """Tell whether an article gives a person an office that they had before."""
    return any(not PAST.isdisjoint(_words(role)) for role in member.roles)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> Sequence[str]:
    """The words of a text in small letters, titles in full."""
    return tuple(SHORT.get(word, word) for word in re.findall(r"[\w-]+", text.lower()))
