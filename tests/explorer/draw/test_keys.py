"""The keys of a dialog: whole ones alone, and always the way out."""

import pytest

from explorer.draw.keys import keys_line
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
