"""One virtual list for all panes: rows fetched in pages, drawn a line at a time, at any length."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.draw.piece import Line, Piece
from explorer.draw.rows import Hold, Look
from explorer.inks import inks_of
from explorer.layout import Pane
from explorer.pages import Pages
from explorer.stack import Stack, Tail
from explorer.widgets.bare import bare_lines

Row = TypeVar("Row")
KEPT = 2000
"""Strips kept before the cache starts anew."""


class RowList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of one height and a tail; a cursor; cached strips."""

    DEFAULT_CSS = """
    RowList { overflow: hidden hidden; scrollbar-size: 0 0; height: 1fr; }
    """

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, pane: Pane, by_hand: bool) -> None:
            super().__init__()
            self.pane: Pane = pane
            self.by_hand = by_hand

    class Opened(Message):
        """The row under the cursor was clicked again."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane: Pane = pane

    class Needed(Message):
        """A page of rows must be fetched."""

        def __init__(self, pane: Pane, page: int) -> None:
            super().__init__()
            self.pane: Pane = pane
            self.page = page

    class Scrolled(Message):
        """Other rows are in sight."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane: Pane = pane

    def __init__(self, pane: Pane, paint: Callable[[Row, int, Look, int], list[Line]]) -> None:
        """Make an empty list; paint draws a row in a width, a look and a number of lines."""
        super().__init__(id=pane)
        self.pane: Pane = pane
        self.rows: Pages[Row] = Pages()
        self.cursor = 0
        self.lines = 1
        self.holds = False
        """The list behaves as the focused one though the search box has the keys."""
        self.chosen: Callable[[Row], bool] = lambda row: False
        self.marked: Callable[[Row], bool] = lambda row: False
        self.shows_cursor_at_rest = False
        self._paint = paint
        self._tail: tuple[Tail, ...] = ()
        self._strips: dict[tuple[int, Look], list[Strip]] = {}

    # What is in it

    def show(self, total: int, pages: dict[int, Sequence[Row]], tail: Sequence[Tail] = (), cursor: int = 0) -> None:
        """Show other rows; the row under the cursor, if it is still there, stays on its line of the screen."""
        before, row, y = self.cursor, self.row, self.scroll_offset.y
        self.rows = Pages(total, dict(pages))
        self._tail = tuple(tail)
        self.cursor = max(0, min(cursor, self.stops - 1))
        self._measure()
        if row is not None and _id(self.row) == _id(row):
            y += (self.cursor - before) * self.lines
        elif self.cursor != before:
            y = 0
        top = max(0, min(y, self.virtual_size.height - self.size.height))
        self.scroll_to(y=top, animate=False, force=True)
        self._reveal(centre=True)
        self.redraw()

    def put(self, cursor: int, top: int) -> None:
        """Put the cursor somewhere, and a line of the list first in sight as far as that shows the cursor."""
        cursor = max(0, min(cursor, self.stops - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self.redraw()
            self.post_message(self.Moved(self.pane, False))
        self.scroll_to(y=max(0, min(top, self.virtual_size.height - self.size.height)), animate=False, force=True)
        self._reveal(centre=True)

    def fill(self, page: int, rows: Sequence[Row]) -> None:
        """Put a page in its place."""
        self.rows.pages[page] = rows
        self.redraw()

    def settle(self, lines: int) -> None:
        """Give every row that many lines."""
        if lines != self.lines:
            self.lines = lines
            self._measure()
            self._reveal()
            self.redraw()

    def redraw(self) -> None:
        """Forget what was drawn."""
        self._strips.clear()
        self.refresh()

    @property
    def stack(self) -> Stack:
        """Its lines."""
        return Stack(self.rows.total, self.lines, self._tail)

    @property
    def stops(self) -> int:
        """How many places the cursor can stand on."""
        return self.stack.stops

    @property
    def row(self) -> Row | None:
        """The row under the cursor, where it has come and the cursor is on a row."""
        return self.rows.get(self.cursor) if self.cursor < self.rows.total else None

    @property
    def held(self) -> object:
        """What the part of the tail under the cursor stands for."""
        part = self.stack.part_at(self.cursor)
        return part.held if part is not None else None

    # Moving

    @property
    def allow_vertical_scroll(self) -> bool:
        """As long as it is longer than its pane: a bar that nobody sees need not be made for it."""
        return not self._check_disabled() and self.max_scroll_y > 0

    def move(self, by: int) -> None:
        """Move the cursor."""
        self.go(self.cursor + by)

    def page(self, direction: int) -> None:
        """Move by what is in sight."""
        self.move(direction * max(1, self.size.height // max(1, self.lines) - 1))

    def go(self, place: int, by_hand: bool = True) -> None:
        """Put the cursor somewhere."""
        place = max(0, min(place, self.stops - 1))
        if place != self.cursor:
            self.cursor = place
            self.redraw()
            self.post_message(self.Moved(self.pane, by_hand))
        self._reveal()

    def _reveal(self, centre: bool = False) -> None:
        """Bring the cursor into sight."""
        now = self.scroll_offset.y
        top = self.stack.top_for(self.cursor, now, self.size.height, centre)
        if top != now:
            self.scroll_to(y=top, animate=False, force=True)

    def _measure(self) -> None:
        # No list is scrolled sideways, and another width would be another layout.
        self.virtual_size = Size(0, self.stack.height)

    def thumb(self, height: int) -> tuple[int, int]:
        """The lines of the rule beside the list to thicken: first, and one past the last; equal for none."""
        return self.stack.thumb(self.scroll_offset.y, height)

    # Drawing

    def _hold(self) -> Hold:
        if self.has_focus or self.holds:
            return "focus"
        return "rest" if self.shows_cursor_at_rest else "no"

    def _strips_of(self, place: int, tail: Tail | None) -> list[Strip]:
        """The strips of a row, or of a part of the tail whose stop is at that place."""
        at = place == self.cursor and (tail is None or tail.stops)
        row = self.rows.get(place) if tail is None else None
        hold: Hold = self._hold() if at else "no"
        if row is not None and hold != "focus" and self.chosen(row):
            hold = "rest"
        look = Look(hold, row is not None and self.marked(row))
        # The tail's parts without a stop share no place with a row.
        key = (place if tail is None or tail.stops else -1 - self._tail.index(tail), look)
        strips = self._strips.get(key)
        if strips is not None:
            return strips
        width = self.size.width
        if tail is not None:
            lines = tail.draw(width, look)
        elif row is None:
            lines = [(Piece("   …", "faint"),)] + [()] * (self.lines - 1)
        else:
            lines = self._paint(row, width, look, self.lines)
        inks = inks_of(self.app)
        ground = {"no": "background", "focus": "select", "rest": "rest"}[hold]
        strips = [inks.strip(line, width, ground) for line in lines]  # type: ignore[arg-type]
        if row is not None or tail is not None:
            if len(self._strips) > KEPT:
                self._strips.clear()
            self._strips[key] = strips
        return strips

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they are drawn."""
        return bare_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        place = self.stack.place_of(y + self.scroll_offset.y)
        if place is None:
            return self._blank()
        if place.part is None and (page := self.rows.missing(place.stop)) is not None:
            # Made while the screen draws, it would be the screen's own message, which goes no further.
            self.call_later(self._need, page)
        strips = self._strips_of(place.stop, place.part)
        return strips[place.line] if place.line < len(strips) else self._blank()

    def _need(self, page: int) -> None:
        self.post_message(self.Needed(self.pane, page))

    def _blank(self) -> Strip:
        style: Style = inks_of(self.app).style()
        return Strip.blank(self.size.width, style)

    # What happens to it

    def on_resize(self) -> None:
        """Draw for the new width and keep the cursor in sight."""
        self._measure()
        self._reveal()
        self.redraw()
        self.post_message(self.Scrolled(self.pane))

    def on_focus(self) -> None:
        """The cursor is drawn another way."""
        self.redraw()

    def on_blur(self) -> None:
        """The cursor is drawn another way."""
        self.redraw()

    def notify_style_update(self) -> None:
        """Another theme: draw again."""
        self._strips.clear()
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The rule beside the list shows where it is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self.pane))

    def on_click(self, event: events.Click) -> None:
        """Select the row, or open the one that is selected."""
        stop = self.stack.stop_at(event.y + self.scroll_offset.y)
        if stop is None:
            return
        event.stop()
        known = stop == self.cursor and event.chain > 1
        self.go(stop)
        part = self.stack.part_at(stop)
        if known or (part is not None and part.at_once):
            self.post_message(self.Opened(self.pane))


def _id(row: object) -> object:
    """What makes a row the same one in another list."""
    return getattr(row, "id", row)
