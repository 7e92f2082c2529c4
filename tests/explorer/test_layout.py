"""The layout at every size: nothing is negative, nothing is wider than the screen."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.layout import PANES, Pane, arrange


@given(st.integers(1, 400), st.integers(1, 120), st.sampled_from(PANES), st.booleans())
def test_it_fits(width: int, height: int, focus: Pane, zoomed: bool) -> None:
    layout = arrange(width, height, focus, zoomed)
    beside = layout.card + 1 if layout.card else 0
    assert sum(size for _, size in layout.panes) + len(layout.panes) - 1 + beside == width
    assert layout.width(focus) > 0
    assert layout.list_height >= 0
    assert layout.reader_height >= 0
    assert height < 20 or layout.list_height + layout.reader_height + 5 == height
    assert (layout.reader_height == 0) == (height < 20)


def test_the_sizes_of_the_design() -> None:
    assert [arrange(120, 36).width(pane) for pane in PANES] == [31, 54, 33]
    assert (arrange(120, 36).list_height, arrange(120, 36).reader_height, arrange(120, 36).facts) == (14, 17, 27)
    assert (arrange(80, 24).list_height, arrange(80, 24).reader_height, arrange(80, 24).facts) == (10, 9, 0)
    assert [pane for pane, _ in arrange(80, 24, "sources").panes] == ["quotes", "sources"]
    assert arrange(40, 12).panes == (("quotes", 40),)
    assert (arrange(200, 60).list_height, arrange(200, 60).reader_height, arrange(200, 60).quote_lines) == (24, 31, 3)


def test_a_card_stands_at_the_right_where_the_quotes_keep_enough() -> None:
    wide = arrange(200, 60)
    assert (wide.card, [width for _, width in wide.panes], wide.facts) == (46, [34, 79, 38], 52)
    assert [arrange(width, 30).card for width in (130, 140, 141, 153, 400)] == [0, 0, 34, 46, 46]
    assert [arrange(141, 30).width(pane) for pane in PANES] == [27, 50, 27]
    assert arrange(200, 29).card == 0
    assert arrange(200, 60, zoomed=True).card == 0
