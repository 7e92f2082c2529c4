"""Where sentences end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract.marks import find_passages
from db.extract.sentence import sentences


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences(text, 0, len(text), find_passages(text, 0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hagen met Dr. Velasco and Gen. Otieno.",
        "The U.S. Senate met in Washington, D.C. Tuesday.",
        "J. R. Moe and George W. Lind came at 5 p.m. Monday.",
        "He was No. 4 on the list of Jan. 6 and paid Rs. 500.",
        "Prices rose 3.5 percent to £4.20 in the St. Olav Hospital.",
        "“We stay. We always will,” she said. ",
        "“Will you stay?” Hagen asked.",
        "“Stop!” the minister of ports shouted at reporters.",
        "Acme Inc. Chairman Lars Moe came.",
        "He waited … and then left.",
        "Smith v. Jones was heard.",
        "She likes e.g. Oslo and Bergen.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text.rstrip()] or cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left the U.S. He came back.", ["He left the U.S.", "He came back."]),
        ("She said no. No. We stay.", ["She said no.", "No.", "We stay."]),
        ("It opened at 5 p.m. The queue was long.", ["It opened at 5 p.m.", "The queue was long."]),
        ("“We stay.” He left.", ["“We stay.”", "He left."]),
        ("He said “no”. She left.", ["He said “no”.", "She left."]),
        ("“Why?” He shut the door.", ["“Why?”", "He shut the door."]),
        ("We wait… Łukasz came. Škoda paid. İzmir slept.", ["We wait…", "Łukasz came.", "Škoda paid.", "İzmir slept."]),
        ("It rose to 4.5. Then it fell.", ["It rose to 4.5.", "Then it fell."]),
        ("He came (late.) “Good,” she said.", ["He came (late.)", "“Good,” she said."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("He works for Acme Inc. They pay well.", ["He works for Acme Inc.", "They pay well."]),
        ("„Zostajemy.” Wyszedł.", ["„Zostajemy.”", "Wyszedł."]),
        ("1. First we eat. 2. Then we go.", ["1. First we eat.", "2. Then we go."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert cut(text) == wanted


@given(st.text(alphabet="aB .!?…\"“”'’1U,\n", max_size=80))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = list(sentences(text, 0, len(text), find_passages(text, 0, len(text))))
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit", [".", "!?", ". ", '."', "A. ", "U.S. ", '"A." ', "Mr. ", "“A? B said ", "Aa ", "the a "]
)
def test_time_grows_with_length(unit: str) -> None:
    text = "“Why?” " + unit * (40_000 // len(unit))
    began = time.process_time()
    list(sentences(text, 0, len(text), find_passages(text, 0, len(text))))
    assert time.process_time() - began < 2
