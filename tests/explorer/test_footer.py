"""What a footer says."""

import pytest

from explorer.commands import COMMANDS, PANES
from explorer.draw.foot import foot_line
from explorer.draw.piece import text_of
from explorer.footer import HINTS, footer_parts
from explorer.keymap import TABLE, Keymap

PLACES = sorted({*PANES, *HINTS, *(place for command in COMMANDS for place in command.footer)})


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, " / search   c country   enter open   y copy   Y cite   s sort   z zoom                     "
              "? help   ctrl+p all commands "),
        (80, " / search  c country  enter open  y copy  Y cite  s sort  z zoom         ? help "),
        (40, " / search  c country  y copy     ? help "),
    ],
)  # fmt: skip
def test_the_footer_is_the_one_that_was_drawn(width: int, line: str) -> None:
    assert text_of(foot_line("quotes", width, TABLE)) == line


def test_it_shows_the_keys_a_person_chose() -> None:
    keymap = Keymap({"filter.country": ("g c",), "app.help": ("f2",), "filter.search": ("ctrl+f", "slash")})
    line = text_of(foot_line("quotes", 60, keymap))
    assert line.startswith(" ctrl+f search  gc country  ")
    assert line.endswith("f2 help ")
    assert "ctrl+f edit search" in text_of(foot_line("empty", 120, keymap))


def test_it_shows_the_key_after_which_another_is_waited_for() -> None:
    assert text_of(foot_line("quotes", 20, TABLE, "g")) == " g…          ? help "


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [0, 1, 12, 30, 60, 99, 100, 200])
def test_a_footer_never_is_wider_than_its_screen(place: str, width: int) -> None:
    left, pinned, gap = footer_parts(place, width, TABLE)
    size = sum(len(f"{part.shown} {part.short}") for part in left + pinned)
    if left:
        assert 2 + size + gap * (len(left) + len(pinned) - 1) <= width
    assert len(text_of(foot_line(place, width, TABLE))) <= width


def test_the_reader_shows_the_way_out_wherever_it_shows_more_than_how_to_turn() -> None:
    assert " esc back  " in text_of(foot_line("reader", 120, TABLE))
    assert " esc back  " in text_of(foot_line("reader", 80, TABLE))
    assert text_of(foot_line("reader", 40, TABLE)) == " n p next, previous quote        ? help "
    assert " u take back  " in text_of(foot_line("review", 80, TABLE))


def test_help_is_pinned_except_where_a_question_mark_is_a_letter() -> None:
    assert [part.short for part in footer_parts("reader", 120, TABLE)[1]] == ["help", "all commands"]
    assert [part.short for part in footer_parts("search", 120, TABLE)[1]] == ["all commands"]
    assert [part.short for part in footer_parts("reader", 99, TABLE)[1]] == ["help"]
