"""The help: every key of the place one is in, and what the marks mean."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from explorer import help_choice as choice
from explorer.draw import help as draw
from explorer.draw.piece import Line, Piece, right
from explorer.screens.dialog import Dialog
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet

WIDTH, HEIGHT = 76, 26


class HelpScreen(Dialog[str | None]):
    """A list of commands one narrows by typing; enter gives back the action to run."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "Needle"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab,ctrl+n", "move(1)", "down", show=False),
        Binding("up,shift+tab,ctrl+p", "move(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("escape", "cancel", "close", show=False),
    ]

    def __init__(self, where: str) -> None:
        """Take the place one is in: a pane, or the reader."""
        super().__init__()
        self.where = where
        self.items: list[choice.HelpItem] = []

    def compose(self) -> ComposeResult:
        """Prompt, rule, list and keys, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = f"Help · {self.where.capitalize()}" if self.where not in ("", "desk") else "Help"
            dialog.border_subtitle = "esc closes"
            with Container(id="ask"):
                yield Sheet(id="prompt", ground="raised")
                yield Needle("a key or a word")
                yield Sheet(id="count", ground="raised")
            yield Sheet(id="rule", ground="raised")
            yield ChoiceList()
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Draw it."""
        self.query_one("#prompt", Sheet).draw(lambda width, height: [(Piece(" ?", "accent", bold=True),)])
        self.query_one("#rule", Sheet).draw(lambda width, height: [(Piece("─" * width, "line"),)])
        self.query_one("#keys", Sheet).draw(lambda width, height: [draw.foot(width)])
        self._fit()
        self._narrow()

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        whole = width < 60 or height < 20
        dialog = self.query_one("#dialog")
        dialog.styles.width = max(1, width if whole else min(WIDTH, width))
        dialog.styles.height = max(1, height if whole else min(HEIGHT, height - 2))

    @on(Input.Changed)
    def _narrow(self) -> None:
        typed = self.query_one(Needle).value
        self.items = choice.items(self.where, typed, len(draw.LEGEND))
        stops = draw.stops(self.items)
        words = draw.counted(len(stops), len(choice.commands_of(self.where)))

        def paint(line: int, at: bool, width: int) -> Line:
            return draw.line_of(self.items[line], at, width)

        self.query_one("#count", Sheet).draw(
            lambda width, height: [(Piece(right(words, max(0, width - 1)), "muted"), Piece(" "))]
        )
        self.query_one(ChoiceList).show(len(self.items), stops, paint, stops[0] if stops else None)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(ChoiceList).move(by)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.query_one(ChoiceList).page(direction)

    def action_cancel(self) -> None:
        """Close without running anything."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _run(self) -> None:
        rows = self.query_one(ChoiceList)
        command = self.items[rows.cursor].command if not rows.empty else None
        if command is not None:
            self.dismiss(command.action)

    @on(ChoiceList.Clicked)
    def _clicked(self, event: ChoiceList.Clicked) -> None:
        self.query_one(ChoiceList).go(event.line)
        if event.again:
            self._run()
