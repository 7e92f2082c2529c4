"""The line one types into to find letters in an article; gone until it is asked for."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from explorer.draw.piece import Ink, Piece, right
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet

COUNT = 24
"""Columns of the count, at most half of the line."""


class FindBar(Horizontal):
    """``/ harbour        3 of 12``."""

    DEFAULT_CSS = """
    FindBar { height: 1; background: $ink-raised; }
    FindBar.gone { display: none; }
    FindBar #find-prompt { width: 3; }
    FindBar Needle { width: 1fr; }
    """

    def __init__(self) -> None:
        """Begin out of sight."""
        super().__init__(classes="gone")

    def compose(self) -> ComposeResult:
        """Prompt, input, count."""
        yield Sheet(id="find-prompt", ground="raised")
        yield Needle("find in the article")
        yield Sheet(id="find-count", ground="raised")

    def on_mount(self) -> None:
        """Draw the prompt."""
        self.query_one("#find-prompt", Sheet).draw(lambda width, height: [(Piece(" / ", "accent", bold=True),)])

    @property
    def needle(self) -> Needle:
        """Where one types."""
        return self.query_one(Needle)

    @property
    def typing(self) -> bool:
        """Whether the letters one types go here."""
        return self.screen.focused is self.needle

    def open(self) -> None:
        """Come into sight and take the keys; what was typed is kept to be changed."""
        self.remove_class("gone")
        self.query_one("#find-count").styles.width = max(1, min(COUNT, self.screen.size.width // 2))
        self.needle.focus(scroll_visible=False)
        self.needle.cursor_position = len(self.needle.value)

    def close(self) -> None:
        """Go out of sight, empty."""
        self.needle.value = ""
        self.add_class("gone")

    def count(self, words: str, ink: Ink = "muted") -> None:
        """Say how many places there are."""
        self.query_one("#find-count", Sheet).draw(
            lambda width, height: [(Piece(right(words, max(0, width - 1)), ink, bold=ink != "muted"), Piece(" "))]
        )
