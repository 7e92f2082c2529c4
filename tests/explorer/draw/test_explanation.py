"""Explanations as lines for people."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract.explanation import Explanation, Step
from db.extract.quote import Actor, Extraction
from explorer.draw.explanation import STRONGEST, explained
from explorer.draw.piece import length, text_of
from explorer.text import visible
from tests.db.store.sample import article, quote

TEXT = "Title\n\nthe boats\x1b[31m could stay where they are\u202e, in every harbour of the long coast"
QUOTE = replace(quote((7, 47), speaker=0, aloud=False, confidence=0.42), kind="indirect", status="negated")
STEPS = (
    Step("cue", "believes\x1b", 0.934, (("form believes", 2.5), ("tag VBZ", -3.1), ("told by a rule", None))),
    Step("content", TEXT[7:47], 0.72, (("none of it stands in quotation marks", None),)),
    Step("speaker", "Ada Quill", None, (("a pronoun: “She”", None),)),
    Step("via", "nobody", None, ()),
)
EXTRACTION = Extraction((Actor("Ada\nQuill", "person", "FR"),), (QUOTE,), ())
REASONS = (Explanation(0, "clause after the cue", 0.42, STEPS),)


def lines(width: int | None, reasons: tuple[Explanation, ...] = REASONS) -> list[str]:
    drawn = list(explained(article(text=TEXT), EXTRACTION, reasons, width))
    assert width is None or all(length(line) <= width for line in drawn)
    return [text_of(line).rstrip() for line in drawn]


def test_what_is_printed_where_there_is_no_terminal() -> None:
    assert lines(None) == [
        "one  Title  1 quote",
        "",
        "  1 ✗ negated · ◌ indirect · thought or planned · Ada Quill FR  sure 0.42",
        "    the boats␛[31m could stay where they are",
        "    found by  clause after the cue",
        "    cue       believes␛ 0.93  told by a rule · tag VBZ -3.10 · form believes +2.50",
        "    content   0.72  none of it stands in quotation marks",
        "    speaker   Ada Quill  a pronoun: “She”",
        "",
    ]


def test_it_fits_a_terminal() -> None:
    narrow = lines(40)
    assert narrow[2].endswith("sure 0.42")
    assert any("✗ negated" in line for line in narrow)
    assert "    the boats␛[31m could stay where the…" in narrow
    assert "              told by a rule · tag VBZ" in narrow


@given(st.integers(1, 130), st.lists(st.tuples(st.text(max_size=40), st.none() | st.floats(-9, 9)), max_size=9))
def test_no_line_is_wider_than_the_terminal_nor_harms_it(width: int, reasons: list[tuple[str, float | None]]) -> None:
    steps = (Step("speaker", "Ada", 0.5, tuple(reasons)), Step("content", "x", None, tuple(reasons)))
    for line in lines(width, (Explanation(0, "a rule", 0.42, steps),)):
        assert visible(line) == line
        assert "\n" not in line


def test_only_the_strongest_weights_are_shown() -> None:
    weights = tuple((f"w{number}", float(number)) for number in range(1, 20))
    text = " ".join(lines(None, (Explanation(0, "a rule", 0.9, (Step("cue", "said", None, weights),)),)))
    shown = [f"w{number} " in text for number in range(1, 20)]
    assert shown == [False] * (19 - STRONGEST) + [True] * STRONGEST


@pytest.mark.parametrize("width", [None, 80])
def test_an_article_without_quotes(width: int | None) -> None:
    empty = Extraction((), (), ())
    drawn = [text_of(line) for line in explained(article(text=TEXT), empty, (), width)]
    assert drawn[0] == "one  Title  0 quotes"
