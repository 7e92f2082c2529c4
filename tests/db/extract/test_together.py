"""Articles extracted together: as alone, and with work that grows with the text, not with its square."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from db.extract.extract import Extractor
from db.read.article import Article
from db.read.file import read_text

LINES = (
    "“The ferry will sail in May,” Transport Minister Karin Hagen said on Tuesday.",
    "Lars Velasco, who leads the union, denied that the ferry was late. He said nobody had asked him.",
    "According to Hagen, the harbour needs two years.",
    "It rained.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def article(number: int) -> Article:
    body = "\n\n".join(LINES[(number + n) % len(LINES)] for n in range(1 + number % 7))
    return read_text(f"A title of number {number}\n\n{body}\n", Path(f"n{number}.txt"))


def test_together_as_alone(extractor: Extractor) -> None:
    articles = [article(number) for number in range(12)]
    assert list(extractor.pipe(articles)) == [extractor.extract(one) for one in articles]


def test_one_that_cannot_be_parsed_costs_no_other(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    import db.extract.paragraph as module

    whole: Callable[[str], str] = module.plain

    def broken(text: str) -> str:
        if "number 3" in text:
            raise ValueError("no such letter")
        return whole(text)

    monkeypatch.setattr(module, "plain", broken)
    found = list(extractor.pipe(article(number) for number in range(6)))
    assert [n for n, one in enumerate(found) if isinstance(one, Exception)] == [3]


def test_no_more_articles_are_taken_than_are_parsed_together(extractor: Extractor) -> None:
    taken: list[int] = []

    def given() -> Iterator[Article]:
        for number in range(10_000):
            taken.append(number)
            yield read_text(f"A title\n\n{LINES[3]}\n\n" + "It rained again. " * 1500, Path("n.txt"))

    next(iter(extractor.pipe(given())))
    assert len(taken) < 10


def calls(extractor: Extractor, text: str) -> int:
    """How many calls of Python functions it takes to extract a text."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    one = read_text(f"A title of it\n\n{text}\n", Path("n.txt"))
    sys.setprofile(seen)
    try:
        extractor.extract(one)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        '"a" he said ',
        "he said it was “x” and “y z” would ",
        "THE MINISTER SAID HAGEN DENIED IT ",
        "Karin Hagen, Lars Velasco, ",
        '"We go on and on," said Karin Hagen. ',
        "Lars Velasco said that it was late. ",
    ],
)
def test_twice_the_text_is_not_four_times_the_work(extractor: Extractor, unit: str) -> None:
    calls(extractor, unit * 5)
    small, large = (calls(extractor, unit * (size // len(unit))) for size in (700, 1400))
    assert large < 3.8 * small
