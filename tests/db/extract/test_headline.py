"""What headlines say that somebody says."""

import pytest

from db.extract.extract import Extractor
from tests.db.extract.conftest import Reading, article_of

BODY = "\nNorwegian minister Lars Hagen came to Bergen on Monday. The ferry lay at the quay."


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return Extractor(rules_only=True)


def pairs(rules: Extractor, title: str) -> list[tuple[str | None, str]]:
    return Reading(title + BODY, rules.extract(article_of(title + BODY, title=True))).pairs


@pytest.mark.parametrize(
    ("title", "speaker", "words"),
    [
        ("Hagen: The ferry will sail in May", "Lars Hagen", "The ferry will sail in May"),
        ("Lars Hagen: I am not afraid of rain.", "Lars Hagen", "I am not afraid of rain"),
        ("Ferry will sail again in May: Hagen", "Lars Hagen", "Ferry will sail again in May"),
        ("Two people hurt on Bergen ferry - police", "Police", "Two people hurt on Bergen ferry"),
        ("Report: ferry company hid the damage", "Report", "ferry company hid the damage"),
        ('Hagen: "We stay"', "Lars Hagen", "We stay"),
        ("Minister: The ferry will sail in May", "Lars Hagen", "The ferry will sail in May"),
        ("Ferry to sail again in May, minister says", "Lars Hagen", "Ferry to sail again in May"),
        ("'WE ARE LATE': Ferry boss Lars Hagen slams the wind", "Lars Hagen", "WE ARE LATE"),
    ],
)
def test_a_headline_states(rules: Extractor, title: str, speaker: str, words: str) -> None:
    assert (speaker, words) in pairs(rules, title)


@pytest.mark.parametrize(
    "title",
    [
        "Breaking: The ferry will sail in May",
        "Exclusive: Inside the ferry of Bergen",
        "Storm Brigid: The worst is over",
        "The ferry: a short history of a long row",
        "Hagen: friend or foe of the ferry?",
        "Bergen - Oslo in six hours",
        "'Silent Green': Hagen opens the ferry",
        "Monday's Morning Email: Ferry will sail in May",
    ],
)
def test_a_label_is_no_speaker(rules: Extractor, title: str) -> None:
    assert pairs(rules, title) == []
