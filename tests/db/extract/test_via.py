"""Via: who carried the words, as the sentence states it or as the text lets one infer it."""

from collections.abc import Callable

import pytest

from db.extract.carrier import carrier_name
from tests.db.extract.conftest import Reading

Read = Callable[..., Reading]

PAIR = "Prime Minister Ann Lee met her deputy, Tom Hall.\n"


def chain(reading: Reading, words: str) -> list[tuple[str, str]]:
    return [(via.name, via.basis) for via in reading.quote(words).via]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Hall told BFM TV that the dam was safe.", "BFM TV"),
        ("Hall told the Harrowgate Courier that the dam was safe.", "Harrowgate Courier"),
        ("Hall told Kanal 5 that the dam was safe.", "Kanal 5"),
        ("Hall told the broadcaster Kvalla that the dam was safe.", "Kvalla"),
        ("Hall told the German newspaper Bild that the dam was safe.", "Bild"),
        ("Hall said in an interview with the Guardian that the dam was safe.", "The Guardian"),
        ("Hall said in an interview on Monday to Radio Vesna that the dam was safe.", "Radio Vesna"),
        ("Speaking to reporters on CNN, Hall said that the dam was safe.", "CNN"),
        ("Hall said on NBC’s Meet the Press that the dam was safe.", "NBC News"),
        ("Hall said in a statement carried by TASS that the dam was safe.", "TASS"),
        ("Hall said in a statement to TASS that the dam was safe.", "TASS"),
        ("In a post on X, Hall said that the dam was safe.", "X"),
        ("Hall wrote on Telegram that the dam was safe.", "Telegram"),
        ("Hall wrote in the Financial Times that the dam was safe.", "Financial Times"),
        ("In an op-ed for the Oslo Review, Hall argued that the dam was safe.", "Oslo Review"),
        ("Hall said through a spokesman that the dam was safe.", "spokesman"),
        ("Hall told state television that the dam was safe.", "state television"),
    ],
)
def test_the_sentence_states_its_carrier(read: Read, sentence: str, name: str) -> None:
    reading = read(PAIR + sentence)
    assert chain(reading, "the dam") == [(name, "stated")]
    span = reading.quote("the dam").via[0].span
    assert span is not None
    assert reading.text[slice(*span)] in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hall told aides that the dam was on CNN.",
        "Hall told reporters that the dam was safe.",
        "Hall told the Senate that the dam was safe.",
        "Asked about an interview with the Guardian, Hall said that the dam was safe.",
        "Hall said that the dam was safe when he commented on the New York Times report.",
        "Hall told Lee on Monday that the dam was safe.",
    ],
)
def test_an_outlet_that_is_only_spoken_of_carries_nothing(read: Read, sentence: str) -> None:
    assert chain(read(PAIR + sentence), "the dam") == []


def test_a_carrier_of_another_speaker_is_not_taken(read: Read) -> None:
    reading = read(PAIR + "Hall told the BBC that the dam was safe; Lee said that the bridge was not.")
    assert chain(reading, "the dam") == [("BBC", "stated")]
    assert chain(reading, "the bridge") == []


