"""Narration: a sentence without the words it reports."""

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.paragraph import Paragraph
from db.read.article import Span

BLANK = "\x00"


def origin_of(draft: Draft) -> Draft:
    """The draft with a cue that this one goes on from, or itself."""
    while draft.cue is None and draft.follows is not None:
        draft = draft.follows
    return draft


def frame_of(draft: Draft) -> tuple[Paragraph, Span]:
    """The paragraph and sentence in which a draft is reported; its own where it has no cue."""
    cue = origin_of(draft).cue
    if cue is None:
        return draft.paragraph, draft.paragraph.sentence_of(draft.start)
    return cue.paragraph, cue.paragraph.sentence_of(cue.span[0])


def masked(text: str, sentence: Span, paragraph: Paragraph, cue: Cue | None, contents: list[tuple[Span, ...]]) -> str:
    """A sentence with quotations and reported contents blanked by NUL, those around the cue left; blanks made plain.

    Positions in it are positions in the article less the sentence's start.
    """
    begin, end = sentence
    at = cue.span[0] if cue is not None else -1
    hidden = [s for spans in contents if not any(a <= at < b for a, b in spans) for s in spans]
    hidden += [p.outer for p in paragraph.passages_in(sentence) if p.depth == 0 and not p.outer[0] <= at < p.outer[1]]
    letters = list(text[begin:end].replace("\u00a0", " "))
    for start, stop in hidden:
        for i in range(max(start, begin), min(stop, end)):
            letters[i - begin] = BLANK
    return "".join(letters)


def telling_of(text: str, draft: Draft) -> tuple[str, int | None]:
    """The words in which a draft is reported, content and quotations blanked, and where its cue stands in them."""
    paragraph, sentence = frame_of(draft)
    cue = origin_of(draft).cue
    if cue is None:
        return "", None
    return masked(text, sentence, paragraph, cue, [draft.spans]), cue.span[0] - sentence[0]
