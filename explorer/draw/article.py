"""An article in the reader: the quote lit, its cue underlined, its source in bold teal, the rest quieter."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from db.ask.row import Mark
from db.dataclass import dataclass
from db.read.article import Span
from explorer.draw.piece import Ink, Line, Piece, plain
from explorer.draw.words import STATUSES, kind_glyph
from explorer.draw.wrap import FURNITURE, TextLine

MARGIN = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What is lit in the article."""

    mark: Mark | None = None
    passage: Span | None = None
    """A sentence that is in no quote, shown instead of one."""
    whole: bool = False
    """Full screen: all paragraphs in the same ink."""

    @property
    def start(self) -> int:
        """Where the eye goes."""
        if self.mark is not None:
            return self.mark.spans[0][0]
        return self.passage[0] if self.passage else 0

    @property
    def lit(self) -> tuple[Span, ...]:
        """The spans that are lit."""
        if self.mark is not None:
            return self.mark.spans
        return (self.passage,) if self.passage else ()


@dataclass(frozen=True, slots=True)
class Finds:
    """The places of the letters one looks for in an article, in its order."""

    spans: Sequence[Span] = ()
    current: Span | None = None

    def within(self, start: int, end: int) -> Sequence[Span]:
        """Those that touch a stretch of the text."""
        first = bisect_left(self.spans, start, key=lambda span: span[1] - 1)
        last = first
        while last < len(self.spans) and self.spans[last][0] < end:
            last += 1
        return self.spans[first:last]


NONE_FOUND = Finds()


def article_line(
    text: str, line: TextLine, shown: Shown, begun: Sequence[Mark], finds: Finds = NONE_FOUND, hint: str = ""
) -> Line:
    """One line of the reader, with its margin; begun are the quotes that begin in it, the hint says what unfolds."""
    if line.start == line.end:
        return (Piece(" "),)
    lit = shown.lit
    margin = _margin(line, shown, lit, begun)
    if line.folded:
        words = f"… {line.folded} lines of boilerplate{hint}"
        return (Piece(" "), margin, Piece(" "), Piece(words, "faint"))
    base = _base(line, shown, lit)
    return (Piece(" "), margin, Piece(" "), *_words(text, line, base, shown.mark, lit, finds))


def begun_in(marks: Sequence[Mark], line: TextLine) -> Sequence[Mark]:
    """The quotes, in the order of the text, that begin on a line."""
    first = bisect_left(marks, line.start, key=lambda mark: mark.spans[0][0])
    last = bisect_left(marks, line.end, first, key=lambda mark: mark.spans[0][0])
    return marks[first:last]


def _touches(span: Span, line: TextLine) -> bool:
    return span[0] < line.end and line.start < span[1]


def _base(line: TextLine, shown: Shown, lit: tuple[Span, ...]) -> Piece:
    if line.zone in FURNITURE:
        return Piece("", "faint")
    if line.zone in {"title", "heading"}:
        return Piece("", "text", bold=True)
    mine = any(span[0] < line.paragraph[1] and line.paragraph[0] < span[1] for span in lit)
    return Piece("", "text" if mine or shown.whole else "muted")


def _margin(line: TextLine, shown: Shown, lit: tuple[Span, ...], begun: Sequence[Mark]) -> Piece:
    mark = shown.mark
    if any(_touches(span, line) for span in lit):
        if mark is None or mark.status == "asserted":
            return Piece("▌", "match")
        glyph, ink = STATUSES[mark.status]
        begins = line.start <= lit[0][0] < line.end
        return Piece(glyph, ink, bold=True) if begins else Piece("▌", ink if mark.status == "negated" else "match")
    if not begun:
        return Piece(" ")
    # One cell for all that begin here: what was not said first, else what is most word for word.
    if any(other.status == "negated" for other in begun):
        return Piece(STATUSES["negated"][0], "denied")
    return Piece(min((kind_glyph(other.kind, other.aloud) for other in begun), key="●◐○◌".index), "faint")


def _words(
    text: str, line: TextLine, base: Piece, mark: Mark | None, lit: tuple[Span, ...], finds: Finds
) -> list[Piece]:
    denied = mark is not None and mark.status == "negated"
    layers: list[tuple[Span, Piece]] = [
        (span, Piece("", "denied", on="rest") if denied else Piece("", "lit-text", on="lit")) for span in lit
    ]
    if mark:
        if mark.mention:
            layers.append((mark.mention, Piece("", "who", bold=True)))
        if mark.cue:
            layers.append((mark.cue, Piece("", "text", underline=True)))
        if mark.status_span and mark.status != "asserted":
            layers.append((mark.status_span, Piece("", _status_ink(mark), bold=True)))
    found = finds.within(line.start, line.end)
    edges = {line.start, line.end}
    for span in (*(span for span, _ in layers), *found):
        edges.update(edge for edge in span if line.start < edge < line.end)
    places = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(places):
        top = base
        on = None
        for span, piece in layers:
            if span[0] <= start and end <= span[1]:
                # Words inside the lit content keep its ground, or they would tear a hole in it.
                on = on or piece.on
                top = Piece("", piece.ink, piece.bold, piece.underline, on=on)
        for span in found:
            if span[0] <= start and end <= span[1]:
                ink: Ink = top.ink if on else "match"
                top = replace(top, ink=ink, bold=True, underline=True, reverse=span == finds.current)
        pieces.append(top.with_text(plain(text[start:end])))
    return pieces


def _status_ink(mark: Mark) -> Ink:
    return STATUSES[mark.status][1]
