"""What every line one types into shares: it shows what was typed, and no character of it acts on the screen."""

from collections.abc import Sequence
from itertools import accumulate

from rich.text import Text
from textual import events
from textual.filter import LineFilter
from textual.widgets import Input

from explorer.ascii_filter import AsciiFilter
from explorer.draw.piece import safe, width_of
from explorer.toast import TOLD

LONGEST_PASTE = 2000
"""Characters of a paste that are taken."""


class AsTyped(Input):
    """An input whose text is a person's, not ours to put into ASCII."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one for our own signs; what stands there before anything is typed is ours."""
        return [one for one in super().get_line_filters() if not (self.value and isinstance(one, AsciiFilter))]

    # The value stays as it was typed or pasted; what is drawn of it has one character for each of its own.

    @property
    def _value(self) -> Text:
        """What is drawn: a sign in the place of what would turn the line round, or steer the terminal."""
        text = Text(safe(self.value), no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter is not None else text

    def _position_to_cell(self, position: int) -> int:
        """The column a character is drawn in."""
        return width_of(safe(self.value[:position]))

    def _cell_offset_to_index(self, offset: int) -> int:
        """The character that is drawn in a column."""
        column = offset + self.scroll_offset.x
        ends = accumulate(width_of(letter) for letter in safe(self.value))
        return next((at for at, end in enumerate(ends) if end > column), len(self.value))

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted as one, and say where that is cut."""
        event.stop()
        event.prevent_default()
        text = self.one_line(event.text)
        if len(text) > LONGEST_PASTE:
            text = text[:LONGEST_PASTE]
            self.notify(f"cut to {LONGEST_PASTE:,} characters", severity="warning", timeout=TOLD, markup=False)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))

    def one_line(self, text: str) -> str:
        """Lay lines out as one."""
        return " ".join(line.strip() for line in text.splitlines() if line.strip())
