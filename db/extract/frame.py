"""Frames: what only tells that somebody said what another cue reports, and is no quote."""

from dataclasses import dataclass

from db.extract.cue import Cue
from db.extract.draft import Draft, letters
from db.extract.overlap import Overlap
from db.read.article import Span


@dataclass(frozen=True, slots=True)
class _Frame:
    """A cue with the words that name its source."""

    cue: Cue
    words: tuple[Span, Span]


def without_frames(text: str, drafts: list[Draft]) -> list[Draft]:
    """Leave out what says nothing but that somebody said another: "Berg said" in `Berg said, according to X, that`."""
    frames: Overlap[_Frame] = Overlap()
    for draft in drafts:
        if draft.cue is not None and (mention := draft.cue.mention) is not None:
            words = (draft.cue.span, mention)
            frames.add(_Frame(draft.cue, words), words)
    leant_on = {id(other) for draft in drafts for other in (draft.parent, draft.follows) if other is not None}
    return [
        draft
        for draft in drafts
        if id(draft) in leant_on
        or not any(f.cue is not draft.cue and is_framed(text, draft, f.words) for f in frames.near(draft.spans))
    ]


def is_framed(text: str, draft: Draft, frame: tuple[Span, Span]) -> bool:
    """Tell whether all words of a content are the cue of another, or name who says it."""
    inside = tuple((max(s, a), min(e, b)) for s, e in draft.spans for a, b in frame if max(s, a) < min(e, b))
    return len(inside) > 1 and letters(text, inside) >= letters(text, draft.spans)
