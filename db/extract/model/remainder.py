"""Remainder: what the rules found and the weights did not, and is shown all the same."""

from db.extract.cue import Cue
from db.extract.draft import Draft, kind_of, letters
from db.extract.model.cover import Cover

SOMEBODY = frozenset({"he", "she", "i"})
"""Subjects without a name inside somebody's words that may quote somebody in particular."""
NAMES = frozenset({"NNP", "NNPS"})
TAKEN_UP = "clause taken up by a noun"
"""The rule whose contents hang on nothing the weights look at: "The bridge is shut, a point repeated by Hagen"."""


def remainder(text: str, ruled: list[Draft], kept: list[Draft]) -> list[Draft]:
    """The drafts of the rules that join the kept ones.

    Words in marks whose speaker goes on or is unknown do, what somebody says in what another
    says, and the clause that a point takes up, which hangs on nothing the weights look at.
    """
    there = {id(draft) for draft in kept}
    cover = Cover(text, kept)
    found = []
    for draft in ruled:
        if id(draft) in there:
            continue
        if draft.cue is not None:
            told = _is_told(text, draft, draft.cue) and any(_holds(other, draft.cue, draft) for other in kept)
            if told or (draft.rule == TAKEN_UP and not cover.touches(draft.spans)):
                found.append(draft)
        elif not cover.touches(draft.spans) and kind_of(text, draft) == "direct":
            found.append(draft)
    return found


def relink(text: str, kept: list[Draft]) -> None:
    """Let what goes on from a draft that is gone go on from the one that took its place."""
    alive = {id(draft) for draft in kept}
    for draft in kept:
        if draft.follows is not None and id(draft.follows) not in alive:
            draft.follows = _successor(text, draft.follows, kept, draft)
        if draft.parent is not None and id(draft.parent) not in alive:
            draft.parent = None


def _successor(text: str, gone: Draft, kept: list[Draft], but: Draft) -> Draft | None:
    """The kept draft that has most of another one's words."""
    best = max(kept, key=lambda d: _common(text, d, gone) if d is not but else -1, default=None)
    if best is None or _common(text, best, gone) == 0 or _leads_to(best, but):
        return None
    return best


def _is_told(text: str, draft: Draft, cue: Cue) -> bool:
    """Tell whether somebody in particular speaks, by name or as "he", and no "we" or "someone" for argument's sake.

    Without marks of its own a pronoun's is no second voice: "She says she believes".
    """
    subject = cue.subject
    if subject is not None and subject.lower_ in SOMEBODY:
        return draft.rule.startswith("quotation") and kind_of(text, draft) == "direct"
    return (subject is not None and subject.tag_ in NAMES) or cue.label is not None


def _holds(other: Draft, cue: Cue, draft: Draft) -> bool:
    """Tell whether a draft stands with its cue in what another one has."""
    at = cue.span[0]
    return other.holds(draft) and any(start <= at < end for start, end in other.spans)


def _leads_to(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft is another one or goes on from it, by however many steps: no circle may be made."""
    at: Draft | None = draft
    while at is not None and at is not other:
        at = at.follows
    return at is other


def _common(text: str, draft: Draft, other: Draft) -> int:
    """How many letters two drafts share."""
    shared = tuple((max(s, a), min(e, b)) for s, e in draft.spans for a, b in other.spans if max(s, a) < min(e, b))
    return letters(text, shared)