def test_two_carriers_stand_with_the_outer_one_first(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall told Kanal 5, according to Reuters.')
    assert [via.name for via in reading.quote("We stay").via] == ["Reuters", "Kanal 5"]


def test_a_pronoun_carries_the_occasion_on(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall told Kanal 5.\n"All of us," he added.')
    assert chain(reading, "All of us") == [("Kanal 5", "inferred")]


def test_the_same_interview_points_back(read: Read) -> None:
    text = PAIR + "Lee was silent.\n" * 4 + '"We stay," Hall told Kanal 5.\n"Nonsense," Lee said.\n'
    reading = read(text + "In the same interview, Hall said that the dam was safe.")
    assert chain(reading, "Nonsense") == []
    assert chain(reading, "the dam") == [("Kanal 5", "inferred")]


def test_the_newspaper_is_the_one_named_before(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall told the Harrowgate Courier.\n"For ever," Hall told the newspaper.')
    assert chain(reading, "For ever") == [("Harrowgate Courier", "inferred")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ('"We stay," Hall said on Monday in remarks quoted by Euractiv.', "Euractiv"),
        ('"We stay," Hall said in a leaked recording published by RT.', "RT"),
        ('"We stay," Hall tweeted.', "Twitter"),
        ('"We stay," Hall said in a speech aired on Radio Vesna.', "Radio Vesna"),
        ('"We stay," Hall said, according to Bild, citing officials.', "Bild"),
        ('"We stay," Hall told CNN’s Anna Holm.', "CNN"),
    ],
)
def test_a_carrier_behind_the_quotation_is_found(read: Read, sentence: str, name: str) -> None:
    assert (name, "stated") in chain(read(PAIR + sentence), "We stay")


def test_that_somebody_said_it_is_no_quote_of_the_carrier(read: Read) -> None:
    reading = read(PAIR + "Hall said, according to Reuters, that the dam was safe.")
    assert chain(reading, "the dam was safe") == [("Reuters", "stated")]
    assert [said for _, said in reading.pairs if "Hall said" in said] == []


def test_a_short_name_is_the_outlet_of_the_full_one(read: Read) -> None:
    reading = read(PAIR + 'Hall met The Washington Post.\n"We stay," Hall told the Post.')
    assert chain(reading, "We stay") == [("The Washington Post", "inferred")]


def test_another_occasion_ends_the_chain(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall told Kanal 5.\nLast year he said at a rally that the dam was safe.')
    assert chain(reading, "the dam") == []


def test_a_post_is_not_carried_on(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall wrote on Telegram.\nHe said that the dam was safe.')
    assert chain(reading, "the dam") == []


def test_the_lede_gets_the_carrier_named_below_it(read: Read) -> None:
    reading = read(
        PAIR
        + 'The dam is safe, Hall has said, after weeks of talks.\n"It will hold," the deputy Tom Hall told Kanal 5.'
    )
    assert chain(reading, "The dam is safe") == [("Kanal 5", "inferred")]


def test_the_headline_gets_the_outlet_that_reports(read: Read) -> None:
    title = "Hall says the dam is 'quite safe'\n\n"
    text = title + 'The dam may hold, The Guardian reports.\n"It is quite safe," Tom Hall said.'
    assert chain(read(text, title=True), "the dam is") == [("The Guardian", "inferred")]


def test_a_heading_ends_what_an_outlet_reports(read: Read) -> None:
    reading = read(
        PAIR + 'The dam may hold, The Guardian reports.\n"It is safe," Hall said.\nIn 2019 Lee said that it was not.'
    )
    assert chain(reading, "It is safe") == [("The Guardian", "inferred")]
    assert chain(reading, "it was not") == []


def test_a_sentence_that_only_tells_the_occasion(read: Read) -> None:
    reading = read(PAIR + '"We stay," Hall said. He was speaking on CNN.')
    assert chain(reading, "We stay") == [("CNN", "stated")]


def test_who_passes_words_on_is_part_of_the_chain(read: Read) -> None:
    reading = read(PAIR + "Lee told Kanal 5 that Hall had said that the dam was safe.")
    inner = next(q for q in reading.extraction.quotes if q.nested_in is not None)
    assert [via.name for via in inner.via] == ["Kanal 5", "Ann Lee"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Guardian", "The Guardian"),
        ("Harrowgate Courier", "Harrowgate Courier"),
        ("Radio Vesna", "Radio Vesna"),
        ("the Senate", None),
        ("Tom Hall", None),
        ("Defense News Minister", None),
    ],
)
def test_a_name_is_an_outlet_by_table_or_shape(words: str, name: str | None) -> None:
    assert carrier_name(words) == name
