"""The card of how a search is written, opened from the search box."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll

from explorer.draw.query_help import guide_lines
from explorer.query_guide import GUIDE
from explorer.screens.dialog import CLOSES, Dialog
from explorer.widgets.sheet import Sheet

WIDTH = 76
FRAME = 2


class QueryHelp(Dialog[None]):
    """Examples and what they mean; closes at any of the keys one would try."""

    CSS_PATH = "query_help.tcss"
    AUTO_FOCUS = "#scroll"
    OPENED_BY = ("app.query-help",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "cancel", "close", show=False),
        Binding("j", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The card, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = "How to search"
            with VerticalScroll(id="scroll"):
                yield Sheet(id="card", ground="raised")

    def on_mount(self) -> None:
        """Draw it."""
        self._fit()

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        whole = width < 60 or height < 20
        wide = max(1, width if whole else min(WIDTH, width))
        lines = guide_lines(GUIDE, max(1, wide - FRAME))
        dialog, card = self.query_one("#dialog"), self.query_one("#card", Sheet)
        dialog.styles.width = wide
        dialog.styles.height = max(1, height if whole else min(len(lines) + FRAME, height - 2))
        card.styles.height = len(lines)
        card.draw(lambda width, height: guide_lines(GUIDE, width))
        hidden = len(lines) + FRAME > (height if whole else height - 2)
        dialog.border_subtitle = f"↑↓ more · {CLOSES}" if hidden else CLOSES

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one("#scroll", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)
