"""A dialog of one line to type into and a list below it that the typing narrows."""

from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from explorer.draw.piece import Line, Piece, right
from explorer.screens.dialog import CLOSES, Dialog, Result
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet


class ListDialog(Dialog[Result], Generic[Result]):
    """Prompt, rule, list and keys, in a heavy frame; over the whole screen where that is small."""

    CSS_PATH = "list_dialog.tcss"
    AUTO_FOCUS = "Needle"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", "down", show=False),
        Binding("up,shift+tab", "move(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("escape", "cancel", "close", show=False),
    ]
    TITLE_OF: ClassVar[str] = ""
    SAYS_CLOSES: ClassVar[bool] = True
    """Its frame says how it is closed; not where its foot does."""
    PROMPT: ClassVar[str] = ">"
    WIDE: ClassVar[tuple[int, int]] = (76, 26)
    """Columns and lines at most."""

    def needle(self) -> Needle:
        """The line one types into."""
        raise NotImplementedError

    def foot(self, width: int) -> Line:
        """What one can do here."""
        raise NotImplementedError

    def narrow(self, typed: str) -> None:
        """Show what answers to what is typed."""
        raise NotImplementedError

    def choose(self, line: int) -> None:
        """Do what a line of the list says."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Container(id="dialog") as dialog:
            dialog.border_title = self.TITLE_OF
            dialog.border_subtitle = CLOSES if self.SAYS_CLOSES else ""
            with Container(id="ask"):
                yield Sheet(id="prompt", ground="raised")
                yield self.needle()
                yield Sheet(id="count", ground="raised")
            yield Sheet(id="rule", ground="raised")
            yield ChoiceList()
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Draw it."""
        self.query_one("#prompt", Sheet).draw(lambda width, height: [(Piece(f" {self.PROMPT}", "accent", bold=True),)])
        self.query_one("#rule", Sheet).draw(lambda width, height: [(Piece("─" * width, "line"),)])
        self.query_one("#keys", Sheet).draw(lambda width, height: [self.foot(width)])
        self._fit()
        self.narrow(self.typed)

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self._fit()

    def _fit(self) -> None:
        (width, height), (most, high) = self.app.size, self.WIDE
        whole = width < 60 or height < 20
        dialog = self.query_one("#dialog")
        dialog.styles.width = max(1, width if whole else min(most, width))
        dialog.styles.height = max(1, height if whole else min(high, height - 2))

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.query_one(Needle).value

    @property
    def rows(self) -> ChoiceList:
        """The list."""
        return self.query_one(ChoiceList)

    def say(self, words: str) -> None:
        """Say how much of the whole is shown, beside what is typed."""
        self.query_one("#count", Sheet).draw(
            lambda width, height: [(Piece(right(words, max(0, width - 1)), "muted"), Piece(" "))]
        )

    @on(Input.Changed)
    def _changed(self) -> None:
        if not self.closing:
            self.narrow(self.typed)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.enter()

    def enter(self) -> None:
        """Take the line under the cursor, where there is one, unless it closes already."""
        if not self.rows.empty and not self.closing:
            self.choose(self.rows.cursor)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.move(by)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.rows.page(direction)

    def action_cancel(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    @on(ChoiceList.Clicked)
    def _clicked(self, event: ChoiceList.Clicked) -> None:
        self.rows.go(event.line)
        if event.again:
            self.choose(event.line)
