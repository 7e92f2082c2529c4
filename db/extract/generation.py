"""Generations: whom "the elder Hagen" and "the younger Hagen" mean, of two who share a surname."""

import re
from collections.abc import Sequence
from typing import Literal

from db.extract.identity import parts_of
from db.extract.member import Member

Generation = Literal["elder", "younger"]
TOLD: dict[str, Generation] = {"elder": "elder", "older": "elder", "younger": "younger"}
YOUNG = frozenset("son daughter grandson granddaughter nephew niece stepson stepdaughter".split())
OLD = frozenset("father mother grandfather grandmother uncle aunt stepfather stepmother".split())


def generation_told(role: str) -> Generation | None:
    """What the words before a name tell: "the elder" of "the elder Hagen"."""
    return next((TOLD[word] for word in role.lower().split() if word in TOLD), None)


def generation_of(member: Member, people: Sequence[Member]) -> Generation | None:
    """Whether somebody is the elder or the younger of people of one surname, None where the article tells nothing."""
    return _stated(member) or _compared(member, [other for other in people if other is not member])


def _stated(member: Member) -> Generation | None:
    """What "Jr.", or "his son" before the name, tell of somebody alone."""
    suffix = parts_of(member.name).suffix
    if suffix:
        return "elder" if suffix == "sr" else "younger"
    words = {word for role in member.roles for word in re.findall(r"\w+", role.lower())}
    return "younger" if words & YOUNG else "elder" if words & OLD else None


def _compared(member: Member, others: Sequence[Member]) -> Generation | None:
    """What the others tell: an age, or that they are the son or the father."""
    if len(others) != 1:
        return None
    told = _stated(others[0])
    if told is None and member.age is not None and others[0].age not in {None, member.age}:
        return "elder" if int(member.age) > int(others[0].age or 0) else "younger"
    return None if told is None else "elder" if told == "younger" else "younger"
