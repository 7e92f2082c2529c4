"""Keys and their names."""

import string

import pytest
from textual.keys import Keys, _character_to_key

from explorer.keys import SPECIAL, key_name, key_shown

SIGNS = [sign for sign in string.printable if sign.isprintable() and sign != " "]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_has_textuals_name_and_is_shown_as_itself(sign: str) -> None:
    name = key_name(sign)
    assert name == _character_to_key(sign)
    assert key_shown(name) == sign


def test_the_special_keys_are_textuals() -> None:
    assert {key.value for key in Keys} >= SPECIAL


@pytest.mark.parametrize(
    ("written", "name", "shown"),
    [
        ("g g", "g g", "gg"), ("gg", "g g", "gg"), ("up", "up", "↑"), ("Esc", "escape", "esc"),
        ("Ctrl+D", "ctrl+d", "ctrl+d"), ("ctrl+/", "ctrl+slash", "ctrl+/"), ("ctrl++", "ctrl+plus", "ctrl++"),
        ("shift+g", "G", "G"), ("shift+tab", "shift+tab", "shift+tab"), ("ctrl+i", "tab", "tab"),
        ("ctrl+[", "escape", "esc"), ("ctrl+x ctrl+s", "ctrl+x ctrl+s", "ctrl+x ctrl+s"), ("g c", "g c", "gc"),
        (" ", "space", "space"), ("é", "é", "é"), ("slash", "slash", "/"), ("PgDn", "pagedown", "pgdn"),
        ("ctrl+shift+p", "ctrl+shift+p", "ctrl+shift+p"), ("+", "plus", "+"), ("f12", "f12", "f12"),
        ("shift+ctrl+up", "ctrl+shift+up", "ctrl+shift+↑"), ("[g", "left_square_bracket g", "[g"),
    ],
)  # fmt: skip
def test_a_key_is_understood_as_people_write_it(written: str, name: str, shown: str) -> None:
    assert key_name(written) == name
    assert key_shown(name) == shown


@pytest.mark.parametrize(
    "written", ["", "foo", "ctrl+", "f25", "zz z", "g g g", "ctrl+ctrl+a", "hold+a", "\x1b", "\x9b", "ctrl+foo"]
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_name(written) is None
