"""Passages: what an article says in its own voice, searchable beside the quotes."""

from bisect import bisect_right
from collections.abc import Iterator

from db.extract.paragraph import Paragraph
from db.extract.quote import Quote
from db.read.article import Span

SHORTEST = 8
"""Words that the rest of a sentence must have to stand beside the quote that was taken from it."""


def passages(text: str, paragraphs: list[Paragraph], quotes: tuple[Quote, ...]) -> tuple[Span, ...]:
    """The sentences no quote touches, and the long remainders of those one does."""
    starts = [part.start for part in paragraphs]
    taken: list[list[Span]] = [[] for _ in paragraphs]
    for span in sorted(span for quote in quotes for span in quote.spans):
        taken[bisect_right(starts, span[0]) - 1].append(span)
    return tuple(
        rest
        for part, spans in zip(paragraphs, taken, strict=True)
        for sentence in part.sentences
        for rest in _rests(text, sentence, spans)
    )


def _rests(text: str, sentence: Span, taken: list[Span]) -> Iterator[Span]:
    """What is left of a sentence once the contents are cut out of it."""
    position, end = sentence
    touched = False
    for start, stop in taken:
        if stop <= position or start >= end:
            continue
        touched = True
        if _is_long(text, position, start):
            yield _trimmed(text, position, start)
        position = max(position, stop)
    if position < end and (_is_long(text, position, end) or not touched) and any(map(str.isalpha, text[position:end])):
        yield _trimmed(text, position, end)


def _is_long(text: str, start: int, end: int) -> bool:
    """Tell whether a remainder is worth a row of its own."""
    return end > start and len(text[start:end].split()) >= SHORTEST


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks, and without the marks and commas a cut content left at its ends."""
    while start < end and text[start] in " \u00a0,;:–—-\"”’'":
        start += 1
    while end > start and text[end - 1] in " \u00a0,;:–—-“‘":
        end -= 1
    return start, end
