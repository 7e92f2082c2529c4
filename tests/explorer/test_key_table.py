"""The table of keys in Markdown."""

from explorer.commands import COMMANDS
from explorer.key_table import key_table
from explorer.keymap import Keymap


def test_it_names_every_key_and_sentence() -> None:
    table = key_table()
    for command in COMMANDS:
        assert command.sentence in table
    assert "| `[` |" in table
    assert "| `gg` `home` |" in table
    assert "`ctrl+p` `:`" in table
    assert len(table.splitlines()) == len(COMMANDS) + 2


def test_a_bar_and_a_backtick_stay_in_their_cell() -> None:
    table = key_table(Keymap({"app.help": ("vertical_line", "grave_accent")}))
    assert "| `\\|` `` ` `` | Show every key" in table
