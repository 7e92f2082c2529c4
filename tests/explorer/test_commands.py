"""The table of commands."""

import importlib
import pkgutil
import subprocess
import sys

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

import explorer.screens
from explorer.app import Explorer
from explorer.commands import BY_ID, COMMANDS, GROUPS, Command, bindings, of, screens
from explorer.keymap import TABLE, Keymap, clash
from explorer.keys import key_name, key_shown
from explorer.palette_entry import commands


def screens_with_keys() -> dict[str, list[type[Screen[object]]]]:
    """Every class of screen that takes its keys from the table, by its name there."""
    for module in pkgutil.iter_modules(explorer.screens.__path__):
        importlib.import_module(f"explorer.screens.{module.name}")
    found: dict[str, list[type[Screen[object]]]] = {}
    waiting: list[type[Screen[object]]] = [Screen]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        own = one.__dict__.get("BINDINGS", ())
        if one.__module__.startswith("explorer.") and any(isinstance(key, Binding) and key.id in BY_ID for key in own):
            found.setdefault(str(getattr(one, "where", "")), []).append(one)
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_a_sentence_and_a_place_in_the_palette(command: Command) -> None:
    assert command.keys
    for key in command.keys:
        assert key_name(key_shown(key)) == key, "a key is named as Textual names it"
    assert command.short
    assert command.group in GROUPS
    assert command.where
    assert command.sentence[0].isupper()
    assert not command.sentence.endswith(".")
    assert len(command.sentence) <= 60, "it fits into the help"
    for where in command.where:
        offered = [entry.label for entry in commands(where)]
        assert offered.count(command.name) == (command.id != "app.palette")


def test_no_two_commands_of_a_screen_share_a_key() -> None:
    assert clash(TABLE) is None


def test_a_clash_is_found_also_with_the_first_key_of_two() -> None:
    found = clash(Keymap({"quote.copy": ("c",)}))
    assert found is not None
    assert {found.one.id, found.other.id, found.key} == {"filter.country", "quote.copy", "c"}
    for own in ({"quote.copy": ("g",)}, {"quote.copy": ("c y",)}, {"quote.copy": ("g g",)}):
        assert clash(Keymap(own)) is not None
    assert clash(Keymap({"quote.copy": ("c",), "filter.country": ("y",)})) is None
    assert clash(Keymap({"quote.copy": ("g y",)})) is None


def test_ids_sentences_and_names_are_told_apart() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    for where in screens():
        assert len({command.sentence for command in of(where)}) == len(of(where))


def test_every_screen_of_the_table_does_what_its_keys_ask_for() -> None:
    found = screens_with_keys()
    assert set(found) == set(screens())
    for where, classes in found.items():
        for one in classes:
            assert {key.id for key in one.BINDINGS if isinstance(key, Binding) and key.id} >= {c.id for c in of(where)}
            for command in of(where):
                *of_app, name = command.action.partition("(")[0].split(".")
                doer: type = Explorer if of_app else one
                assert hasattr(doer, f"action_{name}"), f"{doer.__name__} has no action_{name} for {command.id}"


def test_no_binding_has_priority_and_each_keeps_its_id() -> None:
    made = bindings("desk")
    assert {binding.id for binding in made} == {command.id for command in of("desk")}
    assert not any(binding.priority for binding in made)
    assert not {command.id for command in COMMANDS} & {key.id for key in App.BINDINGS if isinstance(key, Binding)}


def test_the_table_is_read_without_textual() -> None:
    code = (
        "import sys, explorer.key_table as k, explorer.config_file; k.key_table(); sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
