"""The words of a table for the kind of a quote, its status, and the kind of who says it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from db.extract.quote import ActorKind, Kind, Status
from db.reference.table import key

T = TypeVar("T")
_key = lru_cache(maxsize=4096)(key)
"""The same few words stand in row after row."""
KINDS: dict[str, Kind] = dict.fromkeys(
    ("direct", "direct speech", "direct quote", "verbatim", "literal", "d"), "direct"
)
KINDS |= dict.fromkeys(("indirect", "indirect speech", "paraphrase", "paraphrased", "reported speech", "i"), "indirect")
KINDS |= dict.fromkeys(("mixed", "partial", "partly direct", "m"), "mixed")
STATUSES: dict[str, Status] = dict.fromkeys(
    ("asserted", "assertion", "said", "stated", "affirmed", "confirmed"), "asserted"
)
STATUSES |= dict.fromkeys(("negated", "negation", "denied", "not said", "did not say"), "negated")
STATUSES |= dict.fromkeys(("hypothetical", "hypothesis"), "hypothetical")
STATUSES |= dict.fromkeys(("conditional", "condition"), "conditional")
STATUSES |= dict.fromkeys(("question", "asked"), "question")
STATUSES |= dict.fromkeys(("second hand", "secondhand", "hearsay", "reported by others"), "second-hand")
STATUSES |= dict.fromkeys(("unverified", "alleged", "rumour", "rumor", "unconfirmed"), "unverified")
ACTOR_KINDS: dict[str, ActorKind] = {
    "person": "person", "individual": "person", "government": "government", "organisation": "organisation",
    "organization": "organisation", "institution": "organisation", "company": "organisation", "bloc": "bloc",
    "outlet": "outlet", "media": "outlet", "group": "group", "anonymous": "anonymous",
}  # fmt: skip


def word_for(known: Mapping[str, T], cell: str, what: str, usual: T, odd: list[str]) -> T:
    """Return what a cell means, the usual where it is empty or not understood, which is noted in `odd`."""
    found = known.get(_key(cell)) if cell else usual
    if found is None:
        odd.append(f"{cell!r} is no {what}: taken for {usual}")
        return usual
    return found
