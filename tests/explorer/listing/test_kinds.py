"""The fields of every kind of row: named once, documented, the same whether read from a row or from a card."""

import re
from pathlib import Path

import pytest

from db.ask.language import parse
from db.ask.library import Library
from explorer.listing.column import FieldError
from explorer.listing.kinds import KINDS
from explorer.listing.quote import QUOTE_ROWS, QUOTES

DOCS = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("noun", KINDS)
def test_fields_are_documented_in_their_order(noun: str) -> None:
    kind = KINDS[noun]
    names = [column.name for column in kind.columns]
    assert len(set(names)) == len(names) and set(kind.brief) <= set(names)
    section = DOCS.split(f"\n### {noun}\n")[1].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE) == [
        (column.name, column.meaning) for column in kind.columns
    ]


def test_a_row_says_what_its_card_says(invented: Path) -> None:
    library = Library(invented)
    try:
        rows, cards = list(library.every_quote(parse(""))), list(library.every_card(parse("")))
    finally:
        library.close()
    assert len(rows) == len(cards) >= 10
    for row, card in zip(rows, cards, strict=True):
        told = QUOTES.record(card)
        assert QUOTE_ROWS.record(row).items() <= told.items()
        assert list(told)[: len(_FIRST)] == _FIRST


_FIRST = """
id text kind status aloud speaker country role cue about via said said_basis outlet outlet_basis title author published
published_basis doc path line start end confidence score
""".split()
"""What scripts read by now; new fields come after them."""


def test_a_field_that_is_none_says_which_there_are() -> None:
    with pytest.raises(FieldError, match="quotes have no field speker: did you mean speaker\\?"):
        QUOTES.chosen(["speker"])
