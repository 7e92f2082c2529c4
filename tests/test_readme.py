"""The README says what is so; ONRECORD_UPDATE_FRAMES=1 writes its table of keys anew."""

import os
import re
from pathlib import Path

from explorer.key_table import key_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = {"boots"}
"""Words that begin a query there, to open the app with."""


def test_the_key_table_is_the_one_of_the_commands() -> None:
    block = re.search(r"<!-- keys:.*?-->\n(.*?)\n<!-- /keys -->", README, re.DOTALL)
    assert block is not None
    if os.environ.get("ONRECORD_UPDATE_FRAMES"):
        (ROOT / "README.md").write_text(README.replace(block[1], key_table().strip()), encoding="utf-8")
        return
    assert block[1].strip() == key_table().strip()


def test_every_command_of_the_readme_is_a_target_or_a_command() -> None:
    from explorer.cli import onrecord

    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for target in re.findall(r"\bmake ([a-z]+)", README):
        assert target in targets
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE))
    named = set(re.findall(r"^onrecord (\w+)", blocks, re.MULTILINE))
    assert named - QUERIES == {name for name, command in onrecord.commands.items() if not command.hidden}
    assert not QUERIES & set(onrecord.commands)
    assert all(" # " in line for line in re.findall(r"^onrecord .*$", blocks, re.MULTILINE)), (
        "a line each says what it does"
    )


def test_every_file_the_readme_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / link).exists(), link


def test_every_query_of_the_readme_can_be_typed() -> None:
    from db.ask.language import parse
    from db.ask.pattern import read_pattern
    from db.ask.query import FIELDS

    block = README.split("| you type | it means |")[1].split("\n\n")[0]
    cells = [line.split(" | ")[0].strip("| ") for line in block.splitlines()[2:]]
    typed = [example.replace("\\|", "|") for cell in cells for example in re.findall(r"`([^`]+)`", cell)]
    assert len(typed) > 30
    for example in typed:
        query = parse(example)
        assert query.filters or query.sort or read_pattern(query.text), example
    assert {item.field for example in typed for item in parse(example).filters} == set(FIELDS)
