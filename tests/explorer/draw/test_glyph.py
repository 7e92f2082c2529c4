"""Signs and lines in ASCII."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from explorer.draw.glyph import STAND_INS, to_ascii, use
from explorer.draw.help import LEGEND
from explorer.draw.piece import plain, safe, text_of


@pytest.fixture
def ascii_alone() -> Iterator[None]:
    """A terminal that shows ASCII alone."""
    use("ascii")
    yield
    use("unicode")


def test_every_stand_in_is_one_ascii_cell_for_one() -> None:
    for sign, stand_in in STAND_INS.items():
        assert len(sign) == len(stand_in) == 1
        assert stand_in.isascii()
        assert stand_in.isprintable()
        assert cell_len(sign) == 1


def test_our_signs_become_ascii(ascii_alone: None) -> None:
    assert to_ascii("▌● “yes” … ✗ ━┮─│") == '|" "yes" _ x =+-|'


def test_text_of_articles_stays_as_it_is(ascii_alone: None) -> None:
    text = "“Mind the gap” — he said… ● « Straße » │"
    drawn = plain(text)
    assert len(drawn) == len(text) == cell_len(drawn)
    assert drawn.isprintable()
    assert to_ascii(drawn) == text
    assert to_ascii(plain(plain(text))) == text
    assert to_ascii(f"● {drawn}") == f'" {text}'
    assert safe(text) == text


def test_without_it_nothing_is_changed() -> None:
    assert plain("“a” ●") == "“a” ●"


def test_kinds_and_statuses_are_told_apart_in_ascii_too() -> None:
    for glyphs in ("●◐○", "✗◇◈?»!◌", "⌂&∪¶∴?", "~≤"):
        assert len({to_ascii(glyph) for glyph in glyphs}) == len(glyphs)
    assert all(to_ascii(text_of(line)).isascii() for line in LEGEND)
