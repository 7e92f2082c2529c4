"""A paragraph with its parse, its quotation marks and its sentences, all in the article's own offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc, Token

from db.extract.marks import Passage, find_passages
from db.extract.sentence import ENDING, sentences
from db.read.article import Article, Span, Zone, ZoneKind
from db.read.opening import opening

SPOKEN_ZONES: frozenset[ZoneKind] = frozenset({"title", "standfirst", "heading", "body"})
"""Zones that can hold a quote."""
LONGEST = 8_000
"""Code points of a line that are parsed at once; the parser's memory grows with them."""
BATCH = 20_000
"""Code points of lines that are parsed at once."""
PLAIN = str.maketrans("\u00a0\u202f“”‟„«»‘’‚‹›´", "  \"\"\"\"\"\"''''''")
AHEAD = 400
"""Code points of a line in which the opening of a report is looked for."""
BLANKED = re.compile(r"(?<=[a-z)”\"][.!?])\d{1,3}(?=\s|$)|([^\w\s])\1{7,}|[\x00-\x1f\u202a-\u202e\u2066-\u2069]")
"""What the parser is not shown: footnote digits, rules of one sign (slow to split), controls."""


@dataclass(slots=True)
class Paragraph:
    """One line of the article that can hold quotes."""

    index: int
    kind: ZoneKind
    start: int
    end: int
    doc: Doc
    """Parse of the paragraph with every mark and blank replaced by a plain one of the same width."""
    passages: list[Passage]
    sentences: list[Span] = field(default_factory=list)
    every: list[Token] = field(init=False, repr=False)
    """All tokens of `doc`, which makes them anew each time it is walked through."""
    _starts: list[int] = field(init=False, repr=False)
    _outermost: list[Passage] = field(init=False, repr=False)
    _openings: list[int] = field(init=False, repr=False)
    _closings: list[int] = field(init=False, repr=False)
    _marked: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.every = list(self.doc)
        self._starts = [token.idx for token in self.every]
        self._outermost = sorted((p for p in self.passages if p.depth == 0), key=lambda p: p.outer)
        self._openings = [p.outer[0] for p in self._outermost]
        self._closings = [p.outer[1] for p in self._outermost]
        self._marked = [p.outer[0] for p in self.passages]

    def at(self, token: Token) -> int:
        """Offset of a token's first code point in the article."""
        return self.start + token.idx

    def after(self, token: Token) -> int:
        """Offset behind a token's last code point in the article."""
        return self.start + token.idx + len(token.text)

    def passage_of(self, position: int) -> Passage | None:
        """The outermost passage a position stands in."""
        place = bisect_right(self._openings, position) - 1
        return self._outermost[place] if place >= 0 and position < self._outermost[place].outer[1] else None

    def passages_in(self, span: Span) -> list[Passage]:
        """The passages that share words with a span, in order, and those that stand in the first of them."""
        place = bisect_right(self._closings, span[0])
        if place == len(self._openings):
            return []
        first = bisect_left(self._marked, self._openings[place])
        return self.passages[first : bisect_left(self._marked, span[1])]

    def sentence_of(self, position: int) -> Span:
        """The sentence a position stands in."""
        place = bisect_right(self.sentences, position, key=itemgetter(0)) - 1
        found = place >= 0 and position < self.sentences[place][1]
        return self.sentences[place] if found else (self.start, self.end)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that lie in a span, blanks left out."""
        first, last = (bisect_left(self._starts, position - self.start) for position in span)
        return [t for t in self.every[first:last] if not t.is_space]


def plain(text: str) -> str:
    """The text as the parser likes it: same length, plain marks, blanks for what is no language."""
    return BLANKED.sub(lambda match: " " * len(match.group()), text.translate(PLAIN))


def paragraphs(article: Article, nlp: Language) -> list[Paragraph]:
    """Parse every zone of an article that can hold a quote."""
    return paragraphs_of([article], nlp)[0]


def paragraphs_of(articles: Sequence[Article], nlp: Language) -> list[list[Paragraph]]:
    """The paragraphs of each of some articles; short articles are parsed together, which is quicker."""
    zones = [
        [piece for zone in article.zones if zone.kind in SPOKEN_ZONES for piece in _pieces(article.text, zone)]
        for article in articles
    ]
    lines = [plain(a.text[z.start : z.end]) for a, pieces in zip(articles, zones, strict=True) for z in pieces]
    docs = _parsed(lines, nlp)
    return [
        [_paragraph(article.text, index, zone, next(docs)) for index, zone in enumerate(pieces)]
        for article, pieces in zip(articles, zones, strict=True)
    ]


def _parsed(lines: Sequence[str], nlp: Language) -> Iterator[Doc]:
    """Parse lines in batches of about one size, so that long lines take no more memory than short ones."""
    batch: list[str] = []
    for line in lines:
        if batch and sum(map(len, batch)) + len(line) > BATCH:
            yield from nlp.pipe(batch, batch_size=len(batch))
            batch = []
        batch.append(line)
    if batch:
        yield from nlp.pipe(batch, batch_size=len(batch))


def _paragraph(text: str, index: int, zone: Zone, doc: Doc) -> Paragraph:
    """A parsed zone with its passages and sentences."""
    passages = find_passages(text, zone.start, zone.end)
    found = list(sentences(text, zone.start, zone.end, passages))
    return Paragraph(index, zone.kind, zone.start, zone.end, doc, passages, found)


def _pieces(text: str, zone: Zone) -> Iterator[Zone]:
    """A zone in pieces the parser can hold in memory, cut at sentence ends or, without any, at a blank.

    `PARIS, March 3 (Reuters) - ` is left out: the parser would hang the town on the first sentence.
    """
    report = opening(text[zone.start : min(zone.end, zone.start + AHEAD)]) if zone.kind == "body" else None
    start = zone.start + (report.end if report is not None else 0)
    while zone.end - start > LONGEST:
        ends = [match.end() for match in ENDING.finditer(text, start + LONGEST // 2, start + LONGEST)]
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = ends[-1] if ends else blank if blank > 0 else start + LONGEST
        yield Zone(zone.kind, start, cut)
        start = cut
    yield Zone(zone.kind, start, zone.end)
