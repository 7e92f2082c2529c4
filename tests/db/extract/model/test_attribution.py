"""What the shipped weights find and the rules miss, in invented articles."""

from collections.abc import Callable

import pytest

from db.extract.extract import Extractor
from db.extract.lexicon import cue_verbs
from tests.db.extract.conftest import Reading, article_of

NOUNS = [
    ("Critics raised the possibility that the vote had been rigged.", "the vote had been rigged", "Critics"),
    ("There is speculation among lawmakers that she will not run again.", "she will not run again", "Lawmakers"),
]
VERBS = [
    ("Joss Tarrow groused that the ferry was never on time.", "the ferry was never on time", "Joss Tarrow"),
    ("Olla Brandt harrumphed that the harbour would not be sold.", "the harbour would not be sold", "Olla Brandt"),
]


@pytest.fixture(scope="module")
def ruled() -> Extractor:
    return Extractor(rules_only=True)


@pytest.mark.parametrize(("text", "words", "speaker"), NOUNS + VERBS)
def test_the_weights_know_more_than_the_rules(
    text: str, words: str, speaker: str, read: Callable[..., Reading], ruled: Extractor
) -> None:
    assert ruled.extract(article_of(text)).quotes == ()
    ((found_speaker, found),) = read(text).pairs
    assert found == words
    assert found_speaker == speaker


def test_these_verbs_are_on_no_list() -> None:
    assert not {"groused", "harrumphed"} & set(cue_verbs())
