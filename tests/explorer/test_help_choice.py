"""What the help shows."""

import pytest

from explorer.draw.help import LEGEND, counted, foot, line_of, stops
from explorer.draw.piece import length, text_of
from explorer.help_choice import commands_of, items, narrowed


def ids(typed: str, where: str = "quotes") -> list[str]:
    """The commands that are left."""
    return [command.id for command in narrowed(where, typed)]


def test_all_commands_of_the_place_are_there_at_first() -> None:
    assert len(ids("")) == len(commands_of("quotes"))
    assert "quote.next" in ids("", "reader")
    assert "quote.next" not in ids("")


def test_a_name_narrows() -> None:
    found = ids("co")
    assert {"quote.copy", "quote.cite", "filter.country", "filter.clear-countries", "app.palette"} <= set(found)
    assert "app.quit" not in found
    assert ids("clear coun") == ["filter.clear-countries"]


def test_a_key_narrows_and_case_is_two_keys() -> None:
    assert ids("y") == ["quote.copy"]
    assert ids("Y") == ["quote.cite"]
    assert ids("[") == ["app.back"]
    assert "app.palette" in ids("ctrl+p")
    assert "app.escape" in ids("esc")


def test_the_list_has_heads_blanks_and_the_legend() -> None:
    lines = items("quotes", "co", len(LEGEND))
    assert [line.head for line in lines if line.head] == ["Quote", "Filter", "App", "What the marks mean"]
    assert len([line for line in lines if line.legend is not None]) == len(LEGEND)
    assert len(stops(lines)) == len(ids("co"))


def test_lines_are_the_ones_that_were_drawn() -> None:
    text = [text_of(line_of(item, place == 1, 74)) for place, item in enumerate(items("quotes", "co", len(LEGEND)))]
    assert text[0] == " Quote"
    assert text[1] == "▌       y  Copy the quote"
    assert text[-4] == "   ● direct    ◐ mixed    ○ indirect    how much is word for word"
    assert text[-2] == "   » second-hand  ! unverified  ◌ thought  ~ inferred  ≤ when printed"
    assert text[-1] == "   ⌂ government  & organisation  ∪ bloc  ¶ outlet  ∴ group  ? anonymous"
    assert text_of(foot(38)) == " enter runs it   type to narrow by ke…"
    assert counted(7, 34) == "7 of 34 commands"


def test_nothing_found_is_said() -> None:
    assert items("quotes", "xyzzy", 0)[0].head == "no command like “xyzzy”"


@pytest.mark.parametrize("width", [0, 1, 5, 38])
def test_no_line_is_wider_than_the_dialog(width: int) -> None:
    for item in items("quotes", "", len(LEGEND)):
        assert length(line_of(item, True, width)) <= width
    assert length(foot(width)) <= width
