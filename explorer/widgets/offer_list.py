"""The list that hangs under the search box while a word may become a field or a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from explorer.draw.offers import offer_lines, size_of
from explorer.widgets.sheet import Sheet

if TYPE_CHECKING:
    from db.ask.completion import Offer

MARGIN = 2
"""Lines of the screen it leaves free under it."""


class OfferList(Sheet):
    """Offers over the trail and the lists; the keys come from the search box."""

    DEFAULT_CSS = """
    OfferList { layer: over; display: none; width: 1; height: 1; }
    OfferList.open { display: block; }
    """

    class Chosen(Message):
        """An offer was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        """Start closed."""
        super().__init__(ground="raised")
        self.offers: Sequence[Offer] = ()
        self.cursor: int | None = None
        """The offer enter takes; None until somebody goes to one."""
        self._hint = ""
        self._column = 0

    @property
    def is_open(self) -> bool:
        """Whether it is seen."""
        return self.has_class("open")

    def show(self, offers: Sequence[Offer], hint: str, column: int) -> None:
        """Show offers, or a hint where there are none, from a column of the screen on; close where there is neither."""
        if [offer.text for offer in offers] != [offer.text for offer in self.offers]:
            self.cursor = None
        self.offers, self._hint, self._column = offers, hint, column
        self.set_class(bool(offers or hint), "open")
        self.settle()

    def close(self) -> None:
        """Be seen no more."""
        self.show((), "", 0)

    def hang(self, column: int) -> None:
        """Hang from another column."""
        if column != self._column:
            self._column = column
            self.settle()

    def settle(self) -> None:
        """Hang where the word begins, as far as there is room."""
        if not self.is_open:
            return
        screen = self.app.size
        width, height = size_of(self.offers, self._hint, screen.width)
        height = max(1, min(height, screen.height - 1 - MARGIN))
        self.styles.width, self.styles.height = max(1, width), height
        self.styles.offset = (max(0, min(self._column, screen.width - width)), 1)
        offers = self._in_sight(height)
        cursor = None if self.cursor is None else self.cursor - offers.start
        shown = self.offers[offers.start : offers.stop]
        self._first = offers.start
        self.draw(lambda width, height: offer_lines(shown, self._hint, cursor, width))

    def _in_sight(self, height: int) -> range:
        first = max(0, (self.cursor or 0) - height + 1)
        return range(first, min(len(self.offers), first + height))

    def move(self, by: int) -> None:
        """Go to another offer, round and round."""
        if self.offers:
            start = -1 if by > 0 else 0
            self.cursor = ((start if self.cursor is None else self.cursor) + by) % len(self.offers)
            self.settle()

    def on_click(self, event: events.Click) -> None:
        """Take what is clicked."""
        place = event.y + self._first
        event.stop()
        if place < len(self.offers):
            self.post_message(self.Chosen(place))
