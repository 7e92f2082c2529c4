import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from explorer.text import one_line, visible


def test_each_danger_has_a_stand_in() -> None:
    assert visible("\x1b[31m\x00\x7f\x9b\u202e\u2066\u2028\t\r") == "␛[31m␀␡\ufffd⍰⍰␤␉␍"


def test_ordinary_text_is_as_it_was() -> None:
    text = "“Łódź” — it’s\u00a0[sic] [/] Зеленский 東京 👍\n"
    assert visible(text) == text


@given(st.text(st.characters()))
def test_one_character_for_each_and_none_that_a_terminal_obeys(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char != "\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in one_line(text)
    shown.encode()
