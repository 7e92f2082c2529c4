"""The table of keys in Markdown, for the README and `onrecord keys`."""

from explorer.commands import COMMANDS, DESK, GROUPS, Command
from explorer.keymap import TABLE, Keymap

PLACES = {
    "merges": "list of pairs",
    "card": "card of an actor",
    "versions": "list of versions",
    "saved": "list of saved searches",
    "decisions": "list of decisions",
}
"""What a screen is called, where that is not its name."""


def key_table(keymap: Keymap = TABLE) -> str:
    """Every key, what it does, and where, if it is not on the desk."""
    lines = ["| key | does |", "| --- | --- |"]
    for group in GROUPS:
        for command in COMMANDS:
            if command.group == group:
                keys = " ".join(_code(key) for key in keymap.all_shown(command))
                lines.append(f"| {keys} | {command.sentence}{_only(command)} |")
    return "\n".join(lines) + "\n"


def _code(key: str) -> str:
    """A key as code in a cell, where a bar would end the cell."""
    key = key.replace("|", "\\|")
    return f"`` {key} ``" if "`" in key else f"`{key}`"


def _only(command: Command) -> str:
    if set(DESK) & set(command.where):
        return ""
    for where, places in (("dialog", "dialogs"), ("facts", "cards")):
        if where in command.where:
            return f" (in {places})"
    return f" (in the {' and the '.join(PLACES.get(where, where) for where in command.where)})"
