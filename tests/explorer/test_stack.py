"""The lines of a list: which belongs to what, and what is in sight."""

from explorer.draw.piece import Line
from explorer.draw.rows import Look
from explorer.stack import Stack, Tail


def _blank(width: int, look: Look) -> list[Line]:
    return [()]


DIVIDER = Tail(_blank)
ANSWER = Tail(_blank, 2, stops=True, held="sentence")
STACK = Stack(3, 2, (DIVIDER, ANSWER, DIVIDER))


def test_every_line_belongs_to_a_row_or_a_part() -> None:
    assert STACK.height == 10
    assert STACK.stops == 4
    assert [STACK.stop_at(line) for line in range(11)] == [0, 0, 1, 1, 2, 2, None, 3, 3, None, None]
    place = STACK.place_of(8)
    assert place is not None
    assert (place.stop, place.line, place.part) == (3, 1, ANSWER)
    assert STACK.place_of(10) is None


def test_a_place_of_the_cursor_has_its_lines_and_its_part() -> None:
    assert [STACK.span(stop) for stop in range(4)] == [(0, 2), (2, 4), (4, 6), (7, 9)]
    assert STACK.part_at(3) == ANSWER
    assert STACK.part_at(2) is None
    assert Stack().span(0) == (0, 1)


def test_the_list_scrolls_no_further_than_the_cursor_needs() -> None:
    assert STACK.top_for(1, 0, 6) == 0
    assert STACK.top_for(3, 0, 6) == 3
    assert STACK.top_for(0, 4, 6) == 0
    assert Stack(100, 2).top_for(50, 0, 10, centre=True) == 96
    assert STACK.top_for(3, 2, 0) == 2


def test_the_thumb_goes_from_end_to_end() -> None:
    assert Stack(100).thumb(0, 30) == (0, 10)
    assert Stack(100).thumb(70, 30) == (20, 30)
    assert Stack(10).thumb(0, 30) == (0, 0)
