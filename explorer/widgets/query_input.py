"""The line a query is typed into."""

from collections.abc import Callable

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events

from explorer.inks import inks_of
from explorer.widgets.as_typed import AsTyped


class _Mark(Highlighter):
    """Lights the piece of the text that cannot be read."""

    def __init__(self) -> None:
        self.place: int | None = None
        self.style = Style()

    def highlight(self, text: Text) -> None:
        """Light from the place to the next blank."""
        if self.place is not None and self.place < len(text.plain):
            blank = text.plain.find(" ", self.place + 1)
            text.stylize(self.style, self.place, blank if blank > 0 else len(text.plain))


class QueryInput(AsTyped):
    """An input that asks others about some keys first, and takes several lines as one."""

    def __init__(self, before: Callable[[str, str | None], bool]) -> None:
        """Take what is asked about each key: true says the key is done with."""
        self._mark = _Mark()
        super().__init__(select_on_focus=False, highlighter=self._mark)
        self._before = before

    def mark(self, place: int | None) -> None:
        """Light the piece that begins at a place; None lights nothing."""
        if place != self._mark.place:
            ink = inks_of(self.app).style("denied", "raised")
            self._mark.place, self._mark.style = place, Style(color=ink.color, underline=True)
            self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        if self._before(event.key, event.character):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def one_line(self, text: str) -> str:
        """A sentence may be broken into several lines, with blanks at their beginnings."""
        return " ".join(text.split())
