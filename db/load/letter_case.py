"""One name in capitals, in small letters, or as it is usually written."""

import re

_ACRONYM = 4
"""Letters up to which a word in capitals may be meant so: NATO, who."""
_SMALL = frozenset(
    "af al and bin da das de del den der di do dos du el for ibn la le of ten ter the und van von y zu zum zur".split()
)
"""Parts of names that are written small."""


def cases(name: str) -> list[str]:
    """Return the other ways to write a name that differ in case alone, the likeliest first."""
    parts = name.lower().split(" ")
    titled = " ".join(part if n and part in _SMALL else part[:1].upper() + part[1:] for n, part in enumerate(parts))
    scots = re.sub(r"\b(Mc|O['’])([a-z])", lambda match: match[1] + match[2].upper(), titled)
    ways = dict.fromkeys((titled, scots, name.title(), name.upper(), name.lower()))
    return [way for way in ways if way != name]


def is_better(name: str, held: str) -> bool:
    """Tell whether a name is written as names are, and the one that is held, in capitals or small letters, is not."""
    if name == name.upper() or name == name.lower():
        return held == held.lower() and name != name.lower() and _is_acronym(name)
    return held == held.lower() or (held == held.upper() and not _is_acronym(held))


def _is_acronym(name: str) -> bool:
    return len(name) <= _ACRONYM and " " not in name
