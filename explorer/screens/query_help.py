"""The card of how a search is written, opened from the search box; an example can be taken into it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll

from explorer.draw.query_help import example_line, guide_lines
from explorer.query_guide import EXAMPLES, GUIDE
from explorer.screens.dialog import CLOSES, Dialog
from explorer.widgets.sheet import Sheet

WIDTH = 76
FRAME = 2
PAGE = 8
"""Examples one goes on by at once."""
TAKES = "[@click=screen.take]enter takes it[/]"


class QueryHelp(Dialog[str | None]):
    """Examples and what they mean; gives back the one to search for."""

    CSS_PATH = "query_help.tcss"
    AUTO_FOCUS = ""
    OPENED_BY = ("app.query-help",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "cancel", "close", show=False),
        Binding("enter", "take", "take", show=False),
        Binding("j,down,tab", "move(1)", "down", show=False),
        Binding("k,up,shift+tab", "move(-1)", "up", show=False),
        Binding("pagedown,ctrl+d", f"move({PAGE})", "page down", show=False),
        Binding("pageup,ctrl+u", f"move(-{PAGE})", "page up", show=False),
        Binding("home", f"move(-{len(EXAMPLES)})", "first", show=False),
        Binding("end,G", f"move({len(EXAMPLES)})", "last", show=False),
    ]

    def __init__(self) -> None:
        """Begin at the first example."""
        super().__init__()
        self.cursor = 0
        """The example that is taken."""

    def compose(self) -> ComposeResult:
        """The card, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = "How to search"
            with VerticalScroll(id="scroll", can_focus=False):
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
        dialog.border_subtitle = f"↑↓ {TAKES} · {CLOSES}"
        self._show()

    def _show(self) -> None:
        """Draw the examples, the one under the cursor in sight."""
        card, scroll, at = self.query_one("#card", Sheet), self.query_one("#scroll", VerticalScroll), self.cursor
        card.draw(lambda width, height: guide_lines(GUIDE, width, at))
        line = example_line(GUIDE, max(1, card.size.width), at)
        top, height = scroll.scroll_offset.y, scroll.size.height
        if height and not top <= line < top + height:  # it has no height before it is laid out
            scroll.scroll_to(y=line if line < top else line - height + 1, animate=False)

    def action_move(self, by: int) -> None:
        """Go to another example."""
        self.cursor = max(0, min(self.cursor + by, len(EXAMPLES) - 1))
        self._show()

    def action_take(self) -> None:
        """Search for the example under the cursor."""
        self.dismiss(EXAMPLES[self.cursor])

    @on(Sheet.Tagged)
    def _clicked(self, message: Sheet.Tagged) -> None:
        self.dismiss(EXAMPLES[int(message.tag)])

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)
