"""The table of commands."""

import subprocess
import sys

import pytest

from explorer.commands import BY_ID, COMMANDS, GROUPS, PLACES, bindings, footer, footer_parts, key_table, of
from explorer.draw.foot import foot_line
from explorer.draw.piece import text_of


def test_every_command_has_a_key_a_sentence_and_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert command.key, command.id
        assert command.shown, command.id
        assert command.short, command.id
        assert command.group in GROUPS
        assert command.where
        assert set(command.footer) <= set(PLACES)
        assert command.sentence[0].isupper(), command.id
        assert not command.sentence.endswith("."), command.id


@pytest.mark.parametrize("where", ["desk", "reader"])
def test_no_two_commands_share_a_key_in_one_place(where: str) -> None:
    keys = [key for command in of(where) for key in command.key.split(",")]
    assert len(keys) == len(set(keys))


def test_sentences_and_names_are_told_apart() -> None:
    assert len({command.sentence for command in COMMANDS}) == len(COMMANDS)
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_no_binding_has_priority_and_each_keeps_its_id() -> None:
    made = bindings("desk")
    assert {binding.id for binding in made} == {command.id for command in of("desk")}
    assert not any(binding.priority for binding in made)


def test_the_table_is_read_without_textual() -> None:
    code = "import sys, explorer.commands as c; c.key_table(); sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


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
    assert text_of(foot_line("quotes", width)) == line


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [0, 1, 12, 30, 60, 99, 100, 200])
def test_a_footer_never_is_wider_than_its_screen(place: str, width: int) -> None:
    left, pinned, gap = footer_parts(place, width)
    assert footer(place, width) == left + pinned
    size = sum(len(f"{command.shown} {command.short}") for command in left + pinned)
    if left:
        assert 2 + size + gap * (len(left) + len(pinned) - 1) <= width


def test_help_is_pinned_except_where_a_question_mark_is_a_letter() -> None:
    assert [command.id for command in footer("reader", 120)][-2:] == ["app.help", "app.palette"]
    assert [command.id for command in footer("search", 120)][-1:] == ["app.palette"]
    assert "app.help" not in [command.id for command in footer("search", 120)]


def test_the_key_table_names_every_key_and_sentence() -> None:
    table = key_table()
    for command in COMMANDS:
        assert command.sentence in table
    assert "| `[` |" in table
    assert "`ctrl+p` `:`" in table
    assert len(table.splitlines()) == len(COMMANDS) + 2
