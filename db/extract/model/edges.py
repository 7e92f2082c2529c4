"""Edges: where a content of whole tokens begins and ends, to the letter."""

from db.extract.marks import Passage
from db.extract.paragraph import Paragraph
from db.read.article import Span

AROUND = " \t\u00a0,;:–—-."
MARKS = "\"'“”„‟«»‘’`"


def exact(text: str, paragraph: Paragraph, span: Span) -> Span:
    """The span with the marks and stops that belong to it, and without those of the sentence around it.

    A quotation that is all of the content stands without its marks; one inside it, or at its ends, keeps them.
    """
    start, end = _bare(text, span)
    if start >= end:
        return span
    begins = _opened(paragraph, start)
    ends = _closed(text, paragraph, end)
    if ends is not None:
        end = ends.inner[1] if ends.inner[0] <= start else ends.outer[1]
    if begins is not None and begins.outer[1] <= end:
        start = begins.outer[0]
    return start, end


def _bare(text: str, span: Span) -> Span:
    """The span without blanks, stops and marks at its ends, and without a leading "that"."""
    start, end = span
    if text[start : start + 5].lower() in {"that ", "that\u00a0"}:
        start += 5
    while start < end and text[start] in AROUND + MARKS:
        start += 1
    while end > start and text[end - 1] in AROUND + MARKS:
        end -= 1
    return start, end


def _opened(paragraph: Paragraph, start: int) -> Passage | None:
    """The passage whose first letter stands at `start`."""
    return next((p for p in paragraph.passages if p.outer[0] < start and start <= p.inner[0] + 1), None)


def _closed(text: str, paragraph: Paragraph, end: int) -> Passage | None:
    """The passage of which nothing but stops is left behind `end`."""
    for passage in paragraph.passages:
        if passage.inner[0] < end <= passage.inner[1] and not text[end : passage.inner[1]].strip(
            AROUND + "!?…" + MARKS
        ):
            return passage
    return None
