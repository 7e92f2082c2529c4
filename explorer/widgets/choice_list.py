"""A list of drawn lines in a dialog, some of which the cursor can stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.draw.piece import Line
from explorer.inks import inks_of

Paint = Callable[[int, bool, int], Line]
"""From the number of a line, whether the cursor is on it, and a width, to the line."""


class ChoiceList(ScrollView, can_focus=False):
    """Lines drawn when they are in sight; the keys come from the dialog."""

    DEFAULT_CSS = """
    ChoiceList { height: 1fr; min-height: 1; overflow-x: hidden; overflow-y: auto; scrollbar-size: 0 0;
                 background: $ink-raised; }
    """

    @dataclass
    class Clicked(Message):
        """A line the cursor can stand on was clicked."""

        line: int
        again: bool
        """The cursor stood there and it was a double click."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.cursor = 0
        """The line the cursor stands on."""
        self._stops: tuple[int, ...] = ()
        self._count = 0
        self._paint: Paint = lambda line, at, width: ()

    def show(self, count: int, stops: Sequence[int], paint: Paint, cursor: int | None = None) -> None:
        """Show other lines; the cursor goes to the line asked for, else to the first it can stand on."""
        self._count, self._stops, self._paint = count, tuple(stops), paint
        wanted = self.cursor if cursor is None else cursor
        self.cursor = wanted if wanted in self._stops else next(iter(self._stops), 0)
        self.virtual_size = Size(self.size.width, count)
        self.reveal()
        self.refresh()

    @property
    def empty(self) -> bool:
        """There is no line the cursor could stand on."""
        return not self._stops

    def move(self, by: int) -> None:
        """Move the cursor by that many of the lines it can stand on."""
        if self._stops:
            place = self._stops.index(self.cursor) + by
            self.go(self._stops[max(0, min(place, len(self._stops) - 1))])

    def page(self, direction: int) -> None:
        """Move by what is in sight."""
        self.move(direction * max(1, self.size.height - 2))

    def go(self, line: int) -> None:
        """Put the cursor on a line it can stand on."""
        if line in self._stops:
            self.cursor = line
            self.reveal()
            self.refresh()

    def reveal(self) -> None:
        """Scroll until the cursor is in sight, with the heading above the first line."""
        height = self.size.height
        if height <= 0:
            return
        y = self.scroll_offset.y
        top = 0 if self._stops and self.cursor == self._stops[0] and self.cursor < height else self.cursor
        if top < y:
            self.scroll_to(y=top, animate=False, force=True)
        elif self.cursor >= y + height:
            last = bool(self._stops) and self.cursor == self._stops[-1]
            # What stands under the last line one can choose is read by going there.
            target = self._count if last else self.cursor + 1
            self.scroll_to(y=max(0, min(target - height, self.cursor)), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        line, width = y + self.scroll_offset.y, self.size.width
        inks = inks_of(self.app)
        if not 0 <= line < self._count:
            return inks.strip((), width, "raised")
        at = line == self.cursor and not self.empty
        return inks.strip(self._paint(line, at, width), width, "select" if at else "raised")

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, self._count)
        self.reveal()

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        line = event.y + self.scroll_offset.y
        if line in self._stops:
            event.stop()
            self.post_message(self.Clicked(line, line == self.cursor and event.chain > 1))
