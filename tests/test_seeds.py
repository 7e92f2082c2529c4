"""The five seed articles, from the file to the quote: small facts copied from their annotation by hand."""

from collections.abc import Iterator

import pytest

from db.extract.extract import Extractor
from db.extract.quote import Extraction
from db.location import seeds
from db.read.article import Article
from db.read.discover import find_files
from db.read.file import read_article

SAID = [
    ("Volodymyr Zelenskyy", "UA", "direct", "He (Macron) proposed that"),
    ("Emmanuel Macron", "FR", "direct", "we can be on the border."),
    ("Volodymyr Zelenskyy", "UA", "mixed", "he cannot publicly say"),
    ("Volodymyr Zelenskyy", "UA", "direct", "If we were offered a loan today"),
    ("Volodymyr Zelenskyy", "UA", "indirect", "timely delivery of equipment"),
    ("Volodymyr Zelenskyy", "UA", "mixed", "foreign allies 'don’t want to be involved"),
    ("The Guardian", "GB", "indirect", "Pushing partners too hard"),
    ("Volodymyr Zelenskyy", "UA", "direct", "Of course. We’ve been asking"),
    ("Jens Stoltenberg", "NO", "indirect", "The US, for example, is not prepared"),
    ("Volodymyr Zelenskyy", "UA", "direct", "I don’t see it, except in words"),
    ("Volodymyr Zelenskyy", "UA", "indirect", "Sending Western troops to Ukraine is an independent"),
    ("The New York Times", "US", "indirect", "NATO allies are gradually moving"),
    ("Oleksiy Goncharenko", "UA", "direct", "Absolutely Possible."),
    ("Oleksiy Goncharenko", "UA", "direct", "It is absolutely possible,"),
    ("Emmanuel Macron", "FR", "mixed", 'it a "good signal."'),
    ("Dmitry Peskov", "RU", "indirect", "the deployment of European soldiers"),
    ("NATO", "NATO", "indirect", "NATO is not waging a direct war"),
    ("Petr Pavel", "CZ", "direct", "From the point of view of international law"),
    ("Olaf Scholz", "DE", "direct", "There will be no ground troops"),
    ("Boris Pistorius", "DE", "direct", "Boots on the ground is not an option"),
    ("Top German air officials", "DE", "mixed", 'the U.K. had troops "on the ground"'),
    ("Radosław Sikorski", "PL", "direct", "NATO soldiers are already present"),
    ("Radosław Sikorski", "PL", "mixed", 'he would "like to thank'),
    ("Radosław Sikorski", "PL", "direct", "These countries know who they are"),
]


@pytest.fixture(scope="module")
def read() -> list[tuple[Article, Extraction]]:
    extractor = Extractor()
    return [(article, extractor.extract(article)) for article in map(read_article, find_files([seeds()]))]


def rows(read: list[tuple[Article, Extraction]]) -> Iterator[tuple[str | None, str | None, str, str, str]]:
    for article, extraction in read:
        for quote in extraction.quotes:
            actor = extraction.actors[quote.speaker] if quote.speaker is not None else None
            text = " … ".join(article.text[start:end] for start, end in quote.spans)
            name, country = (actor.name, actor.country) if actor else (None, None)
            yield name, country, quote.kind, quote.status, text


@pytest.mark.parametrize(("speaker", "country", "kind", "words"), SAID)
def test_who_said_it(read: list[tuple[Article, Extraction]], speaker: str, country: str, kind: str, words: str) -> None:
    assert [row[:3] for row in rows(read) if row[4].startswith(words)] == [(speaker, country, kind)]


def test_the_negated_quote_is_never_shown_as_said(read: list[tuple[Article, Extraction]]) -> None:
    assert [row[3] for row in rows(read) if row[4].startswith("Yes, let’s go, armies")] == ["negated"]


def test_appeals_captions_and_teasers_are_no_quotes(read: list[tuple[Article, Extraction]]) -> None:
    said = " ".join(row[4] for row in rows(read))
    for words in ("cup of coffee", "Shutterstock", "challenging conventional wisdom", "welcomes Ukrainian", "Trending"):
        assert words not in said


def test_the_facts_of_each_article(read: list[tuple[Article, Extraction]]) -> None:
    facts = [(a.author.value, a.outlet.value, a.published.value, a.published.basis) for a, _ in read]
    assert facts == [
        (None, "Euromaidan Press", "2024-04-07", "stated"),
        (None, None, None, "unknown"),
        (None, "RBC-Ukraine", None, "unknown"),
        ("Henrik Rothen", None, "2024-05-05", "stated"),
        ("Ellie Cook", "Newsweek", None, "unknown"),
    ]
