"""The ends of a stretch of text, moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.word_step import moved

TEXT = 'She said "the boats, all of them, could not stay" and left.'


def cut(span: tuple[int, int]) -> str:
    """The words of a span."""
    return TEXT[span[0] : span[1]]


@pytest.mark.parametrize(
    ("side", "by", "letters", "words"),
    [
        (0, 1, False, "boats, all"), (0, -1, False, '"the boats, all'), (1, 1, False, "the boats, all of"),
        (1, -1, False, "the boats,"), (0, 1, True, "he boats, all"), (1, 1, True, "the boats, all o"),
        (1, -1, True, "the boats, al"), (0, -1, True, '"the boats, all'),
    ],
)  # fmt: skip
def test_by_words_and_letters(side: int, by: int, letters: bool, words: str) -> None:
    start = TEXT.index("the boats")
    assert cut(moved(TEXT, (start, start + len("the boats, all")), side, by, letters)) == words


@given(st.text(max_size=60), st.data())
def test_it_never_leaves_the_text_and_never_is_empty(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = start, data.draw(st.integers(start + 1, len(text)))
    for _ in range(12):
        side, by = data.draw(st.sampled_from((0, 1))), data.draw(st.sampled_from((-1, 1)))
        span = moved(text, span, side, by, data.draw(st.booleans()))
        assert 0 <= span[0] < span[1] <= len(text)
