"""A quote printed on a page of its own."""

from db.ask.row import ArticlePage, Mark, QuoteCard, QuoteRow, ZoneRow
from explorer.draw.leaf import leaf
from explorer.draw.piece import text_of

FRONT = "---\ntitle: Ferry\n---\n"
SAID = "We wait for the ferry, Ida Berg said."
TEXT = f"{FRONT}{SAID}\n\nNobody came.\n"
ZONES = (
    ZoneRow("boilerplate", 0, 3), ZoneRow("boilerplate", 4, 16), ZoneRow("boilerplate", 17, 20),
    ZoneRow("body", 21, 21 + len(SAID)), ZoneRow("body", 23 + len(SAID), 35 + len(SAID)),
)  # fmt: skip


def shown(span: tuple[int, int]) -> list[str]:
    row = QuoteRow(
        1, TEXT[slice(*span)], "indirect", "asserted", "Ida Berg", None, None, "unknown", None, "unknown", 1, span[0]
    )  # fmt: skip
    card = QuoteCard(
        row, 1, None, None, "said", None, None, (), (), (span,), 0.9, None, "Ferry", None, None, "unknown", "/a.md",
        "a", 4,
    )  # fmt: skip
    mark = Mark(1, (span,), None, None, None, "indirect", "asserted")
    page = ArticlePage(1, "a", "/a.md", TEXT, "Ferry", None, None, "unknown", None, "unknown", None, ZONES, (mark,))
    return [text_of(line).strip() for line in leaf(page, card, 80)]


def test_front_matter_is_not_shown_beside_a_quote() -> None:
    lines = shown((21, 42))
    assert any(SAID in line for line in lines) and any("Nobody came." in line for line in lines)
    assert not [line for line in lines if "---" in line or "title:" in line]


def test_a_line_of_boilerplate_that_holds_the_quote_is_shown() -> None:
    assert any("title: Ferry" in line for line in shown((11, 16)))
