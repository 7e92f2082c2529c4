"""One virtual list for all panes: rows fetched in pages, drawn a line at a time, at any length."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.dataclass import dataclass
from explorer.draw.piece import Line, Piece
from explorer.draw.rows import Hold, Look
from explorer.inks import inks_of
from explorer.layout import Pane
from explorer.pages import Pages

Row = TypeVar("Row")
KEPT = 2000
"""Strips kept before the cache starts anew."""


@dataclass(frozen=True, slots=True)
class Tail:
    """Something under the last row: a divider, a sentence, a filter to drop."""

    draw: Callable[[int, Look], list[Line]]
    height: int = 1
    stops: bool = False
    """The cursor may stand on it."""
    held: object = None
    """What it stands for."""
    at_once: bool = False
    """It is a button: one click does what it is for."""


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
    def stops(self) -> int:
        """How many places the cursor can stand on."""
        return self.rows.total + sum(item.stops for item in self._tail)

    @property
    def row(self) -> Row | None:
        """The row under the cursor, where it has come and the cursor is on a row."""
        return self.rows.get(self.cursor) if self.cursor < self.rows.total else None

    @property
    def held(self) -> object:
        """What the part of the tail under the cursor stands for."""
        place = self.cursor - self.rows.total
        stops = [item for item in self._tail if item.stops]
        return stops[place].held if 0 <= place < len(stops) else None

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

    def _span(self, stop: int) -> tuple[int, int]:
        """The lines of a stop: first, and one past the last."""
        if stop < self.rows.total or not self._tail:
            return stop * self.lines, (stop + 1) * self.lines
        top = self.rows.total * self.lines
        seen = self.rows.total
        for item in self._tail:
            if item.stops:
                if seen == stop:
                    return top, top + item.height
                seen += 1
            top += item.height
        return top, top

    def _reveal(self, centre: bool = False) -> None:
        """Bring the cursor into sight."""
        height = self.size.height
        if height <= 0:
            return
        top, bottom = self._span(self.cursor)
        if self.cursor == 0 and bottom <= height:
            top = 0
        y = self.scroll_offset.y
        if top < y:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > y + height:
            target = top - (height // 2 // max(1, self.lines)) * self.lines if centre else bottom - height
            self.scroll_to(y=max(0, min(target, self.virtual_size.height - height)), animate=False, force=True)

    def _measure(self) -> None:
        height = self.rows.total * self.lines + sum(item.height for item in self._tail)
        self.virtual_size = Size(0, height)  # no list is scrolled sideways, and another width would be another layout

    def thumb(self, height: int) -> tuple[int, int]:
        """The lines of the rule beside the list to thicken: first, and one past the last; equal for none."""
        whole = self.virtual_size.height
        if whole <= height or height <= 0:
            return 0, 0
        size = max(1, height // 3)
        top = round((height - size) * self.scroll_offset.y / max(1, whole - height))
        return top, top + size

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

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        line = y + self.scroll_offset.y
        rows = self.rows.total * self.lines
        if line < rows:
            place, sub = divmod(line, self.lines)
            if (page := self.rows.missing(place)) is not None:
                # Made while the screen draws, it would be the screen's own message, which goes no further.
                self.call_later(self._need, page)
            strips = self._strips_of(place, None)
            return strips[sub] if sub < len(strips) else self._blank()
        top, place = rows, self.rows.total
        for item in self._tail:
            if line < top + item.height:
                strips = self._strips_of(place, item)
                return strips[line - top] if line - top < len(strips) else self._blank()
            top += item.height
            place += item.stops
        return self._blank()

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
        stop = self.stop_at(event.y + self.scroll_offset.y)
        if stop is None:
            return
        event.stop()
        known = stop == self.cursor and event.chain > 1
        self.go(stop)
        if known or self._at_once(stop):
            self.post_message(self.Opened(self.pane))

    def _at_once(self, stop: int) -> bool:
        stops = [item for item in self._tail if item.stops]
        place = stop - self.rows.total
        return 0 <= place < len(stops) and stops[place].at_once

    def stop_at(self, line: int) -> int | None:
        """The place of the cursor that a line belongs to."""
        rows = self.rows.total * self.lines
        if line < rows:
            return line // max(1, self.lines)
        top, place = rows, self.rows.total
        for item in self._tail:
            if top <= line < top + item.height:
                return place if item.stops else None
            top += item.height
            place += item.stops
        return None


def _id(row: object) -> object:
    """What makes a row the same one in another list."""
    return getattr(row, "id", row)
