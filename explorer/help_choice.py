"""What the help shows: commands in groups, narrowed by what is typed, by key or by name."""

from dataclasses import dataclass

from db.index.fold import fold
from explorer.commands import GROUPS, Command, of
from explorer.elsewhere import elsewhere, way
from explorer.keymap import Keymap

LEAST = 3
"""Letters from which commands of other screens are looked for, too."""


@dataclass(frozen=True, slots=True)
class HelpItem:
    """One line of the list: a command, the head of a group, a line of the legend, or blank."""

    command: Command | None = None
    shown: str = ""
    """The key a person is told."""
    also: str = ""
    """The other keys that do the same."""
    head: str = ""
    legend: int | None = None
    way: str = ""
    """How one gets to a command of another screen."""
    sentence: str = ""
    """What that does."""


def has_key(command: Command, typed: str, keymap: Keymap) -> bool:
    """What is typed is a key of the command, as it is shown or as it is pressed; case tells two keys apart."""
    return typed.strip() in keymap.all_shown(command)


def matches(command: Command, typed: str, keymap: Keymap) -> bool:
    """Every typed word begins a word of the sentence or name, or stands in a key."""
    needles = fold(typed).split()
    words = _words(command)
    keys = [fold(key) for key in keymap.all_shown(command)]
    return has_key(command, typed, keymap) or all(
        any(word.startswith(needle) for word in words) or any(needle in key for key in keys) for needle in needles
    )


def _words(command: Command) -> list[str]:
    return [*fold(f"{command.sentence} {command.name}").replace(":", " ").split(), *command.words]


def others(where: str, typed: str) -> list[Command]:
    """The commands of other screens that match, from a few letters on."""
    needles = fold(typed).split()
    if len(typed.strip()) < LEAST:
        return []
    return [
        command
        for command in elsewhere(where)
        if all(any(word.startswith(needle) for word in _words(command)) for needle in needles)
    ]


def narrowed(where: str, typed: str, keymap: Keymap) -> list[Command]:
    """The commands that match, in the order of their groups; a key that is no word leaves those that have it."""
    key = typed.strip()
    found = [command for command in of(where) if matches(command, typed, keymap)]
    exact = [command for command in found if has_key(command, key, keymap)]
    if exact and not (len(key) > 2 and key.isalpha()):
        found = exact
    return [command for group in GROUPS for command in found if command.group == group]


def items(where: str, typed: str, legend: int, keymap: Keymap) -> list[HelpItem]:
    """The lines of the list; legend says how many lines the legend has."""
    lines: list[HelpItem] = []
    group = ""
    for command in narrowed(where, typed, keymap):
        if command.group != group:
            if group:
                lines.append(HelpItem())
            group = command.group
            lines.append(HelpItem(head=group))
        shown = keymap.shown(command)
        also = [key for key in keymap.all_shown(command) if key not in shown.split()]
        lines.append(HelpItem(command, shown, " ".join(also)))
    if other := others(where, typed):
        lines += [*([HelpItem()] if lines else []), HelpItem(head="On other screens")]
        lines += [HelpItem(way=way(command, where, keymap), sentence=command.sentence) for command in other]
    if not lines:
        lines.append(HelpItem(head=f"no command like “{typed.strip()}”"))
    return [*lines, HelpItem(), HelpItem(head="What the marks mean"), *(HelpItem(legend=n) for n in range(legend))]


def begin_at(lines: list[HelpItem], typed: str, keymap: Keymap) -> int | None:
    """The line the cursor begins on: that of the key that was typed, else the first command."""
    commands = [place for place, item in enumerate(lines) if item.command is not None]
    key = (place for place in commands if (command := lines[place].command) and has_key(command, typed, keymap))
    return next(key, commands[0] if commands else None)
