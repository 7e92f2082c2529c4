"""The help of every command fits a screen and shows an example; the manual is made from it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from explorer.cli import onrecord
from explorer.cli_table import SECTIONS
from explorer.manual import commands, manual

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "onrecord.1"
COMMANDS = [("onrecord", onrecord), *commands(onrecord)]


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_help_fits_a_screen_and_shows_an_example(path: str, command: click.Command) -> None:
    with click.Context(command, info_name=path, terminal_width=80) as ctx:
        lines = command.get_help(ctx).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    examples = [line.strip() for line in lines if line.strip().startswith("Example: ")]
    assert examples and all(path in example for example in examples)


def test_every_example_is_a_command_with_its_own_options() -> None:
    for path, command in commands(onrecord):
        if isinstance(command, click.Group):
            continue
        for words in re.findall(rf"^ *Example: .*?{path}(.*)$", command.help or "", re.MULTILINE):
            known = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"(?<!\S)--[a-z-]+", words)) <= known, path


def test_every_command_is_in_one_section() -> None:
    named = [name for section in SECTIONS.values() for name in section]
    assert sorted(named) == sorted(name for name, command in onrecord.commands.items() if not command.hidden)


def test_the_manual_is_up_to_date() -> None:
    if os.environ.get("ONRECORD_UPDATE_FRAMES"):
        MANUAL.write_text(manual(onrecord), encoding="utf-8")
    assert MANUAL.read_text(encoding="utf-8") == manual(onrecord), "onrecord man > docs/onrecord.1"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_is_roff_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", str(MANUAL)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "onrecord search [QUERY]..." in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
