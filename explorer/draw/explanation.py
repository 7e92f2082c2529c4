"""What was found in an article and why, for people: each quote with the decisions that led to it."""

from collections.abc import Iterator, Sequence

from db.extract.explanation import Explanation, Step
from db.extract.quote import Extraction, Quote
from db.read.article import Article
from explorer.draw.piece import Line, Piece, cut, cut_line, length, plain, width_of
from explorer.draw.words import (
    NO_COUNTRY,
    STATUSES,
    THOUGHT,
    UNKNOWN,
    kind_glyph,
    kind_ink,
    many,
    quote_text,
    status_word,
)

STRONGEST = 6
"""Weighed reasons that are shown for one decision."""
MARGIN, LABEL = 4, 10
"""Cells before a line, and of its first word."""
LEAST = 12
"""Cells that reasons are given at least, however narrow the terminal."""


def explained(
    article: Article, extraction: Extraction, reasons: Sequence[Explanation], width: int | None
) -> Iterator[Line]:
    """The lines of one article; where there is a width, none is wider."""
    count = len(extraction.quotes)
    title = plain(" ".join((article.title.value or "untitled").split()))
    start: Line = (Piece(plain(article.doc), "accent", bold=True), Piece(f"  {title}", bold=True))
    yield _fitted((*start, Piece(f"  {count} {many(count, 'quote')}", "muted")), width)
    for number, reason in enumerate(reasons, 1):
        quote = extraction.quotes[reason.quote]
        text = plain(" … ".join(article.text[start:end] for start, end in quote.spans))
        yield ()
        yield _head(number, extraction, quote, width)
        shown = quote_text(text, quote.kind)[0]
        yield _fitted((Piece(" " * MARGIN), Piece(shown, "denied" if quote.status == "negated" else "text")), width)
        yield from _decision("found by", (), [reason.rule], width)
        for step in reason.steps:
            if step.stage != "via" or quote.via:
                yield from _step(step, width)
    yield ()


def _head(number: int, extraction: Extraction, quote: Quote, width: int | None) -> Line:
    """``  3 ● direct · Boris Pistorius DE   sure 0.97``, the status first where it is not the normal."""
    dot = Piece(" · ", "faint")
    line: list[Piece] = [Piece(f"{number:>{MARGIN - 1}} ", "muted")]
    if quote.status != "asserted":
        line += [Piece(status_word(quote.status), STATUSES[quote.status][1], bold=True), dot]
    glyph = kind_glyph(quote.kind, quote.aloud)
    line += [Piece(f"{glyph} ", kind_ink(quote.kind, quote.status)), Piece(quote.kind), dot]
    if not quote.aloud:
        line += [Piece(THOUGHT), dot]
    speaker = extraction.actors[quote.speaker] if quote.speaker is not None else None
    if speaker is None:
        line.append(Piece(UNKNOWN, "muted", italic=True))
    else:
        line.append(Piece(plain(speaker.name), "who", bold=True))
        line.append(Piece(f" {plain(speaker.country or NO_COUNTRY)}"))
    tail = (Piece(f"  sure {quote.confidence:.2f}", bold=True),)
    if width is None:
        return (*line, *tail)
    start = cut_line(tuple(line), max(0, width - length(tail)))
    return cut_line((*start, Piece(" " * max(0, width - length(start) - length(tail))), *tail), width)


def _step(step: Step, width: int | None) -> Iterator[Line]:
    """A decision: what was chosen, how sure that is, and why."""
    score = (Piece(f"{step.score:.2f}", bold=True),) if step.score is not None else ()
    weighed = sorted(
        ((text, weight) for text, weight in step.reasons if weight is not None), key=lambda pair: -abs(pair[1])
    )
    reasons = [text for text, weight in step.reasons if weight is None]  # what is told in words comes first
    reasons += [f"{text} {weight:+.2f}" for text, weight in weighed[:STRONGEST]]
    if step.stage == "content":  # its words stand above
        yield from _decision(step.stage, score, reasons, width)
        return
    room = None if width is None else max(1, width - MARGIN - LABEL - length(score) - 2)
    chosen = plain(step.chosen)
    named = (Piece(chosen if room is None else cut(chosen, room), bold=True),)
    yield from _decision(step.stage, (*named, Piece(" "), *score) if score else named, reasons, width)


def _decision(label: str, chosen: Line, reasons: Sequence[str], width: int | None) -> Iterator[Line]:
    """A label, what was chosen, and the reasons, broken over as many lines as they need."""
    start: Line = (Piece(" " * MARGIN), Piece(f"{label:<{LABEL}}", "faint"), *chosen)
    text = " · ".join(plain(reason) for reason in reasons)
    if width is None:
        yield (*start, Piece("  " if chosen else ""), Piece(text, "muted")) if text else start
        return
    indent = MARGIN + LABEL
    used = length(start) + (2 if chosen else 0)
    if not chosen or (text and width_of(text) <= width - used):
        first, *others = _broken(text, max(LEAST, width - used)) or [""]
        yield _fitted((*start, Piece("  " if chosen else ""), Piece(first, "muted")), width)
    else:
        yield _fitted(start, width)
        others = _broken(text, max(LEAST, width - indent))
    for other in others:
        yield _fitted((Piece(" " * indent), Piece(other, "muted")), width)


def _broken(text: str, width: int) -> list[str]:
    """The text broken at blanks into lines of that width; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(cut(word, width))
    return lines


def _fitted(line: Line, width: int | None) -> Line:
    return line if width is None else cut_line(line, width)
