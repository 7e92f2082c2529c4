"""Edges: a content of whole tokens, to the letter."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from db.extract.marks import find_passages
from db.extract.model.edges import AROUND, MARKS, exact
from db.extract.paragraph import Paragraph, plain

BLANK = spacy.blank("en")


def paragraph_of(text: str) -> Paragraph:
    return Paragraph(0, "body", 0, len(text), BLANK(plain(text)), find_passages(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "given_words", "wanted"),
    [
        ("She said that the dam holds.", "that the dam holds.", "the dam holds"),
        ("She said the dam holds, he said.", "the dam holds,", "the dam holds"),
        ("“The dam holds,” she said.", "“The dam holds,”", "The dam holds,"),
        ("“The dam holds,” she said.", "The dam holds", "The dam holds,"),
        ('"Does it hold?" she said.', "Does it hold", "Does it hold?"),
        ("She called it “a fine dam” on Monday.", "it “a fine dam", "it “a fine dam”"),
        ("She said “the dam” would hold.", "the dam” would hold", "“the dam” would hold"),
        ("She said “the dam” and “the wall” hold.", "the dam” and “the wall", "“the dam” and “the wall”"),
        ("She said ‘the dam’ holds.", "‘the dam’ holds", "‘the dam’ holds"),
        ("The dam — she said — holds.", "— she said —", "she said"),
    ],
)
def test_marks_and_stops_are_kept_where_they_belong(text: str, given_words: str, wanted: str) -> None:
    start = text.index(given_words)
    found = exact(text, paragraph_of(text), (start, start + len(given_words)))
    assert text[slice(*found)] == wanted


WORDS = ["the dam", "holds", "that ", "I", "ten", "é"]
SIGNS = ["“", "”", '"', "‘", "’", "'", ",", ".", "?", " — ", " "]
PIECES = st.lists(st.sampled_from(WORDS + SIGNS), min_size=3, max_size=14).filter(
    lambda pieces: any(map(str.strip, pieces))
)


@settings(max_examples=300)
@given(PIECES, st.data())
def test_no_letter_is_gained_and_none_but_a_leading_that_is_lost(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    paragraph = paragraph_of(text)
    tokens = [token for token in paragraph.doc if not token.is_space]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    span = tokens[first].idx, tokens[last].idx + len(tokens[last].text)
    start, end = exact(text, paragraph, span)
    assert 0 <= start < end <= len(text)
    mine, given_letters = letters(text[start:end]), letters(text[slice(*span)])
    assert mine in {given_letters, given_letters.removeprefix("that")}
    beyond = text[start : span[0]] + text[span[1] : end]
    assert not beyond.strip(AROUND + MARKS + "!?…")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
