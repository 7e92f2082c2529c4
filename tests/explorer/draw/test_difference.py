"""What was pasted beside the quote, word by word."""

import pytest

from explorer.draw.difference import difference_lines
from explorer.draw.piece import length, text_of


def test_words_of_one_text_alone_are_told_apart_without_colour() -> None:
    head, words = difference_lines("The old pier will close.", "The pier will not close,", 80, 5)
    assert text_of(head) == "   {+1+} only in the quote · [−1−] only in what was pasted"
    assert text_of(words) == "   The [−old−] pier will {+not+} close,"


def test_the_same_words_differ_in_nothing() -> None:
    (line,) = difference_lines("« LA JETÉE », it — stays!", "La jetee it stays", 80, 5)
    assert text_of(line) == "   word for word as pasted"


def test_long_stretches_that_agree_are_left_out() -> None:
    same = " ".join(f"word{number}" for number in range(40))
    lines = difference_lines(f"first {same} last", f"{same} end", 200, 5)
    assert text_of(lines[1]).split() == [
        "[−first−]", "word0", "word1", "word2", "word3", "…", "word36", "word37", "word38", "word39", "[−last−]",
        "{+end+}",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [3, 9, 40, 120])
@pytest.mark.parametrize("most", [1, 2, 4])
def test_it_keeps_to_its_room(width: int, most: int) -> None:
    lines = difference_lines("all \x1b[31m other " * 50, "words [b]of[/b] no likeness " * 50, width, most)
    assert len(lines) <= most
    assert all(length(line) <= width for line in lines)
    assert "\x1b" not in "".join(map(text_of, lines))


def test_no_room_no_lines() -> None:
    assert difference_lines("a", "b", 0, 3) == difference_lines("a", "b", 80, 0) == []
