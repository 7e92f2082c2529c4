"""Days as feeds, headers and tables write them."""

import pytest

from db.read.date import day


@pytest.mark.parametrize(
    "words",
    [
        "2024-04-07",
        "2024-04-07T23:30:00-08:00",
        "2024-04-07 16:10:05.123456",
        "Sun, 07 Apr 2024 16:10:00 GMT",
        "Sun, 07 Apr 24 16:10:00 +0100",
        "April 7, 2024",
        "7 April 2024, 16:10",
        "7th of April 2024",
        "20240407",
        "20240407T161000Z",
        "2024/04/07",
        "07.04.2024",
        "1712505600",
        "1712505600000",
        "1712505600.0",
    ],
)
def test_a_day_in_many_forms(words: str) -> None:
    assert (day(words).value, day(words).basis) == ("2024-04-07", "stated")


@pytest.mark.parametrize(
    ("words", "value", "basis"),
    [("2024-04", "2024-04", "stated"), ("2024", "2024", "stated"), ("03/04/2024", "2024", "inferred"),
     ("25/12/2023", "2023-12-25", "stated")],
)  # fmt: skip
def test_what_is_not_sure_is_not_claimed(words: str, value: str, basis: str) -> None:
    assert (day(words).value, day(words).basis) == (value, basis)


@pytest.mark.parametrize(
    "words",
    ["2024-02-30", "31 February 2024", "2024-13-01", "2024-13", "0000-00-00", "yesterday", "", None, "20241350"],
)
def test_a_day_that_cannot_be_is_not_known(words: str | None) -> None:
    assert (day(words).value, day(words).basis) == (None, "unknown")
