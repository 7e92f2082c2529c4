"""Joining: what one cue reports in a breath, half of it in marks, is one quote."""

import re

from db.extract.draft import Draft, kind_of
from db.extract.model.edges import exact

BETWEEN = re.compile(r"[\s,]*[\"'“”„‟«»‘’`]?")
"""What may stand between the two halves: `he will go, "to see"`."""


def joined(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of one cue that only a comma and a mark parts made one where either is without marks."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, draft.end)):
        last = found[-1] if found else None
        if last is None or not _is_one(text, last, draft):
            found.append(draft)
            continue
        better = max(last, draft, key=lambda half: half.confidence)
        whole = exact(text, last.paragraph, (last.start, draft.end + 1))
        better.spans = (*last.spans[:-1], whole)
        found[-1] = better
    return found


def _is_one(text: str, first: Draft, second: Draft) -> bool:
    """Tell whether two drafts are halves of one: of one cue, side by side in a sentence, and not both in marks."""
    if first.cue is None or second.cue is None or first.cue.token != second.cue.token:
        return False
    if len(second.spans) > 1 or first.paragraph is not second.paragraph:
        return False
    if BETWEEN.fullmatch(text, first.end, second.start) is None:
        return False
    begin, end = first.paragraph.sentence_of(first.start)
    if not begin <= second.start < end:
        return False
    return [kind_of(text, draft) for draft in (first, second)] == ["indirect", "direct"]
