"""Texts as classes and codes."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index.chunk import index_documents
from db.index.document import Document
from db.index.letters import codes_of, normal


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Boots on the ground", " boots on the ground "),
        ("Łódź’s “Øre”", " lodzs ore "),
        ("  don't\n—wait  ", " dont wait "),
        ("the U.K. and the U.S.A.", " the uk and the usa "),
        ("the end. A new one", " the end a new one "),
        ("", " "),
        ("…!?", " "),
    ],
)
def test_how_a_text_is_spelt(text: str, spelt: str) -> None:
    assert normal([text]) == [spelt]


def test_two_letters_begin_a_word_and_one_says_nothing() -> None:
    assert len(codes_of("sw")) == 1
    assert codes_of("s") == codes_of("") == codes_of("…") == ()
    assert set(codes_of("sw")) < set(codes_of("swe")) < set(codes_of("swe", ends=True))
    assert codes_of("swe", begins=False) == tuple(sorted(set(codes_of("swe")) - set(codes_of("sw"))))


@given(st.lists(st.text(), max_size=12))
def test_rows_stay_apart(texts: list[str]) -> None:
    assert len(normal(texts)) == len(texts)
    found = index_documents([Document(number, text) for number, text in enumerate(texts)])
    for number, text in enumerate(texts):
        assert tuple(code for code, rows in found if number in rows) == codes_of(text, ends=True)


@given(st.text(), st.text(), st.text())
def test_a_part_between_spaces_has_no_code_its_text_lacks(before: str, part: str, after: str) -> None:
    assert set(codes_of(part)) <= set(codes_of(f"{before} {part} {after}", ends=True)) or "." in part + before + after


@given(st.text())
def test_case_and_quotation_marks_make_no_difference(text: str) -> None:
    assert normal([f"“{text}”"])[0].strip() == normal([text])[0].strip()


def test_letters_of_any_script_are_taken_apart_without_all_of_numpy() -> None:
    code = (
        "import sys; from db.index.letters import codes_at, rows_of\n"
        "codes_at(rows_of(['Łódź’s Зеленский 日本', 'Εύβοια'])); print('numpy.ma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n", "np.unique imports numpy.ma, which takes a tenth of a first search"
