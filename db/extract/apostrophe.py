"""Apostrophes and primes: signs that look like quotation marks and are none."""

import re

_ELIDED = re.compile(
    r"['’‘](?:(?:tis|twas|twere|twill|Tis|Twas|til|till|em|cause|cos|coz|bout|n|nuff|nother|neath|round|cept|fraid|kay|hood)"
    r"(?![\w])|\d\d?0s\b|\d\ds\b)"
)
"""What begins with an apostrophe: 'tis, '90s, rock 'n' roll."""
_YEAR = re.compile(r"['’‘]\d\d(?!\d)")
_BEFORE_YEAR = re.compile(r"\b(?:of|in|since|by|and|from|to|the|until|summer|spring|winter|autumn|fall|class|team) $")
_FUNCTION = frozenset(
    "a about after against ahead all also although am among an and are as at be because been before behind being"
    " between both but by can could did do does during even every for from get gets getting had has have he her"
    " here him his how i if in into is it its just last like many may might more most must my never next no nor"
    " not now of off on once one only or our out over per she should since so some still such than that the their"
    " them then there these they this those though through to today too towards tomorrow toward under until up"
    " upon very via was we were what when where whether which while who whom whose why will with within without"
    " would yesterday yet you your said says say told tells asked asks added adds wrote writes replied insisted"
    " claimed warned read reads".split()
)
"""Words that stand behind a closing mark rather than behind an owner."""
_NEXT = re.compile(r" ([\w’'-]+)")
FEW = 4
"""Words from which "tricks' row" is an owner and a thing, not the end of a quotation."""


def begins_elided(text: str, at: int, end: int) -> bool:
    """Tell the apostrophe of 'tis, '90s, the class of '68 and rock 'n' roll from an opening mark."""
    if _ELIDED.match(text, at, end):
        return True
    if text[max(0, at - 2) : at] in {"'n", "’n", "‘n"}:
        return True
    return _YEAR.match(text, at, end) is not None and _BEFORE_YEAR.search(text, max(0, at - 12), at) is not None


def ends_elided(text: str, start: int, at: int) -> bool:
    """Tell the second apostrophe of 'n' from a closing mark."""
    return (
        at - start >= 2 and text[at - 1] in "nN" and text[at - 2] in "'’‘" and (at - start < 3 or text[at - 3] == " ")
    )


def is_owner(text: str, at: int, end: int) -> bool:
    """Tell whether a mark behind a word can be an owner's apostrophe: boys' school, Jesus’ name, goin' home."""
    before = text[at - 1 : at]
    if before not in {"s", "S", "x", "z"} and text[at - 2 : at] not in {"in", "ol"}:
        return False
    after = _NEXT.match(text, at + 1, end)
    return after is not None and after[1].lower() not in _FUNCTION


def is_prime(text: str, start: int, at: int) -> bool:
    """Tell the inches of 6'2" from a closing mark."""
    return re.search(r"\d['’′] ?\d{1,2}(?:[.½¼¾]\d?)?$", text[max(start, at - 8) : at]) is not None
