"""Who wrote it: lines that say so, and lines that only look so."""

import pytest

from db.read.byline import biography, byline, desk_credit, is_note_on_writer, lone_name


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Written by Henrik Rothen", "Henrik Rothen"),
        ("BY JANE DOE", "Jane Doe"),
        ("By Jane Doe and John O'Roe", "Jane Doe, John O'Roe"),
        ("By Jane Doe, John Roe and The Associated Press", "Jane Doe, John Roe"),
        ("By Ursula van der Berg in Brussels", "Ursula van der Berg"),
        ("Author: José Núñez", "José Núñez"),
        ("By Jane Doe, BBC News, Kyiv", "Jane Doe"),
        ("Jane Doe, Reporter", "Jane Doe"),
        ("Łukasz Żak | Defence Correspondent", "Łukasz Żak"),
        ("By The Associated Press", None),
        ("By staff reporters", None),
    ],
)
def test_a_byline(text: str, author: str | None) -> None:
    found = byline(text)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    "text",
    [
        "By the numbers",
        "By Monday the town was empty.",
        "By John Smith had left the room and the meeting went on without him",
        "Jane Doe, a reporter, said she saw it.",
        "United States",
        "South Korea and North Korea",
        "By train, plane and boat",
    ],
)
def test_no_byline(text: str) -> None:
    found = byline(text)
    assert found is None
    assert lone_name("United Kingdom") is None


def test_a_note_on_the_writer() -> None:
    text = (
        "Ellie Cook is a Newsweek security and defense reporter based in London, U.K. Her work focuses largely on war."
    )
    note = biography(text)
    assert note is not None and note.author == "Ellie Cook"
    assert is_note_on_writer(text)
    assert not is_note_on_writer("Jane Roe is a reporter who was held for two years in Minsk.")
    assert not is_note_on_writer('Ellie Cook is a reporter based in Kyiv. "We saw it all," she said.')


def test_a_desk_credit() -> None:
    found = desk_credit("(Reporting by Jonas Weber in Kyiv and Mara Stone; Editing by Tom Pike)")
    assert found is not None and found.author == "Jonas Weber, Mara Stone"
    assert desk_credit("Reporting by phone, she said it was over.") is None
