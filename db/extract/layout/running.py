"""Speech over paragraphs: a mark opened and not closed, and opened again in the next paragraph or only closed there."""

import re
from itertools import pairwise

from db.extract.draft import Draft
from db.extract.marks import Passage
from db.extract.paragraph import Paragraph

FARTHEST = 5
"""Paragraphs over which a mark that is not opened again may stay open."""
LONGEST = 1_000
"""Quotes that go on from each other; more are a circle."""
SIGNATURE = 12
"""Words of a line that may be no more than a name and an office."""
NAMES = frozenset({"NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LONE_CLOSER = re.compile(r"[^\"“”„«»]*[^\s\"“”„«»](?:[\"”»]|'')\s*")
"""A paragraph that opens nothing and ends with a closing mark."""
UNMARKED = re.compile(r"[^\"“”„«»]*")


def running_drafts(text: str, paragraphs: list[Paragraph], drafts: list[Draft]) -> list[Draft]:
    """The passages that go on with the quote of the paragraph before, beside the drafts that are there already.

    A draft without a cue is told whose speech it goes on with. Speech whose cue stands only in its last paragraph is
    given to that cue.
    """
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.parent is None:
            by_paragraph.setdefault(draft.paragraph.index, []).append(draft)
    found: list[Draft] = []
    for before, paragraph in pairwise(paragraphs):
        last, first = _open_end(before), _at_start(paragraph)
        if last is None or before.kind == "title" or paragraph.kind in {"title", "heading"}:
            continue
        if first is None:
            found += _unmarked(text, paragraphs, before, last, by_paragraph)
            continue
        earlier = _draft_on(by_paragraph, before, last)
        later = _draft_on(by_paragraph, paragraph, first)
        if earlier is not None and (later is None or not _is_told(later)):
            found += _joined(by_paragraph, paragraph, first, later, earlier)
        elif later is not None and _is_told(later) and (earlier is None or not _is_told(earlier)):
            found += _joined(by_paragraph, before, last, earlier, later)
    return found


def _joined(
    by_paragraph: dict[int, list[Draft]], paragraph: Paragraph, passage: Passage, held: Draft | None, speech: Draft
) -> list[Draft]:
    """Give a passage to the speech beside it: the draft that is there, or a new one."""
    if held is speech or (held is not None and _leads_to(speech, held)):
        return []
    if held is not None:
        held.follows, held.confidence = speech, max(held.confidence, 0.85)
        return []
    draft = Draft(paragraph, (passage.inner,), None, "goes on over paragraphs", 0.88, follows=speech)
    by_paragraph.setdefault(paragraph.index, []).append(draft)
    return [draft]


def _unmarked(
    text: str, paragraphs: list[Paragraph], before: Paragraph, last: Passage, by_paragraph: dict[int, list[Draft]]
) -> list[Draft]:
    """The paragraphs up to the one that closes a mark which none of them opens again."""
    speech = _draft_on(by_paragraph, before, last)
    place = before.index
    if speech is None:
        return []
    block: list[Draft] = []
    for paragraph in paragraphs[place + 1 : place + 1 + FARTHEST]:
        if paragraph.kind != "body":
            return []
        words = (paragraph.start, paragraph.end)
        closes = LONE_CLOSER.fullmatch(text, *words) is not None
        if closes and _is_signature(text, paragraph):
            return []
        if not closes and UNMARKED.fullmatch(text, *words) is None:
            return []
        end = paragraph.end
        while closes and not (text[end - 1].isalnum() or text[end - 1] in ".,!?…)"):
            end -= 1
        block.append(
            Draft(
                paragraph,
                ((paragraph.start, end),),
                None,
                "goes on over paragraphs",
                0.8,
                follows=speech,
                verbatim=True,
            )
        )
        if closes:
            taken = [d for b in block for d in by_paragraph.get(b.paragraph.index, ()) if _is_told(d)]
            return [] if taken else block
    return []


def _is_signature(text: str, paragraph: Paragraph) -> bool:
    """Tell a line that names who said the words above it, and stands with them in one pair of marks."""
    words = [token for token in paragraph.every if token.is_alpha]
    names = bool(words) and words[0].tag_ in NAMES and not any(token.tag_ in FINITE for token in words)
    return names and len(words) <= SIGNATURE and text[: paragraph.start].rstrip().endswith((".", "!", "?", "…"))


def _open_end(paragraph: Paragraph) -> Passage | None:
    """The passage that runs to a paragraph's end without being closed."""
    last = next((p for p in reversed(paragraph.passages) if p.depth == 0), None)
    open_ended = (
        last is not None and not last.closed and last.inner[1] == last.outer[1] and last.outer[1] >= paragraph.end - 1
    )
    return last if open_ended else None


def _at_start(paragraph: Paragraph) -> Passage | None:
    """The passage a paragraph begins with."""
    return next((p for p in paragraph.passages if p.outer[0] == paragraph.start and p.inner[0] > p.outer[0]), None)


def _draft_on(by_paragraph: dict[int, list[Draft]], paragraph: Paragraph, passage: Passage) -> Draft | None:
    """The draft that holds most of a passage."""
    here = by_paragraph.get(paragraph.index, ())
    found = [d for d in here if any(s < passage.inner[1] and passage.inner[0] < e for s, e in d.spans)]
    return max(found, key=lambda d: d.end - d.start, default=None)


def _leads_to(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft already goes on from another, so that the other cannot go on from it."""
    seen = 0
    at: Draft | None = draft
    while at is not None and seen < LONGEST:
        if at is other:
            return True
        at, seen = at.follows, seen + 1
    return at is not None


def _is_told(draft: Draft) -> bool:
    """Tell whether it is known who speaks."""
    return draft.cue is not None or draft.follows is not None
