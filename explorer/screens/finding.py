"""Finding letters in the article of the reader: they are lit as one types, and one goes from place to place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from textual import events, on
from textual.widgets import Input

from db.read.article import Span
from explorer.draw.article import NONE_FOUND, Finds
from explorer.draw.words import grouped
from explorer.finding import Findable
from explorer.screens.quote_screen import QuoteScreen
from explorer.widgets.article_view import ArticleView
from explorer.widgets.find_bar import FindBar
from explorer.widgets.foot import Foot


class Finding(QuoteScreen[int | None]):
    """The part of the reader that finds letters."""

    finding = False
    """The letters are being typed, or their places gone through."""
    _findable: Findable | None = None
    _places: Sequence[Span] = ()
    _at = 0
    _origin = 0
    """Where in the text one looked when the find began."""

    @property
    def view(self) -> ArticleView:
        """The article."""
        return self.query_one(ArticleView)

    @property
    def place(self) -> str:
        """What has the keys: the letters one types, the places found, or the article."""
        if not self.finding:
            return self.where
        return "finding" if self.query_one(FindBar).typing else "found"

    def action_find(self) -> None:
        """Type letters to find in the article."""
        if not self.finding:
            self._origin = self.view.top
        self.finding = True
        self.query_one(FindBar).open()
        self._say()
        self.call_after_refresh(self._prepare)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.finding:
            return
        self._places = self._prepare().places(event.value)
        self._at = bisect_left(self._places, (self._origin, 0))
        if self._at == len(self._places):
            self._at = 0
        self._light()

    def _prepare(self) -> Findable:
        """The article's text, made ready while no letter is typed yet."""
        text = self.detail.page.text if self.detail is not None else ""
        if self._findable is None or self._findable.text is not text:
            self._findable = Findable(text)
        return self._findable

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._places:
            self.set_focus(None)
        else:
            self.end_find()

    def step(self, by: int) -> None:
        """Go to another place, round and round."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._light()

    def end_find(self) -> None:
        """Stop finding; the article stays where it is."""
        self.finding = False
        self._places = ()
        self._findable = None
        self.set_focus(None)
        self.query_one(FindBar).close()
        self.view.find(NONE_FOUND)
        self._foot()

    def _light(self) -> None:
        current = self._places[self._at] if self._places else None
        self.view.find(Finds(self._places, current))
        self._say()

    def _say(self) -> None:
        bar = self.query_one(FindBar)
        if self._places:
            bar.count(f"{grouped(self._at + 1)} of {grouped(len(self._places))}")
        elif bar.needle.value.strip():
            bar.count("not in this article", "relayed")
        else:
            bar.count("")

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _foot(self) -> None:
        self.query_one(Foot).show(self.place)
