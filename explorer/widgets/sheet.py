"""A widget of drawn lines: everything on the screen that neither scrolls nor is typed into."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from explorer.draw.piece import Ground, Line, width_of
from explorer.inks import Inks, inks_of
from explorer.keys import character_of
from explorer.widgets.bare import bare_lines

Draw = Callable[[int, int], Sequence[Line]]
"""From width and height to lines."""


class Sheet(Widget):
    """Lines drawn by a pure function, asked again when the size or the data changes."""

    DEFAULT_CSS = "Sheet { height: 1; }"

    class Tagged(Message):
        """A piece was clicked that means something to its screen alone."""

        def __init__(self, tag: str) -> None:
            super().__init__()
            self.tag = tag

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        ground: Ground = "background",
    ) -> None:
        """Start blank."""
        super().__init__(id=id, classes=classes)
        self._draw: Draw = lambda width, height: ()
        self._ground: Ground = ground
        self._lines: Sequence[Line] | None = None
        self._made_for = (0, 0)
        self._strips: dict[int, Strip] = {}
        """The lines as they are seen, each made when it is."""
        self._inks: Inks | None = None

    def draw(self, draw: Draw, ground: Ground | None = None) -> None:
        """Show something else."""
        self._draw = draw
        self._ground = ground or self._ground
        self._lines = None
        self.refresh()

    def lines(self) -> Sequence[Line]:
        """What is drawn at the present size."""
        size = (self.size.width, self.size.height)
        if self._lines is None or self._made_for != size:
            self._lines, self._made_for = self._draw(*size), size
            self._strips.clear()
        return self._lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they are drawn."""
        return bare_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """One line, blank under the last one."""
        inks, lines = inks_of(self.app), self.lines()
        if inks is not self._inks:  # another theme
            self._inks = inks
            self._strips.clear()
        strip = self._strips.get(y)
        if strip is None:
            strip = inks.strip(lines[y] if y < len(lines) else (), self.size.width, self._ground)
            self._strips[y] = strip
        return strip

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked, where it has a meaning."""
        lines = self.lines()
        if event.y >= len(lines):
            return
        place = 0
        for piece in lines[event.y]:
            place += width_of(piece.text)
            if event.x < place:
                if piece.tag:
                    event.stop()
                    self._mean(piece.tag)
                return

    def _mean(self, tag: str) -> None:
        """Do what a piece that was clicked names: a command, keys to press, or what only the screen knows."""
        verb, _, rest = tag.partition(":")
        if verb == "do":
            self.call_later(self.screen.run_action, rest)
        elif verb == "key":
            for key in rest.split():
                self.app.post_message(events.Key(key, character_of(key)))
        else:
            self.post_message(self.Tagged(tag))
