"""Finding letters in a text: smart case, accents that do not count, places that are those of the text."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.finding import Findable
from tests.explorer.hostile import TEXT

TOLD = "The pier of Łódź’s PIER\nstays: a “pier”, a pi\u0301er."


def found(letters: str) -> list[str]:
    return [TOLD[start:end] for start, end in Findable(TOLD).places(letters)]


def test_small_letters_find_all_and_capitals_themselves() -> None:
    assert found("pier") == ["pier", "PIER", "pier", "pi\u0301er"]
    assert found("PIER") == ["PIER"]
    assert found("The") == ["The"]
    assert found("the") == ["The"]


def test_accents_and_kinds_of_marks_never_count() -> None:
    assert found("lodz's") == ["Łódź’s"]
    assert found("Łódź") == ["Łódź"]
    assert found('"pier"') == ["“pier”"]
    assert found("Pi\u0301er") == []


def test_a_blank_is_any_white_space() -> None:
    assert found("pier  stays") == ["PIER\nstays"]
    assert found("  ") == found("") == []


def test_signs_are_letters_like_others() -> None:
    assert [*Findable("a.b (c) [d] \\e").places(".b (c) [d] \\")] == [(1, 13)]


@given(TEXT, TEXT, TEXT)
def test_what_is_there_is_found(before: str, letters: str, after: str) -> None:
    text = f"{before}{letters}{after}"
    for start, end in Findable(text).places(letters):
        assert 0 <= start < end <= len(text)


def test_a_place_may_begin_inside_one_with_other_capitals() -> None:
    assert Findable("AaA").places("aA") == [(1, 3)]


@given(st.text("abcAB ", min_size=1, max_size=4).filter(str.strip), st.text("abcAB ", max_size=60))
def test_it_finds_as_often_as_the_letters_stand_there(letters: str, text: str) -> None:
    letters = " ".join(letters.split())
    plain = " ".join(text.split())
    held = plain if letters != letters.lower() else plain.lower()
    assert len(Findable(plain).places(letters)) == held.count(letters)
