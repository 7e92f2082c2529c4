"""Quotes as they leave the program."""

from dataclasses import replace
from datetime import date

import pytest

from db.ask.row import QuoteCard, QuoteRow, ViaRow
from db.extract.quote import Status
from explorer.citation import MARKS, quoted, toast
from explorer.export import plain

ROW = QuoteRow(
    1, "Boots on the ground is not an option for Germany,", "direct", "asserted", "Boris Pistorius", "DE", "2024-03",
    "inferred", "Newsweek", "stated", 4, 2959,
)  # fmt: skip
CARD = QuoteCard(
    ROW, 7, "German Defense Minister", None, "added", "German Defense Minister Boris Pistorius", None,
    ("DE",), (), ((2959, 3008),), 0.9, None, "Zelensky Responds to [NATO]", "Ellie Cook", "2024-03", "inferred",
    "/seeds/004.txt", "004", 17,
)  # fmt: skip


def cited(card: QuoteCard) -> str:
    """The plain citation."""
    return plain.cited(card, date(2031, 4, 1))


def with_status(status: Status) -> QuoteCard:
    """The card, its words of another status."""
    return replace(CARD, row=replace(ROW, status=status))


def test_direct_words_are_in_quotation_marks_without_the_sentence_comma() -> None:
    assert quoted(CARD) == "“Boots on the ground is not an option for Germany”"


def test_other_words_are_as_printed() -> None:
    mixed = replace(CARD, row=replace(ROW, kind="mixed", text='he "likes" it'))
    assert quoted(mixed) == 'he "likes" it'


@pytest.mark.parametrize("status", [status for status in MARKS if status != "asserted"])
def test_what_was_not_simply_said_never_leaves_without_its_mark(status: Status) -> None:
    card = with_status(status)
    assert quoted(card).startswith(f"{MARKS[status]} “")
    assert cited(card).startswith(MARKS[status])
    assert MARKS[status] in toast([card], quoted(card))
    assert MARKS[status] in toast([card], cited(card), "RIS")


def test_a_thought_never_leaves_as_if_it_had_been_said() -> None:
    row = replace(ROW, kind="indirect", text="the harbour would close", aloud=False)
    card = replace(CARD, row=row)
    assert quoted(card) == "[thought or planned] the harbour would close"
    assert toast([card], quoted(card)) == "◌ copied with its mark: [thought or planned]"
    asked = replace(CARD, row=replace(row, status="question"))
    assert cited(asked).startswith("[question] [thought or planned] the harbour")
    assert toast([asked], "x", "RIS") == "? sent with its citation as RIS and mark: [question] [thought or planned]"
    assert quoted(replace(CARD, row=replace(row, aloud=None))) == "the harbour would close"


def test_a_citation_says_who_how_where_and_on_what_basis() -> None:
    assert cited(CARD) == (
        "“Boots on the ground is not an option for Germany” — Boris Pistorius (German Defense Minister), "
        "attributed with “added”, said ~2024-03 (inferred); Newsweek, Ellie Cook, ~2024-03 (inferred), "
        "“Zelensky Responds to [NATO]”, 004 line 17, characters 2959–3008"
    )


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    row = replace(ROW, speaker=None, outlet=None, said=None, said_basis="unknown")
    card = replace(CARD, row=row, unknown_reason="pronoun", role=None, author=None, title=None, published=None,
                   published_basis="unknown")  # fmt: skip
    assert "— speaker unknown (pronoun), attributed with “added”; outlet unknown, undated, 004 line 17" in cited(card)


def test_the_chain_is_in_the_citation() -> None:
    card = replace(CARD, via=(ViaRow("BFM TV", "FR", "stated"), ViaRow("TF1", "FR", "inferred")))
    assert "via BFM TV via ~TF1;" in cited(card)


def test_nothing_that_a_terminal_obeys_reaches_the_clipboard() -> None:
    card = replace(CARD, row=replace(ROW, text="a\x1b]52;c;evil\x07\nb"), title="t\u202e\x9b")
    assert cited(card).isprintable()


def test_toasts_are_the_words_of_the_design() -> None:
    assert toast([CARD], "x" * 49) == "sent to clipboard: 49 characters"
    assert toast([CARD], "x") == "sent to clipboard: 1 character"
    assert toast([CARD], "x", "BibTeX") == "sent with its citation as BibTeX"
    assert toast([with_status("negated")], "x") == "✗ copied with its mark: [not said]"


def test_of_many_quotes_the_marks_are_counted() -> None:
    assert toast([CARD, CARD], "x") == "2 quotes sent to clipboard"
    assert toast([CARD, with_status("negated")], "x", "RIS") == "2 quotes sent as RIS · 1 marked [not said]"


def test_an_address_is_cited_with_the_day_it_was_looked_at() -> None:
    card = replace(CARD, url="https://example.org/a?b=1")
    assert cited(card).endswith("characters 2959–3008, https://example.org/a?b=1 (accessed 2031-04-01)")


def test_a_cue_is_never_read_as_a_title() -> None:
    card = replace(CARD, role="French President", cue="began")
    assert "— Boris Pistorius (French President), attributed with “began”, said" in cited(card)
    assert "Boris Pistorius, attributed with “began”, said" in cited(replace(card, role=None))
