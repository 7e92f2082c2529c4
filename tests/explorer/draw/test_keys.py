"""The keys of a dialog: whole ones alone, and always the way out."""

import pytest

from explorer.draw.keys import key_pieces, keys_line
from explorer.draw.piece import text_of

KEYS = (("enter", "keep"), ("ctrl+j", "new line"), ("esc", "cancel"))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, " enter keep  ctrl+j new line  esc cancel"),
        (40, " enter keep  ctrl+j new line  esc cancel"),
        (39, " enter keep  esc cancel"),
        (22, " esc cancel"),
        (4, " es…"),
    ],
)
def test_keys_are_whole_and_the_last_is_there(width: int, shown: str) -> None:
    assert text_of(keys_line(KEYS, width)) == shown


def test_each_word_of_several_keys_is_that_of_its_key() -> None:
    line = key_pieces("n p", "next, previous quote", ["do:next_quote", "do:previous_quote"])
    tags = {piece.text.strip(): piece.tag for piece in line if piece.text.strip()}
    assert tags == {"n": "do:next_quote", "p": "do:previous_quote", "next,": "do:next_quote",
                    "previous quote": "do:previous_quote"}  # fmt: skip
    assert text_of(tuple(line)) == "n p next, previous quote"
    assert key_pieces("↑ ↓", "move")[-1].tag is None
