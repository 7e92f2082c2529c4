"""Said: dates as stated, as they can be inferred from the publication date, or unknown."""

import pytest

from db.extract.said import said_on
from db.read.article import Fact

PRINTED = Fact("2024-03-13", "stated")
"""A Wednesday."""


@pytest.mark.parametrize(
    ("words", "value", "basis"),
    [
        ("Hall told Kanal 5 on Monday.", "2024-03-11", "inferred"),
        ("On Monday, Hall told Kanal 5", "2024-03-11", "inferred"),
        ("Hall told Kanal 5 on Wednesday.", "2024-03-13", "inferred"),
        ("Hall told Kanal 5 last Wednesday.", "2024-03-06", "inferred"),
        ("Hall told Kanal 5 yesterday.", "2024-03-12", "inferred"),
        ("Hall told Kanal 5 last night.", "2024-03-12", "inferred"),
        ("Hall told Kanal 5 three days ago.", "2024-03-10", "inferred"),
        ("Hall told Kanal 5 last week.", "2024-03", "inferred"),
        ("Hall told Kanal 5 two weeks ago.", "2024", "inferred"),
        ("Hall told Kanal 5 earlier this month.", "2024-03", "inferred"),
        ("Hall told Kanal 5 earlier this year.", "2024", "inferred"),
        ("Hall told Kanal 5 last summer.", "2023", "inferred"),
        ("In late February, Hall told Kanal 5", "2024-02", "inferred"),
        ("Back in September, Hall told Kanal 5", "2023-09", "inferred"),
        ("Hall told Kanal 5 on 5 March.", "2024-03-05", "inferred"),
        ("Hall told Kanal 5 on Feb. 29.", "2024-02-29", "inferred"),
        ("Hall told Kanal 5 in May 2022.", "2022-05", "stated"),
        ("Hall told Kanal 5 in 2019.", "2019", "stated"),
        ("Hall told Kanal 5 on 3 February 2024.", "2024-02-03", "stated"),
        ("Hall told Kanal 5", "2024-03-13", "printed"),
        ("Hall, who arrives on Friday, told Kanal 5", "2024-03-13", "printed"),
        ("Hall told Kanal 5 ahead of a vote on Monday.", "2024-03-13", "printed"),
        ("Hall told Kanal 5 on March 20.", "2024-03-13", "printed"),
        ("The dam, opened in 2019, will hold, Hall told Kanal 5", "2024-03-13", "printed"),
    ],
)
def test_a_time_beside_the_cue_dates_the_words(words: str, value: str, basis: str) -> None:
    assert said_on(words, PRINTED, words.index("told")) == (value, basis)


@pytest.mark.parametrize("time", ["on Monday", "last week", "in late February", "yesterday", "earlier this year"])
def test_without_a_publication_date_a_relative_time_is_unknown(time: str) -> None:
    assert said_on(f"Hall told Kanal 5 {time}.", Fact(), 5) == (None, "unknown")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hall told Kanal 5 on Monday.", "2024-03"),
        ("Hall told Kanal 5 in February.", "2024-02"),
        ("Hall told Kanal 5 last year.", "2023"),
    ],
)
def test_a_month_of_publication_resolves_no_weekday(words: str, value: str) -> None:
    assert said_on(words, Fact("2024-03", "inferred"), 5) == (value, "inferred")


@pytest.mark.parametrize("value", ["2024-02-31", "soon", "", "20240"])
def test_an_odd_publication_date_breaks_nothing(value: str) -> None:
    said, _ = said_on("Hall told Kanal 5 on Monday.", Fact(value, "stated"), 5)
    assert said in {value, None}


@pytest.mark.parametrize(
    "words", ["on 31 February", "on 30 Feb.", "zero days ago", "ten years ago", "in May", "in Dec."]
)
def test_odd_times_break_nothing(words: str) -> None:
    said_on(f"Hall told Kanal 5 {words}.", Fact("0001-01-01", "stated"), 5)
