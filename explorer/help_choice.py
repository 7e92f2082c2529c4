"""What the help shows: commands in groups, narrowed by what is typed, by key or by name."""

from dataclasses import dataclass

from db.index.fold import fold
from explorer.commands import GROUPS, Command, of

ALIASES = {"escape": "esc", "slash": "/", "question_mark": "?", "colon": ":", "percent_sign": "%"}


@dataclass(frozen=True, slots=True)
class HelpItem:
    """One line of the list: a command, the head of a group, a line of the legend, or blank."""

    command: Command | None = None
    head: str = ""
    legend: int | None = None


def commands_of(where: str) -> tuple[Command, ...]:
    """The commands of a place: the reader's, else the desk's."""
    return of("reader" if where.casefold() == "reader" else "desk")


def matches(command: Command, typed: str) -> bool:
    """Every typed word begins a word of the sentence or name, or stands in a key."""
    needles = fold(typed).split()
    words = fold(f"{command.sentence} {command.name}").replace(":", " ").split()
    keys = " ".join((command.shown, *(ALIASES.get(key, key) for key in command.key.split(","))))
    # One letter alone is a key before it is the beginning of a word, and there case matters.
    if len(typed.strip()) == 1 and typed.strip() in keys.split():
        return True
    return all(any(word.startswith(needle) for word in words) or needle in fold(keys) for needle in needles)


def narrowed(where: str, typed: str) -> list[Command]:
    """The commands that match, in the order of their groups; those with just that key first in their group."""
    key = typed.strip()
    found = [command for command in commands_of(where) if matches(command, typed)]
    exact = [command for command in found if key in command.shown.split()]
    if len(key) == 1 and exact:
        found = exact
    return [command for group in GROUPS for command in found if command.group == group]


def items(where: str, typed: str, legend: int) -> list[HelpItem]:
    """The lines of the list; legend says how many lines the legend has."""
    lines: list[HelpItem] = []
    group = ""
    for command in narrowed(where, typed):
        if command.group != group:
            if group:
                lines.append(HelpItem())
            group = command.group
            lines.append(HelpItem(head=group))
        lines.append(HelpItem(command))
    if not lines:
        lines.append(HelpItem(head=f"no command like “{typed.strip()}”"))
    return [*lines, HelpItem(), HelpItem(head="What the marks mean"), *(HelpItem(legend=n) for n in range(legend))]
