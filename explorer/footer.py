"""What a footer says: the keys of what has the focus, as many as there is room for."""

from collections.abc import Iterable

from db.dataclass import dataclass
from explorer.commands import BY_ID, COMMANDS
from explorer.keymap import Keymap

WIDE = 100
"""Columns from which a footer has room for three spaces between keys and for the palette's key."""
TYPED = ("search", "offers", "finding", "filter")
"""Places where letters are typed, so that a question mark asks for nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A key and the word beside it."""

    shown: str
    short: str
    actions: tuple[str, ...] = ()
    """What a click does: on all of it, or on each of its keys; none presses the keys."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A footer's word for keys that mean something else there, or that belong together."""

    short: str
    shown: str = ""
    """The keys, where they are not a command's."""
    ids: tuple[str, ...] = ()
    """The commands whose keys are shown."""


HINTS: dict[str, tuple[Hint, ...]] = {
    "reader": (Hint("next, previous quote", ids=("quote.next", "quote.previous")),),
    "finding": (Hint("next, previous", "↓ ↑"), Hint("keep", "enter"), Hint("end", "esc")),
    "found": (Hint("next, previous place", ids=("quote.next", "quote.previous")),
              Hint("other letters", ids=("reader.find",)), Hint("end", ids=("app.escape",))),
    "search": (Hint("move", "↑↓"), Hint("to the list", "enter"), Hint("clear", "esc")),
    "filter": (Hint("move", "↑↓"), Hint("to the list", "enter"), Hint("put back", "esc")),
    "offers": (Hint("choose", "↑↓"), Hint("take", "tab"), Hint("close", "esc")),
    "empty": (Hint("drop this filter", ids=("quote.open",)), Hint("choose", ids=("move.down", "move.up")),
              Hint("undo last step", ids=("app.escape",)), Hint("edit search", ids=("filter.search",))),
}  # fmt: skip
PINNED = ("app.help", "app.palette")
OUT, ENTERED = "app.escape", ("reader",)
"""The way out, and places whose footer keeps it: but for the first key, it is the last to go there."""


def footer_parts(place: str, width: int, keymap: Keymap) -> tuple[list[Part], list[Part], int]:
    """What a footer of that width has room for: left part, part pinned right, and the spaces between two keys."""
    gap = 3 if width >= WIDE else 2
    names = [name for name in PINNED if not (name == "app.help" and place in TYPED)]
    pinned = [_part(name, keymap) for name in names if width >= WIDE or name != "app.palette"]
    room = width - 2 - _length(pinned, gap)
    left: list[Part] = []
    own = [_part(command.id, keymap) for command in COMMANDS if place in command.footer]
    own = [*(_hinted(hint, keymap) for hint in HINTS.get(place, ())), *own]
    out = [_part(OUT, keymap)] if place in ENTERED else []
    if _length([*own[:1], *out], gap) + (gap if pinned else 0) > room:
        out = []
    room -= _length(out, gap) + gap if out else 0
    for part in (part for part in own if part not in out):
        if _length([*left, part], gap) + (gap if pinned else 0) <= room:
            left.append(part)
    return left + out, pinned, gap


def _part(name: str, keymap: Keymap) -> Part:
    command = BY_ID[name]
    return Part(keymap.shown(command), command.short, (command.action,))


def _hinted(hint: Hint, keymap: Keymap) -> Part:
    firsts = (keymap.all_shown(BY_ID[name])[0] for name in hint.ids)
    return Part(hint.shown or " ".join(firsts), hint.short, tuple(BY_ID[name].action for name in hint.ids))


def _length(parts: Iterable[Part], gap: int) -> int:
    sizes = [len(part.shown) + 1 + len(part.short) for part in parts]
    return sum(sizes) + gap * max(0, len(sizes) - 1)
