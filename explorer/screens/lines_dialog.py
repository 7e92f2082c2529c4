"""A dialog of lines one goes through: no typing, so that letters are keys."""

from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from explorer.commands import bindings
from explorer.config import config_of
from explorer.draw.keys import keys_line, told_keys
from explorer.screens.dialog import Dialog, Result
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.sheet import Sheet

FRAME = 3
"""Lines of the dialog that are not the list's."""
AIR = 6
"""Lines over and under it where what is told has room between it and the foot."""


class LinesDialog(Dialog[Result], Generic[Result]):
    """Lines and keys in a heavy frame; over the whole screen where that is small."""

    CSS_PATH = "lines_dialog.tcss"
    AUTO_FOCUS = ""
    unread = False
    """What its keys are about is still being read: keys typed ahead wait for it."""
    where = "dialog"
    """Its name in the table of commands."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]
    TITLE_OF: ClassVar[str] = ""
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (("dialog.close", "close"),)
    """The commands whose keys are named at the foot, each with what it does there."""
    WIDE: ClassVar[int] = 68
    """Columns at most."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Container(id="dialog") as dialog:
            dialog.border_title = self.TITLE_OF
            yield ChoiceList()
            yield from self.more()
            yield Sheet(id="keys", ground="raised")

    def more(self) -> ComposeResult:
        """What stands between the list and the keys."""
        yield from ()

    def on_mount(self) -> None:
        """Name the keys, then begin."""
        self.draw_keys()
        self.begin()

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The commands of `KEYS` that do something where the cursor stands."""
        return self.KEYS

    def draw_keys(self) -> None:
        """Draw the keys at the foot."""
        keys = told_keys(config_of(self.app).keys, self.named)
        self.query_one("#keys", Sheet).draw(lambda width, height: [keys_line(keys, width)])

    def begin(self) -> None:
        """Ask for what is shown."""

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self.settle()

    def settle(self) -> None:
        """Take the place there is."""

    @property
    def whole(self) -> bool:
        """Over the whole screen."""
        return self.app.size.width < 60 or self.app.size.height < 20

    @property
    def columns(self) -> int:
        """Columns of the dialog, its frame included."""
        width = self.app.size.width
        return max(1, width if self.whole else min(self.WIDE, width - 2))

    def fit(self, lines: int) -> int:
        """Take so many lines where there is room for them; returns how many it has, its frame included."""
        height = self.app.size.height
        tall = max(1, height if self.whole else min(lines + FRAME, height - 2))
        self.set_class(height - tall >= AIR, "-airy")
        dialog = self.query_one("#dialog")
        dialog.styles.width, dialog.styles.height = self.columns, tall
        return tall

    @property
    def list(self) -> ChoiceList:
        """The lines."""
        return self.query_one(ChoiceList)

    def moved(self) -> None:
        """The cursor stands on another line."""

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.list.move(by)
        self.moved()

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.list.page(direction)
        self.moved()

    def action_far(self, direction: int) -> None:
        """Go to the first line, or to the last."""
        self.action_move(direction * 1_000_000)

    def action_choose(self) -> None:
        """Do what the line under the cursor is for."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)

    @on(ChoiceList.Clicked)
    def _clicked(self, event: ChoiceList.Clicked) -> None:
        self.list.go(event.line)
        self.moved()
        if event.again:
            self.action_choose()
