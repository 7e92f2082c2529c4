"""Pieces of lines: whatever the text, it takes the cells it is given and harms no terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from explorer.draw.piece import Piece, cut, cut_line, fill, left, length, plain, right, spread, text_of, width_of
from tests.explorer.hostile import EVIL, SORTS, TEXT, harmful

WIDTH = st.integers(0, 60)


@given(TEXT)
def test_plain_keeps_places_and_leaves_nothing_harmful(text: str) -> None:
    drawn = plain(text)
    assert len(drawn) == len(text)
    assert not harmful(drawn)
    assert plain(drawn) == drawn


@given(TEXT)
def test_the_width_of_a_text_is_that_of_its_letters(text: str) -> None:
    drawn = plain(text)
    assert width_of(drawn) == sum(map(get_character_cell_size, drawn))


@pytest.mark.parametrize("text", [sort.replace(" ", "") for sort in SORTS])
def test_a_terminal_measures_the_same(text: str) -> None:
    # Each letter by itself, as terminals that join nothing do it; the parts of Indic and Hangul syllables are theirs.
    letters = [letter for letter in plain(text) if not "\u0900" <= letter <= "\u11ff"]
    wide = {letter for letter in letters if unicodedata.east_asian_width(letter) in "WF"}
    none = {letter for letter in letters if unicodedata.category(letter) in ("Mn", "Me")}
    sizes = (2 if letter in wide else 0 if letter in none else 1 for letter in letters)
    assert width_of("".join(letters)) == sum(sizes)


@given(TEXT, WIDTH)
def test_a_text_takes_exactly_its_cells(text: str, width: int) -> None:
    drawn = plain(text)
    assert width_of(left(drawn, width)) == width_of(right(drawn, width)) == width
    assert width_of(cut(drawn, width)) <= width


@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=2), WIDTH)
def test_a_line_takes_exactly_its_cells(texts: list[str], ends: list[str], width: int) -> None:
    start, end = (tuple(Piece(plain(text)) for text in some) for some in (texts, ends))
    assert length(cut_line(start, width)) <= width
    if length(end) <= width:
        assert length(spread(start, end, width)) == width


@given(TEXT, st.integers(1, 40), st.integers(1, 5))
def test_lines_of_words_fit(text: str, width: int, most: int) -> None:
    lines = fill(plain(text), width, most)
    assert len(lines) <= most
    assert all(width_of(line) <= width for line in lines)


def test_what_is_cut_says_so() -> None:
    assert [cut("harbour", width) for width in (7, 6, 1, 0)] == ["harbour", "harbo…", "…", ""]
    assert cut("漢字", 3) == "漢…"
    assert left("漢字", 2) == "… "
    assert fill("one two three", 3, 2) == ["one", "tw…"]
    assert text_of(cut_line((Piece("漢字"), Piece("漢字")), 5)) == "漢字…"


def test_joined_and_turned_letters_stand_by_themselves() -> None:
    assert width_of(plain("👨\u200d👩\u200d👧")) == 6
    assert width_of(plain("👍🏽")) == 2
    assert "\u202e" not in plain(EVIL)
    assert "[b]bold[/b]" in plain(EVIL)
