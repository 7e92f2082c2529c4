"""The keys in effect: those of the table, and those a person chose instead."""

from collections.abc import Mapping
from dataclasses import field

from db.dataclass import dataclass
from explorer.commands import BY_ID, Command, of, screens
from explorer.keys import key_shown

ARROWS = ("up", "down", "left", "right")
RESERVED = {"ctrl+q": "always leaves the app", "ctrl+c": "copies what the mouse selected"}
"""Keys that no command can have."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two commands of one screen that the same key would ask for."""

    key: str
    one: Command
    other: Command
    where: str


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which keys ask for which command."""

    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a person chose: keys by the id of a command."""

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as Textual names them."""
        return self.own.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """The key a person is told: the first, and an arrow that does the same."""
        first, *others = self.keys(command)
        return " ".join(key_shown(key) for key in (first, *(key for key in others if key in ARROWS)))

    def told(self, name: str) -> str:
        """The key of the command with that id as a person is told of it in a sentence."""
        return self.all_shown(BY_ID[name])[0]

    def all_shown(self, command: Command) -> tuple[str, ...]:
        """Every key of a command as a person reads it."""
        return tuple(key_shown(key) for key in self.keys(command))

    def first_keys(self, where: str) -> frozenset[str]:
        """The keys of a screen after which it waits for another."""
        return frozenset(
            first
            for command in of(where)
            for key in self.keys(command)
            for first, _, last in [key.partition(" ")]
            if last
        )

    def as_textual(self) -> dict[str, str]:
        """What a person chose, as Textual's apps take it."""
        return {name: ",".join(keys) for name, keys in self.own.items()}


TABLE = Keymap()
"""The keys of the table."""


def clash(keymap: Keymap) -> Clash | None:
    """The first clash on any screen; the first key of two clashes with that key alone."""
    for where in screens():
        taken: dict[str, Command] = {}
        firsts: dict[str, Command] = {}
        for command in of(where):
            for key in keymap.keys(command):
                first, _, last = key.partition(" ")
                other = taken.get(key) or (taken.get(first) if last else firsts.get(key))
                if other is not None and other is not command:
                    return Clash(key, other, command, where)
                taken[key] = command
                if last:
                    firsts.setdefault(first, command)
    return None
