"""What the help shows."""

import pytest

from explorer.commands import of
from explorer.draw.help import LEGEND, counted, foot, line_of, stops
from explorer.draw.piece import length, text_of
from explorer.help_choice import begin_at, items, narrowed
from explorer.keymap import TABLE, Keymap


def ids(typed: str, where: str = "desk", keymap: Keymap = TABLE) -> list[str]:
    """The commands that are left."""
    return [command.id for command in narrowed(where, typed, keymap)]


def test_all_commands_of_the_place_are_there_at_first() -> None:
    assert len(ids("")) == len(of("desk"))
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
    assert ids("gg") == ["move.first"]
    assert ids("ctrl+d") == ["move.page-down"]
    assert "move.last" in ids("end")


def test_a_key_a_person_chose_is_found_and_the_one_it_replaced_is_not() -> None:
    keymap = Keymap({"quote.copy": ("f7",)})
    assert ids("f7", keymap=keymap) == ["quote.copy"]
    assert "quote.copy" not in ids("y", keymap=keymap)


def test_the_cursor_begins_on_the_key_that_is_also_a_word() -> None:
    lines = items("desk", "end", 0, TABLE)
    place = begin_at(lines, "end", TABLE)
    assert place is not None
    command = lines[place].command
    assert command is not None
    assert command.id == "move.last"
    assert begin_at(items("desk", "xyzzy", 0, TABLE), "xyzzy", TABLE) is None


def test_the_list_has_heads_blanks_and_the_legend() -> None:
    lines = items("desk", "co", len(LEGEND), TABLE)
    assert [line.head for line in lines if line.head] == ["Quote", "Decide", "Filter", "App", "What the marks mean"]
    assert len([line for line in lines if line.legend is not None]) == len(LEGEND)
    assert len(stops(lines)) == len(ids("co"))


def test_lines_are_the_ones_that_were_drawn() -> None:
    text = [
        text_of(line_of(item, place == 1, 74)) for place, item in enumerate(items("desk", "co", len(LEGEND), TABLE))
    ]
    assert text[0] == " Quote"
    assert text[1] == "▌       y  Copy the quote"
    assert text[-5] == "   ● direct    ◐ mixed    ○ indirect    how much is word for word"
    assert text[-3] == "   » second-hand  ! unverified  ◌ thought  ~ inferred  ≤ when printed"
    assert text[-1] == "   ★ bookmarked  ✎ with a note  ✔ reviewed by you  ✓ marked"
    assert text[-2] == "   ⌂ government  & organisation  ∪ bloc  ¶ outlet  ∴ group  ? anonymous"
    assert text_of(foot(38)) == " enter runs it"
    assert counted(7, 34) == "7 of 34 commands"


def test_nothing_found_is_said() -> None:
    assert items("desk", "xyzzy", 0, TABLE)[0].head == "no command like “xyzzy”"


@pytest.mark.parametrize("width", [0, 1, 5, 38])
def test_no_line_is_wider_than_the_dialog(width: int) -> None:
    for item in items("desk", "", len(LEGEND), TABLE):
        assert length(line_of(item, True, width)) <= width
    assert length(foot(width)) <= width


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("split", "on the actor card: a, then s"), ("merge", "on the actor card: a, then m"),
        ("rename", "among the saved searches: W, then r"), ("orphans", "among the decisions: d, then o"),
    ],
)  # fmt: skip
def test_a_command_of_another_screen_is_found_with_the_way_to_it(typed: str, way: str) -> None:
    assert way in [item.way for item in items("desk", typed, 0, TABLE)]


@pytest.mark.parametrize(
    ("typed", "id_"),
    [("bibtex", "quote.format"), ("citation", "quote.cite"), ("csv", "quote.export"), ("undo", "app.undo")],
)
def test_a_command_is_found_by_another_word_for_it(typed: str, id_: str) -> None:
    assert id_ in ids(typed)


def test_from_the_reader_the_way_leads_over_the_desk() -> None:
    assert "on the desk: esc, then s" in [item.way for item in items("reader", "sort", 0, TABLE)]
