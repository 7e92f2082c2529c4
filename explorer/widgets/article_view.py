"""The article with its quote lit: scrolls, and breaks and draws only the lines in sight."""

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from db.ask.row import ArticlePage
from db.read.article import Span
from explorer.draw.article import MARGIN, NONE_FOUND, Finds, Shown, article_line, begun_in
from explorer.draw.flow import Flow, Place
from explorer.draw.wrap import TextLine
from explorer.inks import inks_of
from explorer.widgets.bare import bare_lines

TIGHT = 12
"""Height below which blank lines beside what is not the story are left out."""
WHEEL = 3
"""Lines a turn of the mouse wheel moves."""


class ArticleView(Widget, can_focus=False, inherit_bindings=False):
    """One article, at the quote that is shown."""

    DEFAULT_CSS = "ArticleView { width: 1fr; height: 1fr; }"

    class Pressed(Message):
        """A quote of the article was clicked."""

        def __init__(self, quote_id: int) -> None:
            super().__init__()
            self.quote_id = quote_id

    def __init__(self, *, id: str | None = None, measure: int = 96, third: bool = False) -> None:  # noqa: A002
        """Make it empty; third puts the quote a third down, else at most four lines."""
        super().__init__(id=id)
        self._page: ArticlePage | None = None
        self._shown = Shown()
        self._finds = NONE_FOUND
        self._measure = measure
        self._third = third
        self.hint = ""
        """What stands behind the number of folded lines."""
        self.folds = True
        """Boilerplate is one line."""
        self._flow: Flow | None = None
        self._broken: dict[Span, list[Span]] = {}
        """Rows of the text as they were broken into lines."""
        self._top: Place = (0, 0)
        self.top = 0
        """Where in the text the first line in sight begins."""
        self._laid_for = (0, False)
        """Width, and whether it was tight."""
        self._moved = False
        """Somebody has scrolled since the quote was shown."""
        self._seen: list[tuple[Place, TextLine]] | None = None
        self._strips: dict[Place, Strip] = {}

    # What is in it

    def show(self, page: ArticlePage | None, shown: Shown) -> None:
        """Show another article, or another quote of it; what is shown already stays where it is."""
        again = self._page is page and self._shown == shown
        if not _same(self._page, page):
            self._flow, self._finds = None, NONE_FOUND
            self._broken = {}
        if any(self._is_folded(start) for start, _ in shown.lit):
            self._flow = None
        self._page, self._shown = page, shown
        self._moved = self._moved and again
        self._lay()

    def find(self, finds: Finds) -> None:
        """Light the places of letters, and bring the current one into sight."""
        self._finds = finds
        if finds.current is None:
            self._forget()
            return
        if self._is_folded(finds.current[0]):
            self._flow = None
            self._lay(keep=True)
        self._reveal(finds.current[0])

    def fold(self, folds: bool) -> None:
        """Make boilerplate one line, or show it."""
        self.folds = folds
        self._flow = None
        self._lay(keep=True)

    # Where it is

    def move(self, by: int) -> None:
        """Scroll by lines."""
        flow = self._flow
        if flow is not None:
            self._scroll(min(flow.moved(self._top, by), flow.lowest(self.size.height)))

    @property
    def is_scrolled(self) -> bool:
        """Somebody has scrolled since the quote was shown."""
        return self._moved

    def go_to(self, offset: int) -> None:
        """Let the line that holds a place of the text be the first in sight."""
        flow = self._flow
        if flow is not None:
            self._scroll(min(flow.place_of(offset), flow.lowest(self.size.height)))

    def go_to_start(self) -> None:
        """Show the first line."""
        self._scroll((0, 0))

    def go_to_end(self) -> None:
        """Show the last line."""
        if self._flow is not None:
            self._scroll(self._flow.lowest(self.size.height))

    def _scroll(self, top: Place) -> None:
        self._moved = True
        self._put(top)
        self._seen = None
        self.refresh()

    def _put(self, top: Place) -> None:
        flow = self._flow
        self._top = top
        self.top = flow.line(top).start if flow is not None and flow.rows else 0

    def _reveal(self, offset: int) -> None:
        """Bring a place of the text into sight, a third down where it is not."""
        flow, height = self._flow, self.size.height
        if flow is None or height <= 0:
            return
        if not self._is_seen(offset):
            self._moved = True
            self._put(flow.top_for(offset, height, height // 3))
        self._forget()

    def _is_seen(self, offset: int) -> bool:
        flow = self._flow
        return flow is not None and self._top <= flow.place_of(offset) <= flow.moved(self._top, self.size.height - 1)

    def _is_folded(self, offset: int) -> bool:
        flow = self._flow
        return flow is not None and bool(flow.rows) and flow.rows[flow.place_of(offset)[0]].folded > 0

    def _lay(self, keep: bool = False) -> None:
        """Lay the text out; where somebody has scrolled, or is to stay, the first line in sight stays in sight."""
        page, height, width = self._page, self.size.height, self.size.width
        if page is None or width <= 0:
            self._flow = None
            self._put((0, 0))
        else:
            if self._laid_for != (width, self._is_tight):
                self._flow, self._broken = None, {}
            self._laid_for = width, self._is_tight
            self._flow = flow = self._flow or self._laid(page, width)
            if keep or self._moved:
                self._put(min(flow.place_of(self.top), flow.lowest(height)))
            else:
                above = height // 3 if self._third else min(4, height // 3)
                self._put(flow.top_for(self._shown.start, height, above))
        self._forget()

    @property
    def _is_tight(self) -> bool:
        return 0 < self.size.height < TIGHT and not self._third

    def _laid(self, page: ArticlePage, width: int) -> Flow:
        room = max(1, min(self._measure, width - MARGIN - 1))
        found = self._finds.current
        kept = (*self._shown.lit, *([found] if found else []))
        return Flow(page.text, page.zones, room, tight=self._is_tight, fold=self.folds, kept=kept, broken=self._broken)

    # Drawing

    def _forget(self) -> None:
        self._seen = None
        self._strips.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they are drawn."""
        return bare_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """One line of the article."""
        inks = inks_of(self.app)
        if self._page is not None and self._laid_for != (self.size.width, self._is_tight):
            self._lay()  # drawn for the first time, before anybody told the size
        if self._seen is None:
            flow = self._flow
            self._seen = list(flow.seen(self._top, self.size.height)) if flow is not None else []
        if self._page is None or y >= len(self._seen):
            return Strip.blank(self.size.width, inks.style())
        place, line = self._seen[y]
        strip = self._strips.get(place)
        if strip is None:
            begun = begun_in(self._page.marks, line)
            drawn = article_line(self._page.text, line, self._shown, begun, self._finds, self.hint)
            strip = inks.strip(drawn, self.size.width)
            self._strips[place] = strip
        return strip

    # What happens to it

    def on_resize(self) -> None:
        """Break the lines anew."""
        # A line more or less at the edge moves nothing, as long as the quote stays in sight.
        again = self._flow is not None and self._laid_for == (self.size.width, self._is_tight)
        self._lay(keep=again)
        if again and not self._moved and not self._is_seen(self._shown.start):
            self._lay()
        if self._finds.current is not None:
            self._reveal(self._finds.current[0])

    def notify_style_update(self) -> None:
        """Another theme: draw again."""
        self._strips.clear()
        super().notify_style_update()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move(-WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Tell which quote begins on the clicked line, or unfold what is folded there."""
        if self._page is None or self._seen is None or event.y >= len(self._seen):
            return
        line = self._seen[event.y][1]
        begun = begun_in(self._page.marks, line)
        if line.folded:
            self.fold(False)
        elif begun:
            self.post_message(self.Pressed(begun[0].quote_id))


def _same(one: ArticlePage | None, other: ArticlePage | None) -> bool:
    """Whether two readings of an article lay out alike."""
    if one is None or other is None:
        return one is other
    return one is other or (one.text == other.text and one.zones == other.zones)
