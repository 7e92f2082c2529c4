"""What is being corrected, without a screen."""

from pathlib import Path

from db.ask.library import Library
from db.store.correction import Correction, Speaker
from explorer.correction_choice import Choice, held_of
from explorer.draw.correct import part_line
from explorer.draw.piece import length, text_of


def test_one_quote_is_corrected_in_what_was_turned_alone(invented: Path) -> None:
    library = Library(invented)
    card, text = library.card(1), library.article(1).text
    library.close()
    held = held_of(card)
    assert held.correction(held) is None
    choice = held.turned("status", 1, text, False)
    assert choice.correction(held) == Correction(status="negated")
    assert choice.turned("status", -1, text, False) == held
    assert held.turned("kind", -1, text, False).correction(held) == Correction(kind="indirect")
    assert held.turned("aloud", 1, text, False).correction(held) == Correction(aloud=False)
    moved = held.turned("end", -1, text, False, letters=True)
    assert held.span is not None
    assert moved.correction(held) == Correction(start=held.span[0], end=held.span[1] - 1)
    assert held.turned("speaker", 1, text, False) == held


def test_of_several_what_is_not_turned_stays_as_it_is() -> None:
    held = Choice()
    assert held.parts == ("speaker", "status", "kind", "aloud")
    assert held.turned("status", 1, "", True).status == "asserted"
    assert held.turned("status", -1, "", True).turned("status", 1, "", True) == held
    assert Choice(Speaker()).correction(held) == Correction(speaker=Speaker())


def test_every_line_fits_and_says_what_it_was(invented: Path) -> None:
    library = Library(invented)
    card, text = library.card(1), library.article(1).text
    library.close()
    held = held_of(card)
    chosen = Choice(Speaker(name="[b]Eve\x1b[31m", country="FR"), "negated", "indirect", False, (60, 70))
    for width in (1, 12, 40, 96):
        for part in held.parts:
            assert length(part_line(part, chosen, held, card, text, True, width)) <= width
    drawn = text_of(part_line("speaker", chosen, held, card, text, False, 96))
    assert "was Ada Quill FR" in drawn
    assert "\x1b" not in drawn
