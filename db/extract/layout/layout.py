"""Layout: what an article's form alone says of who speaks, before any sentence is read."""

from db.extract.draft import Draft
from db.extract.layout.dash import dash_drafts
from db.extract.layout.dialogue import dialogue_drafts
from db.extract.layout.lead_in import lead_in_drafts
from db.extract.layout.post import post_drafts
from db.extract.layout.transcript import transcript_drafts
from db.extract.paragraph import Paragraph

FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "it", "that", "this", "who", "which"})
"""Subjects that in somebody's own words report nobody else's."""
RULES = (transcript_drafts, dialogue_drafts, post_drafts, dash_drafts, lead_in_drafts)
"""The surest first: where two claim the same words, the earlier one has them."""


def layout_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """Every quote of an article that its layout gives to somebody, in text order."""
    found: list[Draft] = []
    for rule in RULES:
        found += [draft for draft in rule(text, paragraphs) if not any(_shares(draft, other) for other in found)]
    return sorted(found, key=lambda draft: (draft.start, -draft.end))


def with_layout(layout: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The drafts of the sentences beside those of the layout, which win where both claim the same words.

    A draft that lies in a layout's words stays where somebody else is quoted in them, and is held by them.
    """
    if not layout:
        return drafts
    claimed: dict[int, list[Draft]] = {}
    for draft in layout:
        claimed.setdefault(draft.paragraph.index, []).append(draft)
    kept: list[Draft] = []
    lost: dict[int, Draft] = {}
    for draft in drafts:
        holder = next((o for o in claimed.get(draft.paragraph.index, ()) if _shares(draft, o)), None)
        if holder is None:
            kept.append(draft)
        elif holder.holds(draft) and _is_quoted_in(draft, holder):
            kept.append(draft)
            draft.parent = draft.parent or holder
        else:
            lost[id(draft)] = holder
    for draft in kept:
        if draft.follows is not None:
            draft.follows = lost.get(id(draft.follows), draft.follows)
        if draft.parent is not None:
            draft.parent = lost.get(id(draft.parent), draft.parent)
    return sorted(layout + kept, key=lambda draft: (draft.start, -draft.end))


def _is_quoted_in(draft: Draft, holder: Draft) -> bool:
    """Tell whether the words of one draft are somebody else's, reported in the words of the other."""
    cue = draft.cue
    if cue is None or cue.subject is None or not holder.start <= cue.span[0] < holder.end:
        return False
    return cue.subject.lower_ not in FIRST_PERSON


def _shares(draft: Draft, other: Draft) -> bool:
    return any(s < b and a < e for s, e in draft.spans for a, b in other.spans)
