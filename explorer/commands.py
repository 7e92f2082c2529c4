"""The one table of commands: name, key and sentence, from which bindings, footers, help, palette and README come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import Binding

Group = Literal["Quote", "Filter", "Move", "App"]
GROUPS: tuple[Group, ...] = ("Quote", "Filter", "Move", "App")

DESK, READER, BOTH = ("desk",), ("reader",), ("desk", "reader")
PANES = ("quotes", "actors", "sources")
PLACES = (*PANES, "reader", "search", "offers", "empty")
WIDE = 100
"""Columns from which a footer has room for three spaces between keys and for the palette's key."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for, and the key that asks for it."""

    id: str
    """Stable, for remapping keys: ``filter.country``."""
    action: str
    """The action of the screen that does it, without ``action_``."""
    key: str
    """Textual's key names, separated by commas."""
    shown: str
    """The key as a person reads it."""
    short: str
    """The word beside the key in a footer."""
    sentence: str
    group: Group
    where: tuple[str, ...]
    footer: tuple[str, ...] = ()
    """Places whose footer shows it."""

    @property
    def name(self) -> str:
        """The name in the palette, ``filter: country``."""
        return self.id.replace(".", ": ", 1).replace("-", " ")


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("filter.search", "search", "slash", "/", "search", "Search names, words, titles and outlets",
            "Filter", DESK, PANES),
    Command("filter.country", "country", "c", "c", "country", "Filter by country", "Filter", DESK, PANES),
    Command("quote.open", "open", "enter", "enter", "open", "Open the quote in its article, or narrow to the row",
            "Quote", DESK, PANES),
    Command("quote.copy", "copy", "y", "y", "copy", "Copy the quote", "Quote", BOTH, (*PANES, "reader")),
    Command("quote.cite", "cite", "Y", "Y", "cite", "Copy the quote with its citation",
            "Quote", BOTH, (*PANES, "reader")),
    Command("quote.browse", "open_url", "o", "o", "open", "Open the article in the browser",
            "Quote", BOTH, ("reader",)),
    Command("quote.edit", "edit", "e", "e", "edit", "Open the article in $EDITOR at the line of the quote",
            "Quote", BOTH, ("reader",)),
    Command("quote.mark", "mark", "space", "space", "mark", "Mark the row", "Quote", DESK),
    Command("quote.next", "next_quote", "n", "n", "next", "Next quote of the article", "Quote", READER),
    Command("quote.previous", "previous_quote", "p", "p", "previous", "Previous quote of the article",
            "Quote", READER),
    Command("filter.clear-countries", "clear_countries", "C", "C", "clear countries", "Clear the country filter",
            "Filter", DESK, ("empty",)),
    Command("filter.aloud", "aloud", "S", "S", "speech", "Show speech alone, or thoughts and plans as well",
            "Filter", DESK),
    Command("filter.certain", "certain", "percent_sign", "%", "certain",
            "Show certain quotes alone, or doubtful ones as well", "Filter", DESK),
    Command("filter.sort", "sort", "s", "s", "sort", "Sort the quotes another way", "Filter", DESK, PANES),
    Command("move.zoom", "zoom", "z", "z", "zoom", "Give the pane the whole screen, or give it back",
            "Move", DESK, PANES),
    Command("move.next-pane", "next_pane", "tab", "tab", "next pane", "Go to the next pane", "Move", DESK),
    Command("move.previous-pane", "previous_pane", "shift+tab", "shift+tab", "previous pane",
            "Go to the previous pane", "Move", DESK),
    Command("move.actors", "pane(1)", "1", "1", "actors", "Go to the actors", "Move", DESK),
    Command("move.quotes", "pane(2)", "2", "2", "quotes", "Go to the quotes", "Move", DESK),
    Command("move.sources", "pane(3)", "3", "3", "sources", "Go to the sources", "Move", DESK),
    Command("move.left", "pane_left", "h", "h", "left", "Go to the pane on the left", "Move", DESK),
    Command("move.right", "pane_right", "l", "l", "right", "Go to the pane on the right", "Move", DESK),
    Command("move.down", "move_down", "j,down", "j ↓", "down", "Move down one row", "Move", BOTH),
    Command("move.up", "move_up", "k,up", "k ↑", "up", "Move up one row", "Move", BOTH),
    Command("move.first", "first", "g,home", "g g", "first", "Go to the first row", "Move", BOTH),
    Command("move.last", "last", "G,end", "G", "last", "Go to the last row", "Move", BOTH),
    Command("move.page-down", "page_down", "ctrl+d,pagedown", "ctrl+d", "page down", "Move down one page",
            "Move", BOTH),
    Command("move.page-up", "page_up", "ctrl+u,pageup", "ctrl+u", "page up", "Move up one page", "Move", BOTH),
    Command("app.back", "back", "left_square_bracket", "[", "back",
            "Back: the whole screen, filters and cursor come back", "App", BOTH),
    Command("app.forward", "forward", "right_square_bracket", "]", "forward", "Forward again, after going back",
            "App", BOTH),
    Command("app.escape", "escape", "escape", "esc", "back", "Back out one step: search, pane, then filters",
            "App", BOTH, ("reader",)),
    Command("app.quit", "quit", "q", "q", "quit", "Quit", "App", BOTH),
    Command("app.help", "help", "question_mark", "?", "help", "Show every key and what the marks mean", "App", BOTH),
    Command("app.query-help", "query_help", "f1", "f1", "how to search", "Show how a search is written",
            "App", DESK, ("search", "offers")),
    Command("app.palette", "palette", "ctrl+p,colon", "ctrl+p", "all commands", "Run any command", "App", BOTH),
)
# fmt: on

