"""Words in quotation marks that nobody says, and why."""

import pytest

from db.extract.extract import Extractor
from db.extract.paragraph import paragraphs
from db.extract.term import term_of
from tests.db.extract.conftest import article_of


def reasons(extractor: Extractor, text: str) -> list[str | None]:
    part = paragraphs(article_of(text), extractor._nlp)[0]
    return [term_of(text, passage, part) for passage in part.passages]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('Her first novel, "Salt Roads", came out in May.', "title"),
        ("The band played its hit 'Wet Paint' twice.", "title"),
        ('She stars in "Ice Palace" as a cook.', "title"),
        ('"Paper Forests," a documentary about Leipzig, won a prize.', "title"),
        ('He spoke on ABC\'s "This Week" on Sunday.', "title"),
        ('A habit known as "greenhushing" spread.', "term"),
        ('So-called "carbon neutral" flights are dear.', "term"),
        ('The term "deep state" was new.', "term"),
        ('The sailing ship "Aurora" sank.', "name of a vessel"),
        ('The ferry "Sveta Lucija" was never built.', "name of a vessel"),
        ('Police launched Operation "Daylight" in June.', "name"),
        ('Anthony "Mooch" Rossi came too.', "nickname"),
        ('In the window hangs a sign, "Back in five minutes".', "writing on a sign"),
        ('They wore "We Are Bergen" T-shirts.', "writing on a sign"),
        ('The "science" behind it was thin.', "scare quote"),
        ('They sold "climate-positive" cucumbers.', "scare quote"),
    ],
)
def test_a_term_has_a_reason(extractor: Extractor, text: str, reason: str) -> None:
    assert reasons(extractor, text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        '"We stay," she said.',
        'The mayor said: "Never."',
        'She said the plan "makes no sense to any of us".',
        'He promised that "we will pay for it."',
        "'I can't go on like this,' the nurse said.",
        'It was hard. "Nobody asked us." Then they left.',
        'The minister said the song was "an insult to everybody who was there that night".',
    ],
)
def test_speech_is_no_term(extractor: Extractor, text: str) -> None:
    assert reasons(extractor, text) == [None]
