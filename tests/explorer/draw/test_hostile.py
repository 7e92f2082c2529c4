"""Everything that is drawn, fed what no article should hold: it keeps to its width and harms no terminal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.beside import Beside
from db.ask.completion import Offer
from db.ask.query import QueryError
from db.ask.row import ArticlePage, Counts, Mark, QuoteCard, QuoteRow, Step, ViaRow, ZoneRow
from explorer.draw.also import also_lines
from explorer.draw.article import Finds, Shown, article_line, begun_in
from explorer.draw.chain import chain_lines
from explorer.draw.difference import difference_lines
from explorer.draw.empty import drop_line, verdict, verdict_lines
from explorer.draw.facts import facts_column, facts_line
from explorer.draw.flow import Flow
from explorer.draw.offers import offer_lines
from explorer.draw.piece import Line, length, text_of
from explorer.draw.problem import problem_line
from explorer.draw.side import side_lines
from explorer.draw.title import title_rule
from explorer.draw.trail import trail_line
from tests.explorer.hostile import ENDLESS, SORTS, TEXT, harmful

WIDTHS = st.integers(30, 100)


def quote(text: str) -> QuoteRow:
    return QuoteRow(1, text, "direct", "negated", text, text, text, "inferred", text, "inferred", 1, 0)


def page(text: str) -> ArticlePage:
    mark = Mark(1, ((0, max(1, len(text) // 2)),), (0, 1), (1, 2), (2, 3), "direct", "negated", True)
    zones = (ZoneRow("body", 0, len(text)),)
    return ArticlePage(
        1, text, "/a.txt", text, text, text, text, "inferred", text, "inferred", text, zones, (mark,)
    )  # fmt: skip


def card(text: str) -> QuoteCard:
    return QuoteCard(
        quote(text), 1, text, text, text, text, text, (text, "FR"), (ViaRow(text, text, "inferred"),), ((0, 15),), 0.4,
        None, text, text, text, "inferred", "/a.txt", text, 1,
    )  # fmt: skip


def everything(text: str, width: int) -> list[Line]:
    """Each thing that is drawn from data, at a width."""
    read, known, beside = page(text), card(text), [Beside(quote(text), "person"), Beside(quote(text), "group")]
    steps = [Step("speaker", "speaker", text, 3, False), Step("about", "not about", text, 0, True)]
    offers = [Offer(text, text, text, 4), Offer(text, text, "", None)]
    lines = [
        title_rule(read, 1, width),
        facts_line(known, width),
        trail_line(steps, Counts(0, 0, 0, 94, 9, 5), width, True),
        problem_line(QueryError(0, text, text), 0, width),
        drop_line(steps[0], 3, width, "focus"),
        *facts_column(known, width),
        *facts_column(replace(known, row=replace(known.row, speaker=None)), width),
        *chain_lines(read, known, width),
        *also_lines(beside, 1, width, 8, text),
        *side_lines(read, known, beside, width, 40, 3),
        *difference_lines(text, f"{text} more", width, 6),
        *verdict_lines(*verdict(steps, text), width, True),
        *offer_lines(offers, "", 0, width),
    ]
    flow = Flow(text, read.zones, width - 3)
    finds = Finds(((0, 2), (3, 4)), (3, 4))
    lines += [
        article_line(text, line, Shown(read.marks[0]), begun_in(read.marks, line), finds)
        for _, line in flow.seen((0, 0), 40)
    ]
    return lines


@given(TEXT, WIDTHS)
def test_any_text_keeps_to_the_width(text: str, width: int) -> None:
    keeps(text, width)


def keeps(text: str, width: int) -> None:
    for line in everything(text, width):
        assert length(line) <= width, text_of(line)[:200]
        assert not harmful(text_of(line))


@pytest.mark.parametrize("text", [*SORTS, ENDLESS, "", " ", "\n\n"])
@pytest.mark.parametrize("width", [30, 80])
def test_every_sort_of_text_keeps_to_the_width(text: str, width: int) -> None:
    keeps(text, width)
