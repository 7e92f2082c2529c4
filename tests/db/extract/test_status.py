"""Status: what was not said, only asked, supposed or rumoured is never shown as said."""

from collections.abc import Callable

import pytest

from db.extract.status import status_of
from tests.db.extract.conftest import Reading
from tests.db.extract.drafting import draft_of

Read = Callable[..., Reading]

PAIR = "Prime Minister Ann Lee met her deputy, Tom Hall.\n"


def status_and_words(reading: Reading, words: str) -> tuple[str, str | None]:
    quote = reading.quote(words)
    return quote.status, reading.text[slice(*quote.status_span)] if quote.status_span else None


@pytest.mark.parametrize(
    ("sentence", "words", "resting_on"),
    [
        ("Hall never said that the dam was safe.", "the dam", "never"),
        ("Hall did not say that the dam was safe.", "the dam", "did not"),
        ("Hall would not say whether the dam was safe.", "whether", "would not"),
        ("Hall declined to confirm that the dam was safe.", "the dam", "declined to"),
        ("Hall refused to say that the dam was safe.", "the dam", "refused to"),
        ("There is no evidence that Hall said that the dam was safe.", "the dam", "no evidence"),
        ("Hall failed to say that the dam was safe.", "the dam", "failed to"),
        ("Hall denied that the dam was unsafe.", "the dam", "denied"),
        ("Nobody said that the dam was safe.", "the dam", "Nobody"),
        ("No official said that the dam was safe.", "the dam", "No official"),
        ("Hall does not believe that the dam is safe.", "the dam", "does not"),
        ('Hall stopped short of saying "the dam is safe."', "the dam", None),
        ('Hall left without saying "the dam is safe."', "the dam", "without"),
    ],
)
def test_what_was_not_said_is_negated_with_its_words(
    read: Read, sentence: str, words: str, resting_on: str | None
) -> None:
    status, found = status_and_words(read(PAIR + sentence), words)
    assert status == "negated"
    assert found is not None
    assert resting_on is None or found == resting_on


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hall said he did not trust the dam.", "he did not"),
        ("The dam was not safe, Hall said.", "The dam was not"),
        ("Hall not only said that the dam was unsafe.", "the dam"),
        ("Hall would later say that the dam was unsafe.", "the dam"),
        ("Although he never liked the dam, Hall said that it was safe.", "it was safe"),
        ("While she refused to leave, Lee said that the dam was safe.", "the dam"),
        ("The prosecution claims that Hall sold the dam.", "Hall sold"),
        ('"I never sold the dam," Hall said.', "I never"),
        ('"It was not my dam," said Hall, who refused to apologise.', "It was not"),
        ("Hall falsely claimed that the dam was his.", "the dam"),
        ("Hall should not have said that the dam was unsafe.", "the dam"),
    ],
)
def test_a_negation_elsewhere_takes_nothing_back(read: Read, sentence: str, words: str) -> None:
    assert read(PAIR + sentence).quote(words).status == "asserted"


@pytest.mark.parametrize(
    ("sentence", "words", "status", "resting_on"),
    [
        ("Lee may say that the dam is safe.", "the dam", "hypothetical", "may say"),
        ("Lee will say on Friday that the dam is safe.", "the dam", "hypothetical", "will say"),
        ("Lee could argue that the dam is safe.", "the dam", "hypothetical", "could argue"),
        ("If Lee says that the dam is safe, people will stay.", "the dam is safe", "conditional", "If"),
        ("Hall asked whether the dam was safe.", "whether", "question", "asked"),
        ('"Is the dam safe?" Hall asked.', "Is the dam", "question", "asked"),
        ("Did Lee say that the dam was safe?", "the dam", "question", "Did"),
        ("Hall reportedly said that the dam was unsafe.", "the dam", "unverified", "reportedly"),
        ("Hall allegedly told Lee that the dam was unsafe.", "the dam", "unverified", "allegedly"),
        ("It is not clear whether Hall said that the dam was unsafe.", "the dam", "unverified", None),
        ("In a leaked memo, Hall said that the dam was unsafe.", "the dam", "unverified", "leaked"),
        ("Hall said, in remarks that could not be verified, that the dam was unsafe.", "the dam", "unverified", None),
        ('A doctored video showed Lee saying "the dam is gone."', "the dam", "unverified", "doctored"),
    ],
)
def test_what_is_not_known_to_be_said_is_marked(
    read: Read, sentence: str, words: str, status: str, resting_on: str | None
) -> None:
    found = status_and_words(read(PAIR + sentence), words)
    assert found[0] == status
    assert found[1] is not None
    assert resting_on is None or found[1] == resting_on


@pytest.mark.parametrize(
    "sentence",
    [
        "The alleged victim said that the dam was unsafe.",
        "Hall, who was asked about a fake video, said that the dam was unsafe.",
        "I would argue that the dam is unsafe.",
    ],
)
def test_a_doubtful_word_elsewhere_doubts_nothing(read: Read, sentence: str) -> None:
    quotes = read(PAIR + sentence).extraction.quotes
    assert {quote.status for quote in quotes} <= {"asserted"}


