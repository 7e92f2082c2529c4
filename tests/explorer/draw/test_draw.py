"""Rows and lines as pieces: widths, marks and inks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.row import ActorRow, Counts, QuoteCard, QuoteRow, SourceRow, Step
from db.extract.quote import Kind
from explorer.draw.facts import facts_column, facts_line
from explorer.draw.heads import Head, heads_line, tabs_line
from explorer.draw.lit import lit_line
from explorer.draw.piece import Piece, length, text_of
from explorer.draw.rows import Look, actor_row, quote_row, source_row
from explorer.draw.trail import trail_line
from explorer.draw.words import number, short_name, sure_word

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
QUOTE = QuoteRow(
    1, "The pier stays,", "direct", "asserted", "Ada Quill", "FR", "2031-03", "inferred", None, "unknown", 1, 0
)  # fmt: skip


CARD = QuoteCard(
    QUOTE, 1, None, None, "said", "she", None, ("FR",), (), ((0, 15),), 0.9, None, "Title", None, None,
    "unknown", "/a.txt", "a", 1,
)  # fmt: skip


def quote(**changes: object) -> QuoteRow:
    values = {name: getattr(QUOTE, name) for name in QUOTE.__dataclass_fields__} | changes
    return QuoteRow(**values)


@given(TEXT, TEXT, st.integers(24, 90), st.sampled_from([2, 3]))
def test_rows_fit(text: str, name: str, width: int, lines: int) -> None:
    row = quote(text=text, speaker=name or None, lit=((0, min(3, len(text))),))
    for drawn in (
        *quote_row(row, width, Look("focus"), lines),
        *actor_row(ActorRow(1, name, name, "person", "NATO", 123456), width, Look()),
        *source_row(SourceRow(1, name, text, name, "inferred", "2031-03-01", "inferred", 1234), width, Look("rest")),
    ):
        assert length(drawn) <= width


def test_direct_words_get_their_marks_and_lose_the_comma() -> None:
    assert "● “The pier stays”" in text_of(quote_row(QUOTE, 60, Look())[0])
    assert "◐ The pier stays," in text_of(quote_row(quote(kind="mixed"), 60, Look())[0])


def test_what_was_not_said_is_red_and_nothing_else() -> None:
    row = quote(status="negated", lit=((0, 3),))
    for look in (Look(), Look("focus"), Look("rest")):
        top = quote_row(row, 60, look)[0]
        assert "✗ negated “The" in text_of(top)
        assert {piece.ink for piece in top if piece.text.strip() and piece.text not in "▌▎"} == {"denied"}


@pytest.mark.parametrize("status", ["hypothetical", "conditional", "question", "second-hand", "unverified"])
def test_the_status_stands_before_the_text_at_any_width(status: str) -> None:
    assert f" {status} " in text_of(quote_row(quote(status=status), 40, Look())[0])


@pytest.mark.parametrize(
    ("kind", "aloud", "glyph"),
    [("indirect", True, "○"), ("indirect", False, "◌"), ("indirect", None, "○"), ("mixed", False, "◐")],
)
def test_a_thought_has_a_glyph_of_its_own(kind: Kind, aloud: bool | None, glyph: str) -> None:
    assert text_of(quote_row(quote(kind=kind, aloud=aloud), 60, Look())[0]).startswith(f" {glyph} The pier")


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(1.0, "certain"), (0.8, "certain"), (0.79, "likely"), (0.5, "likely"), (0.49, "doubtful")],
)
def test_every_confidence_has_a_word(confidence: float, word: str) -> None:
    assert sure_word(confidence) == word


@given(st.floats(0, 1), st.none() | st.booleans(), st.integers(1, 60))
def test_facts_fit(confidence: float, aloud: bool | None, width: int) -> None:
    row = quote(kind="indirect", aloud=aloud)
    card = replace(CARD, row=row, confidence=confidence)
    assert length(facts_line(card, width)) <= max(width, 4)
    drawn = [text_of(line) for line in facts_column(card, 27)]
    assert f" sure    {confidence:.0%}".replace("%", " %") in "\n".join(drawn)
    assert (" aloud   no" in drawn and "         thought or planned" in drawn) is (aloud is False)
    assert any("not looked at" in line for line in drawn) is (aloud is None)
    assert all(len(line) <= 27 for line in drawn)


def test_matched_letters_come_into_sight() -> None:
    text = "so much has been said before one comes to the pier and the boats at last"
    start = text.index("pier")
    line = lit_line(text, ((start, start + 4),), 30, Piece(""))
    assert [piece.text for piece in line if piece.underline] == ["pier"]
    assert text_of(line).startswith("…")
    assert length(line) <= 30


def test_persons_shorten_from_the_front() -> None:
    assert short_name("Volodymyr Zelenskyy", 15) == "V. Zelenskyy"
    assert short_name("Volodymyr Zelenskyy", 8) == "Zelensk…"
    assert short_name("Ada Quill", 15) == "Ada Quill"


def test_numbers_stay_short() -> None:
    counts = (0, 999, 1000, 1234, 9999, 45678, 999_999, 1_000_000, 1234567)
    assert [number(count) for count in counts] == ["0", "999", "1k", "1.2k", "9.9k", "45k", "999k", "1M", "1.2M"]


STEPS = [Step("text", "text", "“pier”", 40, False), Step("country", "speaks for", "FR France", 12, False),
         Step("about", "not about", "RU Russia", 0, True)]  # fmt: skip


@given(st.integers(1, 200))
def test_the_last_count_of_the_trail_is_never_cut(width: int) -> None:
    line = trail_line(STEPS, Counts(0, 0, 0, 94, 9, 5), width, True)
    assert length(line) <= max(width, 2)
    assert any(piece.reverse and piece.text == " 0" for piece in line) or width < 4


def test_the_trail_is_cut_from_the_left() -> None:
    counts = Counts(0, 0, 0, 94, 9, 5)
    text = text_of(trail_line(STEPS, counts, 70, False))
    assert text.startswith(" 94 quotes ›  text “pier” ×  40 … ›"), "what is searched for stays"
    assert "not about RU Russia ×" in text
    assert "not RU ×" in text_of(trail_line(STEPS, counts, 40, False))


def heads(width: int) -> list[Head]:
    return [Head(str(place), name, name[:3], 4, 94, "by count", width, place == 2)
            for place, name in enumerate(("Actors", "Quotes", "Sources"), 1)]  # fmt: skip


def test_the_focused_head_is_heavy() -> None:
    text = text_of(heads_line(heads(30), 92))
    assert text.index("┮━ 2 Quotes") == 30
    assert text[61] == "┭"
    assert text_of(tabs_line(heads(40), 40)) == "─ 1 Act 4 ━ 2 Quo 4 ━ 3 Sou 4 ──────────"


@pytest.mark.parametrize("width", range(90, 140))
def test_no_chip_of_the_trail_touches_the_way_back(width: int) -> None:
    long = Step("country", "speaks for", "DE FR IT ES PL NL BE LU CZ SK HU RO BG", 12, False)
    text = text_of(trail_line([STEPS[0], long], Counts(0, 0, 0, 94, 9, 5), width, True))
    assert "text “pier” ×" in text
    assert "  [ back" in text
