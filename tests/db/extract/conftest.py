"""One loaded extractor for all extraction tests, and articles made of plain lines."""

from collections.abc import Callable

import pytest

from db.extract.extract import Extractor
from db.extract.quote import Extraction, Quote
from db.read.article import Article, Fact, Zone, ZoneKind


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


def article_of(text: str, published: str | None = None, title: bool = False) -> Article:
    zones: list[Zone] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            kind: ZoneKind = "title" if title and not zones else "body"
            zones.append(Zone(kind, position, position + len(line)))
        position += len(line) + 1
    date = Fact(published, "stated") if published else Fact()
    return Article("/invented.txt", "invented", text, "0" * 64, "utf-8", Fact(), Fact(), date, Fact(), tuple(zones))


class Reading:
    """An extraction, asked in words."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.text = text
        self.extraction = extraction

    def said(self, quote: Quote) -> str:
        return " … ".join(self.text[start:end] for start, end in quote.spans)

    def speaker(self, quote: Quote) -> str | None:
        return None if quote.speaker is None else self.extraction.actors[quote.speaker].name

    @property
    def pairs(self) -> list[tuple[str | None, str]]:
        return [(self.speaker(quote), self.said(quote)) for quote in self.extraction.quotes]

    def quote(self, words: str) -> Quote:
        return next(q for q in self.extraction.quotes if self.said(q).startswith(words))


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Reading]:
    def _read(text: str, published: str | None = None, title: bool = False) -> Reading:
        return Reading(text, extractor.extract(article_of(text, published, title)))

    return _read
