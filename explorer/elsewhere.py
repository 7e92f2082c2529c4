"""Commands of other screens, and how one gets to them from here."""

from collections.abc import Mapping

from explorer.commands import BY_ID, COMMANDS, Command, of
from explorer.keymap import Keymap

_WAYS: Mapping[str, tuple[str, str]] = {
    "desk": ("on the desk", "app.escape"),
    "reader": ("in the article", "quote.open"),
    "card": ("on the actor card", "quote.actor"),
    "facts": ("on a card", "quote.source"),
    "review": ("in the review", "review.queue"),
    "decisions": ("among the decisions", "review.decisions"),
    "merges": ("among the suggested merges", "actor.merges"),
    "versions": ("among the versions", "quote.versions"),
    "saved": ("among the saved searches", "search.saved"),
}
"""What a screen is called, and the command that leads to it."""


def elsewhere(where: str) -> list[Command]:
    """The commands of other screens that do what none does here; how one moves and closes there is not told."""
    here = {command.action for command in of(where)}
    return [
        command
        for command in COMMANDS
        if command.action not in here and command.group not in ("Move", "App") and _screen(command)
    ]


def way(command: Command, where: str, keymap: Keymap) -> str:
    """How one gets from a screen to a command of another: ``on the actor card: a, then s``."""
    name, opener = _WAYS[_screen(command)]
    back = where != "desk" and where not in BY_ID[opener].where
    keys = [*([keymap.told("app.escape")] if back else []), keymap.told(opener)]
    return f"{name}: {', '.join(keys)}, then {keymap.all_shown(command)[0]}"


def _screen(command: Command) -> str:
    return next((screen for screen in command.where if screen in _WAYS), "")
