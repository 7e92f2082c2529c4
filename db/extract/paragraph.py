"""A paragraph with its parse, its quotation marks and its sentences, all in the article's own offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from db.extract.marks import Passage, find_passages
from db.read.article import Article, Span, Zone, ZoneKind

SPOKEN_ZONES: frozenset[ZoneKind] = frozenset({"title", "standfirst", "heading", "body"})
"""Zones that can hold a quote."""
LONGEST = 20_000
"""Code points of a line that are parsed at once; the parser's memory grows with them."""
BATCH = 64
"""Paragraphs parsed at once."""
PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "„": '"'}
)
BLANKED = re.compile(r"(?<=[a-z)”\"][.!?])\d{1,3}(?=\s|$)|([^\w\s])\1{7,}|[\x00-\x1f\u202a-\u202e\u2066-\u2069]")
"""What the parser is not shown: footnote digits, rules of one sign (slow to split), controls."""
ENDING = re.compile(r"[.!?…]+[\"”’'»)]*(?=\s+[\"“‘«(']?[A-Z0-9À-Þ])|[.!?…]+[\"”’'»)]*\s*$")
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|Hon|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b[A-Z](?:\.[A-Z])+)\.$"
)


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

    def at(self, token: Token) -> int:
        """Offset of a token's first code point in the article."""
        return self.start + token.idx

    def after(self, token: Token) -> int:
        """Offset behind a token's last code point in the article."""
        return self.start + token.idx + len(token.text)

    def passage_of(self, position: int) -> Passage | None:
        """The outermost passage a position stands in."""
        return next((p for p in self.passages if p.depth == 0 and p.outer[0] <= position < p.outer[1]), None)

    def sentence_of(self, position: int) -> Span:
        """The sentence a position stands in."""
        return next((s for s in self.sentences if s[0] <= position < s[1]), (self.start, self.end))

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that lie in a span, blanks left out."""
        return [t for t in self.doc if span[0] <= self.at(t) < span[1] and not t.is_space]


def plain(text: str) -> str:
    """The text as the parser likes it: same length, plain marks, blanks for what is no language."""
    return BLANKED.sub(lambda match: " " * len(match.group()), text.translate(PLAIN))


def paragraphs(article: Article, nlp: Language) -> list[Paragraph]:
    """Parse every zone of an article that can hold a quote."""
    zones = [piece for zone in article.zones if zone.kind in SPOKEN_ZONES for piece in _pieces(article.text, zone)]
    lines = (plain(article.text[zone.start : zone.end]) for zone in zones)
    found = []
    for index, (zone, doc) in enumerate(zip(zones, nlp.pipe(lines, batch_size=BATCH), strict=True)):
        passages = find_passages(article.text, zone.start, zone.end)
        paragraph = Paragraph(index, zone.kind, zone.start, zone.end, doc, passages)
        paragraph.sentences = list(_sentences(article.text, paragraph))
        found.append(paragraph)
    return found


def _pieces(text: str, zone: Zone) -> Iterator[Zone]:
    """A zone in pieces the parser can hold in memory, cut at sentence ends or, without any, at a blank."""
    start = zone.start
    while zone.end - start > LONGEST:
        ends = [match.end() for match in ENDING.finditer(text, start + LONGEST // 2, start + LONGEST)]
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = ends[-1] if ends else blank if blank > 0 else start + LONGEST
        yield Zone(zone.kind, start, cut)
        start = cut
    yield Zone(zone.kind, start, zone.end)


def _sentences(text: str, paragraph: Paragraph) -> Iterator[Span]:
    """Cut a paragraph at sentence ends that stand in no quotation."""
    begin = paragraph.start
    for match in ENDING.finditer(text, paragraph.start, paragraph.end):
        passage = paragraph.passage_of(match.start())
        inside = passage is not None and match.end() < passage.outer[1]
        if inside or SHORT.search(text, max(begin, match.start() - 12), match.start() + 1):
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < paragraph.end and text[begin].isspace():
            begin += 1
    if begin < paragraph.end:
        yield begin, paragraph.end
