"""Headlines: a colon in place of a cue, and quotations that only the body gives to somebody."""

import re

from rapidfuzz import fuzz

from db.extract.attribution import words
from db.extract.bounds import trimmed
from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.paragraph import Paragraph

SUBJECT_TAGS = {"NN", "NNS", "NNP", "NNPS"}


def headline_drafts(text: str, paragraphs: list[Paragraph], found: list[Draft]) -> list[Draft]:
    """Quotations of titles and headings that no cue claims."""
    extra: list[Draft] = []
    for paragraph in paragraphs:
        if paragraph.kind not in {"title", "heading"}:
            continue
        for passage in (p for p in paragraph.passages if p.depth == 0):
            if any(d.start < passage.inner[1] and passage.inner[0] < d.end for d in (*found, *extra)):
                continue
            span = trimmed(text, paragraph, passage.inner)
            cue = _colon_subject(text, paragraph, passage.outer[0])
            if cue is not None:
                extra.append(Draft(paragraph, (span,), cue, "colon in a headline", 0.85))
            elif words(text, (span,)) >= 2 and (body := _same_words(text[slice(*span)], text, found)) is not None:
                extra.append(Draft(paragraph, (span,), None, "headline quotes the body", 0.7, follows=body))
    return extra


def _colon_subject(text: str, paragraph: Paragraph, quotation: int) -> Cue | None:
    """The cue that the colon before a quotation is: its subject is the headline's first noun phrase."""
    lead = text[paragraph.start : quotation]
    colon = re.search(r":\s*$", lead)
    if colon is None:
        return None
    at = paragraph.start + colon.start()
    mark = next((t for t in paragraph.doc if paragraph.at(t) == at), None)
    first = next((t for t in paragraph.doc if t.tag_ in SUBJECT_TAGS), None)
    if mark is None or first is None or paragraph.at(first) > at:
        return None
    while first.i + 1 < mark.i and first.nbor().tag_ in SUBJECT_TAGS and first.nbor().text[:1].isupper():
        first = first.nbor()
    return Cue(paragraph, mark, None, "headline", first, True, (at, at + 1))


def _same_words(headline: str, text: str, found: list[Draft]) -> Draft | None:
    """The quote of the body that holds a headline's words, spelling and case aside."""
    want = headline.lower().strip(" .,!?…")
    best = max(
        (d for d in found if d.paragraph.kind == "body"),
        key=lambda d: fuzz.partial_ratio(want, text[d.start : d.end].lower()),
        default=None,
    )
    if best is None or fuzz.partial_ratio(want, text[best.start : best.end].lower()) < 88:
        return None
    return best
