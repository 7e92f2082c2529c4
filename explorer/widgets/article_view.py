"""The article with its quote lit: scrolls, and draws only the lines in sight."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.ask.row import ArticlePage, Mark
from explorer.draw.article import MARGIN, Shown, article_line
from explorer.draw.wrap import TextLine, first_line, wrap
from explorer.inks import inks_of

TIGHT = 12
"""Height below which blank lines beside what is not the story are left out."""


class ArticleView(ScrollView, can_focus=False, inherit_bindings=False):
    """One article, at the quote that is shown."""

    DEFAULT_CSS = """
    ArticleView { overflow-x: hidden; overflow-y: auto; scrollbar-size: 0 0; height: 1fr; }
    """

    @dataclass
    class Pressed(Message):
        """A quote of the article was clicked."""

        quote_id: int

    def __init__(self, *, id: str | None = None, measure: int = 96, third: bool = False) -> None:  # noqa: A002
        """Make it empty; third puts the quote a third down, else at most four lines."""
        super().__init__(id=id)
        self._page: ArticlePage | None = None
        self._shown = Shown()
        self._measure = measure
        self._third = third
        self._lines: tuple[TextLine, ...] = ()
        self._strips: dict[int, Strip] = {}

    def show(self, page: ArticlePage | None, shown: Shown) -> None:
        """Show another article, or another quote of it."""
        self._page, self._shown = page, shown
        self._lay()

    def _lay(self) -> None:
        self._strips.clear()
        page = self._page
        width, height = self.size.width, self.size.height
        if page is None or width <= 0:
            self._lines = ()
            self.virtual_size = Size(max(0, width), 0)
        else:
            room = min(self._measure, width - MARGIN - 1)
            self._lines = wrap(page.text, page.zones, max(1, room), 0 < height < TIGHT and not self._third)
            self.virtual_size = Size(width, len(self._lines))
            above = height // 3 if self._third else min(4, height // 3)
            top = first_line(self._lines, self._shown.start, height, above)
            self.scroll_to(y=top, animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the article."""
        inks = inks_of(self.app)
        at = y + self.scroll_offset.y
        if self._page is None or at >= len(self._lines):
            return Strip.blank(self.size.width, inks.style())
        strip = self._strips.get(at)
        if strip is None:
            strip = inks.strip(article_line(self._page, self._lines[at], self._shown), self.size.width)
            self._strips[at] = strip
        return strip

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay()

    def notify_style_update(self) -> None:
        """Another theme: draw again."""
        self._strips.clear()
        super().notify_style_update()

    def move(self, by: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Tell which quote begins on the clicked line."""
        y = event.y + self.scroll_offset.y
        if self._page is None or y >= len(self._lines):
            return
        line = self._lines[y]
        mark = begins(self._page.marks, line)
        if mark is not None:
            self.post_message(self.Pressed(mark.quote_id))


def begins(marks: tuple[Mark, ...], line: TextLine) -> Mark | None:
    """The first quote that begins on a line."""
    return next((mark for mark in marks if line.start <= mark.spans[0][0] < line.end), None)
