"""The rows of the panes: columns that stay straight, and what is lit in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.row import ActorRow, PassageRow, QuoteRow, SourceRow
from explorer.draw.piece import Line, length, text_of
from explorer.draw.rows import Look, actor_row, passage_row, quote_row, source_row
from tests.explorer.hostile import SORTS, TEXT, harmful

QUOTE = QuoteRow(
    1, "The pier stays,", "direct", "asserted", "Ada Quill", "FR", "2031-03", "inferred", "The Daily Lantern", "stated",
    1, 0,
)  # fmt: skip
WIDTHS = st.integers(24, 100)


def quote(**changes: object) -> QuoteRow:
    values = {name: getattr(QUOTE, name) for name in QUOTE.__dataclass_fields__} | changes
    return QuoteRow(**values)


def lit(line: Line) -> list[str]:
    return [piece.text for piece in line if piece.underline]


@given(TEXT, TEXT, WIDTHS, st.sampled_from([2, 3]), st.sampled_from(["no", "focus", "rest"]))
def test_columns_stay_straight(text: str, name: str, width: int, lines: int, hold: str) -> None:
    look = Look(hold, True)  # type: ignore[arg-type]
    spans = ((0, min(3, len(text))),)
    row = quote(text=text, speaker=name or None, outlet=name or None, said=text, lit=spans, country=name[:4] or None)
    quotes = quote_row(row, width, look, lines)
    meta = quotes[-1] if lines == 2 else next(line for line in reversed(quotes) if len(line) > 1)
    actor = actor_row(ActorRow(1, name, name, "person", "NATO", 123456), width, look)
    source = source_row(SourceRow(1, name, text, name, "inferred", text, "inferred", 1234), width, look)
    passage = passage_row(PassageRow(1, text, 1, name, 0, 1, 3, 50.0, spans), width, look)
    assert length(meta) == width - 1
    assert length(actor[0]) == length(source[0]) == width
    for line in (*quotes, *actor, *source, *passage):
        assert length(line) <= width
        assert not harmful(text_of(line))


@pytest.mark.parametrize("text", SORTS)
@pytest.mark.parametrize("width", [30, 54, 80])
def test_the_date_stands_at_the_right_edge(text: str, width: int) -> None:
    row = quote(text=text, speaker=text, outlet=text)
    for marked in (False, True):
        meta = quote_row(row, width, Look("no", marked))[1]
        assert text_of(meta).endswith(" ~2031-03")
        assert length(meta) == width - 1


def test_a_quote_found_by_its_outlet_says_so() -> None:
    row = quote(outlet_lit=((10, 17),))
    narrow, wide = (quote_row(row, width, Look())[1] for width in (50, 80))
    assert text_of(narrow) == "   Ada Quill  FR  The Daily Lantern      ~2031-03"
    assert lit(narrow) == lit(wide) == ["Lantern"]
    assert "Lantern" not in text_of(quote_row(quote(outlet_lit=((10, 17),), lit=((4, 8),)), 50, Look())[1])
    assert "Lantern" not in text_of(quote_row(quote(), 50, Look())[1])


def test_what_a_person_did_with_a_quote_stands_beside_it() -> None:
    for changes, sign in (
        ({}, " "), ({"reviewed": True}, "✔"), ({"noted": True, "reviewed": True}, "✎"),
        ({"bookmarked": True, "noted": True}, "★"),
    ):  # fmt: skip
        assert text_of(quote_row(quote(**changes), 50, Look())[1]).startswith(f" {sign} Ada Quill")
    assert text_of(quote_row(quote(bookmarked=True), 50, Look(marked=True))[1]).startswith(" ✓ Ada")
