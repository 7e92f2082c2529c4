"""Articles in languages in which no quotes are looked for: their sentences, so that they are found."""

import re
from collections.abc import Iterator

from db.extract.quote import Extraction
from db.read.article import Article, Span

_KINDS = frozenset({"title", "standfirst", "heading", "body"})
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？｡]+[”」』]?|[।؟]+)")
_SHORTEST = 12
"""Code points; what is shorter is joined to the next: an abbreviation, a number with a point."""


def told_apart(article: Article) -> Extraction:
    """The sentences of an article, and no quotes."""
    return Extraction(
        (),
        (),
        tuple(
            span
            for zone in article.zones
            if zone.kind in _KINDS
            for span in _sentences(article.text, zone.start, zone.end)
        ),
    )


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Where each sentence of a paragraph stands, blanks left out."""
    for match in _END.finditer(text, start, end):
        if match.end() - start >= _SHORTEST:
            yield start, match.end()
            start = match.end()
            while start < end and text[start].isspace():
                start += 1
    if any(map(str.isalpha, text[start:end])):
        yield start, end
