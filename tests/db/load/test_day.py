"""The dates of a table: nine ways to write one, and what is none."""

import pytest

from db.load.day import day_of, order_of


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-04-13", "2024-04-13"),
        ("2024-04-13 18:30:00", "2024-04-13"),
        ("2024-04-13T18:30:00Z", "2024-04-13"),
        ("13/04/2024", "2024-04-13"),
        ("4/13/24", "2024-04-13"),
        ("13.4.2024", "2024-04-13"),
        ("03.04.2024", "2024-04-03"),
        ("13 April 2024", "2024-04-13"),
        ("Apr 13th, 2024", "2024-04-13"),
        ("Saturday, 13 April 2024", "2024-04-13"),
        ("April 2024", "2024-04"),
        ("2024-04", "2024-04"),
        ("2024", "2024"),
        ("45395", "2024-04-13"),
        ("45395.75", "2024-04-13"),
        ("03/03/2024", "2024-03-03"),
        ("13-Apr-24", "2024-04-13"),
        ("13-Apr-2024", "2024-04-13"),
        ("13 apr 79", "1979-04-13"),
        ("31/02/2024", None),
        ("30 February 2024", None),
        ("31-Apr-24", None),
        ("February 30, 2024", None),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("03/04/2024", None),
        ("soon", None),
        ("0", None),
    ],
)
def test_a_day_is_read_or_it_is_none(cell: str, day: str | None) -> None:
    assert day_of(cell, None) == day


def test_the_order_of_a_column_says_what_both_may_be() -> None:
    assert order_of(["03/04/2024", "", "x", "25/04/2024", "1.2.2024"]) == "dmy"
    assert order_of(["03/04/2024", "04/25/2024"]) == "mdy"
    assert order_of(["03/04/2024", "2024-04-25"]) is None
    assert (day_of("03/04/2024", "dmy"), day_of("03/04/2024", "mdy")) == ("2024-04-03", "2024-03-04")
    assert day_of("03.04.2024", "mdy") == "2024-04-03"
