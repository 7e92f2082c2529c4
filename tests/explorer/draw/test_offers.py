"""The lines of the list of offers, of a problem, and of the card."""

import pytest

from db.ask.completion import Offer
from db.ask.language import parse
from db.ask.pattern import read_pattern
from db.ask.query import QueryError
from explorer.draw.offers import offer_lines, size_of
from explorer.draw.piece import length, text_of
from explorer.draw.problem import problem_line
from explorer.draw.query_help import guide_lines
from explorer.query_guide import GUIDE

OFFERS = [Offer("DE", "DE", "Germany", 4), Offer("x", "Wołodia [b]Krzemień", "", 1200), Offer("none", "none", "–")]


def test_labels_words_and_counts_stand_under_each_other() -> None:
    assert size_of(OFFERS, "", 80) == (36, 3)
    assert [text_of(line) for line in offer_lines(OFFERS, "", 1, 36)] == [
        " DE                   Germany     4 ",
        "▌Wołodia [b]Krzemień           1.2k ",
        " none                 –             ",
    ]
    assert [text_of(line) for line in offer_lines((), "a date", None, 20)] == [" a date"]


def test_only_the_line_of_the_cursor_is_selected() -> None:
    lines = offer_lines(OFFERS, "", 1, 36)
    assert [{piece.on for piece in line} for line in lines] == [{None}, {"select"}, {None}]
    assert all(piece.tag for piece in lines[0][:4])


@pytest.mark.parametrize("width", [0, 1, 2, 5, 12, 20, 36, 60])
def test_no_line_is_too_wide(width: int) -> None:
    assert size_of(OFFERS, "", width)[0] <= width
    for line in (*offer_lines(OFFERS, "", 0, width), *offer_lines((), "some hint", None, width)):
        assert length(line) <= width
    assert all(length(line) <= width for line in guide_lines(GUIDE, width))
    for column in (0, 3, 30, 200):
        assert length(problem_line(QueryError(3, "this is wrong", "write it so"), column, width)) <= width


@pytest.mark.parametrize(
    ("column", "width", "line"),
    [
        (4, 60, "    ^ this is wrong · write it so"),
        (50, 60, "                      this is wrong · write it so ^"),
        (20, 40, " this is wrong · write it so"),
        (4, 26, "    ^ this is wrong"),
        (30, 60, "                              ^ this is wrong · write it so"),
    ],
)
def test_a_problem_is_told_beside_its_place(column: int, width: int, line: str) -> None:
    assert text_of(problem_line(QueryError(1, "this is wrong", "write it so"), column, width)).rstrip() == line


@pytest.mark.parametrize("example", [example for way in GUIDE for example in way.examples])
def test_every_example_of_the_card_can_be_typed(example: str) -> None:
    query = parse(example)
    assert query.filters or query.sort or read_pattern(query.text)


def test_the_card_fits_a_terminal_of_80_by_24() -> None:
    lines = guide_lines(GUIDE, 74)
    assert len(lines) <= 20
    assert not any(text_of(line).endswith("…") for line in lines)
    assert max(map(length, lines)) < 74
    assert not any(text_of(line).endswith("…") for line in guide_lines(GUIDE, 38))
