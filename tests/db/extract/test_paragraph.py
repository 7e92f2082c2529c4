"""Where a paragraph begins: behind the opening of a report, so that the speaker is not the town."""

from collections.abc import Callable

import pytest

from db.extract.extract import Extractor
from tests.db.extract.conftest import Reading, article_of

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "opening",
    [
        "PARIS, March 3 (Reuters) - ",
        "KYIV (Reuters) — ",
        "LONDON, Jan. 4 (AP) -- ",
        "(Bloomberg) -- ",
        "Berlin, 5 May 2024 – ",
        "ST. PAUL, Minn. — ",
    ],
)
def test_a_town_before_the_first_sentence_is_nobody(read: Read, opening: str) -> None:
    reading = read(opening + "Prime Minister Luc Roy said on Monday that the bridge would open in May.")
    assert reading.pairs == [("Luc Roy", "the bridge would open in May")]
    reading = read(opening + '"We will not wait for the bridge," Prime Minister Luc Roy said.')
    assert reading.pairs == [("Luc Roy", "We will not wait for the bridge,")]


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return Extractor(rules_only=True)


@pytest.mark.parametrize("text", ['"a" he said ' * 1_000, '" ' * 4_000, "'a " * 3_000, '"We go," he said. ' * 1_000])
def test_what_is_no_article_is_read_in_seconds(rules: Extractor, text: str) -> None:
    quotes = rules.extract(article_of(text)).quotes
    assert all(0 <= start < end <= len(text) for quote in quotes for start, end in quote.spans)