def test_what_stands_in_a_denied_content_is_denied_too(read: Read) -> None:
    reading = read(PAIR + "Hall denied that Lee had told him that the dam was unsafe.")
    assert {quote.status for quote in reading.extraction.quotes} == {"negated"}


def test_words_another_speaker_passes_on_are_at_second_hand(read: Read) -> None:
    reading = read(PAIR + "Lee said that Hall had told her that the dam was unsafe.")
    inner = next(q for q in reading.extraction.quotes if q.nested_in is not None)
    assert inner.status == "second-hand"
    assert inner.status_span is not None


def test_what_an_outlet_reports_is_not_at_second_hand(read: Read) -> None:
    reading = read(PAIR + "The Guardian reported that Hall had said that the dam was unsafe.")
    assert {quote.status for quote in reading.extraction.quotes} == {"asserted"}


@pytest.mark.parametrize(
    ("sentence", "cue", "form", "status", "resting_on"),
    [
        ("Hall has yet to say that the dam is safe.", "say", "verb", "negated", "has yet to"),
        ("Hall disputed that the dam is safe.", "disputed", "verb", "negated", "disputed"),
        ("Hall was unwilling to say that the dam is safe.", "say", "verb", "negated", "unwilling to"),
        ("Hall made no suggestion that the dam is safe.", "suggestion", "noun", "negated", "no"),
        ("There was no suggestion that the dam is safe.", "suggestion", "noun", "negated", "no"),
        ("Hall repeated his denial that the dam is safe.", "denial", "noun", "negated", "denial"),
        ("Hall rejected claims that the dam is safe.", "claims", "noun", "negated", "rejected"),
        ("Hall rejected the suggestion that the dam is safe.", "suggestion", "noun", "negated", "rejected"),
        ("Hall is not certain that the dam is safe.", "certain", "adjective", "negated", "not"),
        ("Hall did not hesitate to say that the dam is safe.", "say", "verb", "asserted", None),
        ("Hall never tires of saying that the dam is safe.", "saying", "verb", "asserted", None),
        ("Hall could not agree more that the dam is safe.", "agree", "verb", "asserted", None),
        ("Hall welcomed the suggestion that the dam is safe.", "suggestion", "noun", "asserted", None),
        ("Hall did not accept her claim that the dam is safe.", "claim", "noun", "asserted", None),
        ("Hall does not regret saying that the dam is safe.", "saying", "verb", "asserted", None),
        ("Hall did not rule out that the dam is safe.", "rule", "verb", "hypothetical", "did not rule out"),
        ("Hall ruled out that the dam is safe.", "ruled", "verb", "negated", "ruled"),
        ("Hall is expected to say that the dam is safe.", "say", "verb", "hypothetical", "expected"),
        ("Hall wants to say that the dam is safe.", "say", "verb", "hypothetical", "wants"),
        ("Hall is said to have claimed that the dam is safe.", "claimed", "verb", "unverified", "is said"),
        ("Rumours that the dam is safe reached the town.", "Rumours", "noun", "unverified", "Rumours"),
        ("Unconfirmed reports that the dam is safe reached us.", "reports", "noun", "unverified", "Unconfirmed"),
        ("According to unconfirmed reports, the dam is safe.", "According", "according", "unverified", "unconfirmed"),
        ("Hall can be heard saying that the dam is safe.", "saying", "verb", "asserted", None),
        ("It is unlikely that Hall said that the dam is safe.", "said", "verb", "unverified", "unlikely that"),
        ("Hall, it is claimed, said that the dam is safe.", "said", "verb", "unverified", "it is claimed"),
        ("Lee wished that Hall had said that the dam is safe.", "said", "verb", "hypothetical", "wished"),
        ("It is clear that Hall said that the dam is safe.", "said", "verb", "asserted", None),
        ("Hall could only repeat that the dam is safe.", "repeat", "verb", "asserted", None),
        ("Hall questioned whether the dam is safe.", "questioned", "verb", "question", "questioned"),
    ],
)
def test_every_form_of_cue_has_its_status(
    sentence: str, cue: str, form: str, status: str, resting_on: str | None
) -> None:
    draft = draft_of(sentence, cue, "the dam is safe", form, "Hall" if form == "verb" else None)
    found, span = status_of(sentence, draft)
    assert (found, sentence[slice(*span)] if span else None) == (status, resting_on)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hall apologised for claiming that the dam was unsafe.",
        "Hall apologised for having said that the dam was unsafe.",
        "Hall rejected the suggestion that the dam was unsafe.",
        "Hall dismissed claims that the dam was unsafe.",
        "Hall rejected as absurd the idea that the dam was unsafe.",
        "Hall denied having said that the dam was unsafe.",
        "Hall disputed that she had said the dam was unsafe.",
        "Hall never said that the dam was unsafe.",
        "Hall would not say whether the dam was unsafe.",
        "Hall retracted a claim that the dam was unsafe.",
        "Rumour has it that the dam is unsafe.",
        "Word has it that the dam is unsafe.",
    ],
)
def test_what_is_taken_back_or_heard_is_not_asserted(read: Read, sentence: str) -> None:
    quotes = read(PAIR + sentence).extraction.quotes
    assert "asserted" not in {quote.status for quote in quotes}
