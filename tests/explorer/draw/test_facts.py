"""What is known of a quote: days with their basis, certainty in words, what a person decided."""

from dataclasses import replace

import pytest

from db.ask.row import ArticlePage, QuoteCard, QuoteRow, Verdict, ViaRow
from db.extract.quote import SaidBasis
from explorer.draw.chain import chain_lines
from explorer.draw.facts import facts_column, facts_line, plain_facts
from explorer.draw.piece import text_of

QUOTE = QuoteRow(
    1, "The pier stays,", "direct", "asserted", "Ada Quill", "FR", "2031-03-11", "inferred", None, "unknown", 1, 0
)  # fmt: skip
CARD = QuoteCard(
    QUOTE, 1, "Minister of Harbours, Piers and all that floats in the bay", None, "said", "she", None, ("FR",),
    (ViaRow("Radio Tide", "FR", "inferred"),), ((0, 15),), 0.62, None, "Title", None, "2031-03", "inferred", "/a.txt",
    "a", 1,
)  # fmt: skip
PAGE = ArticlePage(1, "a", "/a.txt", "", "Title", None, "2031-03", "inferred", "Lantern", "stated", "US", (), ())
JUDGED = Verdict(True, True, True, True, "ask her again", "Anna Berg · sure 0.41")


def facts(card: QuoteCard, width: int = 37, versions: int | None = None) -> list[str]:
    return [text_of(line) for line in plain_facts(card, width, PAGE, versions)]


@pytest.mark.parametrize(
    ("basis", "width", "shown"),
    [
        ("inferred", 37, [" said    ~2031-03-11  inferred"]),
        ("printed", 37, [" said    ≤2031-03-11  when printed"]),
        ("printed", 27, [" said    ≤2031-03-11", "         when printed"]),
        ("stated", 37, [" said    2031-03-11"]),
    ],
)
def test_a_day_says_how_it_is_known(basis: SaidBasis, width: int, shown: list[str]) -> None:
    lines = facts(replace(CARD, row=replace(QUOTE, said_basis=basis)), width)
    at = lines.index(shown[0])
    assert lines[at : at + len(shown)] == shown
    assert lines[at + len(shown)].startswith(" printed ~2031-03  inferred"[:width])


def test_an_unknown_day_says_so() -> None:
    assert " said    undated" in facts(replace(CARD, row=replace(QUOTE, said=None, said_basis="unknown")))


def test_certainty_is_a_share_and_a_word() -> None:
    assert " sure    62 % likely" in facts(CARD)
    assert "· 62 % likely" in text_of(facts_line(CARD, 100))
    assert text_of(facts_line(replace(CARD, confidence=0.35), 100)).startswith("   35 % doubtful · Ada Quill")


def test_other_versions_are_counted_where_they_are_known() -> None:
    assert " also    1 other version" in facts(CARD, versions=1)
    assert " also    12 other versions" in facts(CARD, versions=12)
    assert not any("version" in line for line in (*facts(CARD), *facts(CARD, versions=0)))


def test_what_a_person_decided_stands_below() -> None:
    lines = facts(replace(CARD, verdict=JUDGED))
    assert lines[lines.index(" sure    62 % likely") + 1 :] == [
        " verdict ✎ corrected", "         ★ bookmarked", "         was Anna Berg · sure 0.41",
        "         no longer found by itself", " note    ask her again",
    ]  # fmt: skip
    assert "✔ accepted" in text_of(facts_line(replace(CARD, verdict=replace(JUDGED, edited=False)), 120))


def test_carriers_stand_in_the_chain_or_among_the_facts() -> None:
    column = [text_of(line) for line in facts_column(CARD, 27)]
    assert " via     ~Radio Tide" in column
    assert not any("via" in line for line in facts(CARD))
    assert any("¶ ~Radio Tide  FR" in text_of(line) for line in chain_lines(PAGE, CARD, 37))


def test_a_long_role_is_told_whole() -> None:
    lines = [text_of(line) for line in chain_lines(PAGE, CARD, 37)]
    assert lines[-2:] == ["   Minister of Harbours, Piers and", "   all that floats in the bay"]
    short = replace(CARD, role="Minister of Harbours")
    assert text_of(chain_lines(PAGE, short, 37)[-1]) == "   Minister of Harbours  ~2031-03-11"
