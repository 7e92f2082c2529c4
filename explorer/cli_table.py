"""Every command of `onrecord` by its name: the module that holds it is imported when it is run or asked about."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Ask": {
        "search": "cli_ask", "actors": "cli_ask", "sources": "cli_ask", "countries": "cli_ask", "show": "cli_ask",
        "searches": "cli_ask",
    },
    "Read": {
        "build": "cli_make", "watch": "cli_make", "extract": "cli_read", "import": "cli_import", "train": "cli_read",
        "index": "cli_make",
    },
    "Give": {"export": "cli_export", "sql": "cli_export", "decisions": "cli_decisions"},
    "App": {"demo": "cli_open", "serve": "cli_open", "config": "cli_settings", "keys": "cli_settings"},
    "Shell": {"completion": "cli_settings", "man": "cli_settings"},
}  # fmt: skip
"""The commands by what they are for, each with its module."""
HIDDEN: Mapping[str, str] = {"open": "cli_open"}


class CommandTable(MutableMapping[str, click.Command]):
    """The commands as click asks for them."""

    def __init__(self) -> None:
        self._modules = {name: module for section in (*SECTIONS.values(), HIDDEN) for name, module in section.items()}
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._commands:
            held = vars(import_module(f"explorer.{self._modules[name]}")).values()
            self._commands[name] = next(
                value for value in held if isinstance(value, click.Command) and value.name == name
            )
        return self._commands[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._commands[name] = command
        self._modules[name] = ""

    def __delitem__(self, name: str) -> None:
        del self._modules[name]
        self._commands.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)
