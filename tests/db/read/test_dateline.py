"""Dates as articles print them."""

import pytest

from db.read.dateline import dateline, dates_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Apr 7, 2024 - 16:10", "2024-04-07"),
        ("May.05 - 2024 10:44 AM CET", "2024-05-05"),
        ("7 April 2024", "2024-04-07"),
        ("April 7, 2024", "2024-04-07"),
        ("07.04.2024", "2024-04-07"),
        ("25.12.2023, 08:15", "2023-12-25"),
        ("2024-04-07", "2024-04-07"),
        ("2024-04-07T16:10:00+03:00", "2024-04-07"),
        ("Sun 7 Apr 2024 16.10 BST", "2024-04-07"),
        ("Published: Sunday, 7th of April 2024 at 4:10 p.m. ET", "2024-04-07"),
        ("Updated 9:01 PM EDT, April 8, 2024 | Published 4:10 PM EDT, April 7, 2024", "2024-04-07"),
        ("KYIV | 7 April 2024", "2024-04-07"),
        ("04/23/2024", "2024-04-23"),
        ("23/04/2024", "2024-04-23"),
        ("May 2024", "2024-05"),
    ],
)
def test_a_dateline_gives_its_day(text: str, value: str) -> None:
    found = dateline(text)
    assert found is not None and found.date is not None
    assert found.date.value == value
    assert len(found.rest) <= 4


@pytest.mark.parametrize("text", ["", "April", "Version 2024", "He came in May", "31.02.2024", "Call 1-800-555-0100"])
def test_other_lines_give_none(text: str) -> None:
    assert dateline(text) is None


def test_a_sentence_with_a_date_has_a_rest() -> None:
    found = dateline("The treaty of 7 April 2024 was signed in Rome by nine states.")
    assert found is not None and len(found.rest) > 30


def test_dates_in_a_text_stand_in_order() -> None:
    assert [d.value for d in dates_in("From 2 May 2020 to June 3, 2021, then 2022-01-04.")] == [
        "2020-05-02",
        "2021-06-03",
        "2022-01-04",
    ]
