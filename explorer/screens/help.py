"""The help: every key of the place one is in, and what the marks mean."""

from explorer import help_choice as choice
from explorer.commands import of
from explorer.config import config_of
from explorer.draw import help as draw
from explorer.draw.piece import Line
from explorer.screens.list_dialog import ListDialog
from explorer.widgets.key_needle import KeyNeedle
from explorer.widgets.needle import Needle


class HelpScreen(ListDialog[str | None]):
    """A list of commands one narrows by typing; enter gives back the action to run."""

    PROMPT = "?"

    def __init__(self, where: str, place: str = "") -> None:
        """Take the screen one is on, by its name in the table of commands, and what of it has the keys."""
        super().__init__()
        self.asked_for = where
        self.place = place or where
        self.items: list[choice.HelpItem] = []

    def on_mount(self) -> None:
        """Say what it helps with."""
        named = self.place not in ("", "desk")
        self.query_one("#dialog").border_title = f"Help · {self.place.capitalize()}" if named else "Help"
        super().on_mount()

    def needle(self) -> Needle:
        """One types words, and presses keys."""
        return KeyNeedle("a word, or any key")

    def foot(self, width: int) -> Line:
        """What one can do here."""
        return draw.foot(width)

    def narrow(self, typed: str) -> None:
        """Show the commands with that word or key."""
        keymap = config_of(self.app).keys
        self.items = choice.items(self.asked_for, typed, len(draw.LEGEND), keymap)
        stops = draw.stops(self.items)
        self.say(draw.counted(len(stops), len(of(self.asked_for))))

        def paint(line: int, at: bool, width: int) -> Line:
            return draw.line_of(self.items[line], at, width)

        self.rows.show(len(self.items), stops, paint, choice.begin_at(self.items, typed, keymap))

    def choose(self, line: int) -> None:
        """Give back the action of a command."""
        command = self.items[line].command
        if command is not None:
            self.dismiss(command.action)