BY_ID = {command.id: command for command in COMMANDS}


def _hint(name: str, shown: str, short: str) -> Command:
    """A footer's word for a key that means something else there: nothing is bound to it."""
    return Command(name, "", "", shown, short, "", "App", ())


_HINTS: dict[str, tuple[Command, ...]] = {
    "reader": (_hint("hint.neighbours", "n p", "next, previous quote"),),
    "search": (_hint("hint.move", "↑↓", "move"), _hint("hint.list", "enter", "to the list"),
               _hint("hint.clear", "esc", "clear")),
    "offers": (_hint("hint.choose-offer", "↑↓", "choose"), _hint("hint.take", "tab", "take"),
               _hint("hint.close", "esc", "close")),
    "empty": (_hint("hint.drop", "enter", "drop this filter"), _hint("hint.choose", "j k", "choose"),
              _hint("hint.undo", "esc", "undo last step"), _hint("hint.edit", "/", "edit search")),
}  # fmt: skip
PINNED = ("app.help", "app.palette")


def of(where: str) -> tuple[Command, ...]:
    """The commands of one screen, in the order of the table."""
    return tuple(command for command in COMMANDS if where in command.where)


def bindings(where: str) -> list[Binding]:
    """Textual's bindings for one screen; none has priority, so whatever one types into gets its letters."""
    from textual.binding import Binding

    return [
        Binding(command.key, command.action, command.short, show=False, id=command.id, tooltip=command.sentence)
        for command in of(where)
    ]


def footer_parts(place: str, width: int) -> tuple[list[Command], list[Command], int]:
    """What a footer of that width has room for: left part, part pinned right, and the spaces between two keys."""
    gap = 3 if width >= WIDE else 2
    pinned = [BY_ID[name] for name in PINNED]
    if place in ("search", "offers"):  # a question mark is a letter there
        pinned = pinned[1:]
    if width < WIDE:
        pinned = [command for command in pinned if command.id != "app.palette"]
    room = width - 2 - _length(pinned, gap)
    left: list[Command] = []
    for command in (*_HINTS.get(place, ()), *(command for command in COMMANDS if place in command.footer)):
        if _length([*left, command], gap) + (gap if pinned else 0) <= room:
            left.append(command)
    return left, pinned, gap


def footer(place: str, width: int) -> list[Command]:
    """The commands a footer of that width shows, those pinned right last."""
    left, pinned, _ = footer_parts(place, width)
    return left + pinned


def _length(commands: Iterable[Command], gap: int) -> int:
    sizes = [len(command.shown) + 1 + len(command.short) for command in commands]
    return sum(sizes) + gap * max(0, len(sizes) - 1)


def key_table() -> str:
    """The table of keys for the README, in Markdown."""
    lines = ["| key | does |", "| --- | --- |"]
    for group in GROUPS:
        for command in COMMANDS:
            if command.group == group:
                only = " (in the reader)" if command.where == READER else ""
                lines.append(f"| {_keys(command)} | {command.sentence}{only} |")
    return "\n".join(lines) + "\n"


_NAMES = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "colon": ":",
    "percent_sign": "%", "escape": "esc", "down": "↓", "up": "↑", "g": "g g",
}  # fmt: skip


def _keys(command: Command) -> str:
    return " ".join(f"`{_NAMES.get(key, key)}`" for key in command.key.split(","))
