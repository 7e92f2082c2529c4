"""An article in the reader: the quote lit, its cue underlined, its source in bold teal, the rest quieter."""

from dataclasses import dataclass
from itertools import pairwise

from db.ask.row import ArticlePage, Mark
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


def article_line(page: ArticlePage, line: TextLine, shown: Shown) -> Line:
    """One line of the reader, with its margin."""
    if line.start == line.end:
        return (Piece(" "),)
    mark = shown.mark
    lit = mark.spans if mark else (shown.passage,) if shown.passage else ()
    base = _base(line, shown, lit)
    return (Piece(" "), _margin(page, line, shown, lit), Piece(" "), *_words(page.text, line, base, mark, lit))


def _touches(span: Span, line: TextLine) -> bool:
    return span[0] < line.end and line.start < span[1]


def _base(line: TextLine, shown: Shown, lit: tuple[Span, ...]) -> Piece:
    if line.zone in FURNITURE:
        return Piece("", "faint")
    if line.zone in {"title", "heading"}:
        return Piece("", "text", bold=True)
    mine = any(span[0] < line.paragraph[1] and line.paragraph[0] < span[1] for span in lit)
    return Piece("", "text" if mine or shown.whole else "muted")


def _margin(page: ArticlePage, line: TextLine, shown: Shown, lit: tuple[Span, ...]) -> Piece:
    mark = shown.mark
    if any(_touches(span, line) for span in lit):
        if mark is None or mark.status == "asserted":
            return Piece("▌", "match")
        glyph, ink = STATUSES[mark.status]
        begins = line.start <= lit[0][0] < line.end
        return Piece(glyph, ink, bold=True) if begins else Piece("▌", ink if mark.status == "negated" else "match")
    others = [other for other in page.marks if line.start <= other.spans[0][0] < line.end]
    if not others:
        return Piece(" ")
    # One cell for all that begin here: what was not said first, else what is most word for word.
    if any(other.status == "negated" for other in others):
        return Piece(STATUSES["negated"][0], "denied")
    return Piece(min((kind_glyph(other.kind, other.aloud) for other in others), key="●◐○◌".index), "faint")


def _words(text: str, line: TextLine, base: Piece, mark: Mark | None, lit: tuple[Span, ...]) -> list[Piece]:
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
    edges = {line.start, line.end}
    for span, _ in layers:
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
        pieces.append(top.with_text(plain(text[start:end])))
    return pieces


def _status_ink(mark: Mark) -> Ink:
    return STATUSES[mark.status][1]
