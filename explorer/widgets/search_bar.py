"""The first line: what is searched for, and the counts of what is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from db.ask.query import QueryError
from db.ask.row import Counts
from explorer.draw.piece import Piece, length, safe, width_of
from explorer.draw.trail import counts_line
from explorer.widgets.offer_list import OfferList
from explorer.widgets.query_input import QueryInput
from explorer.widgets.sheet import Sheet

WIDE = 60
SLASH = 3
"""Cells before the text."""
if TYPE_CHECKING:
    from db.ask.completion import Named, NamedField, Offer, Spot

Names = Callable[["NamedField", str, int], Awaitable["Sequence[Named] | None"]]
"""Reads the values of a field on a thread; None where it was stopped."""


class SearchBar(Horizontal):
    """An input between a slash and the counts, and what its last word could become."""

    DEFAULT_CSS = """
    SearchBar { height: 1; background: $ink-surface; }
    SearchBar #slash { width: 3; }
    SearchBar #counts { width: 0; }
    SearchBar Input {
        width: 1fr; min-width: 1; height: 1; border: none; padding: 0;
        background: transparent; color: $ink-text;
    }
    SearchBar Input:focus { border: none; background: transparent; background-tint: transparent 0%; }
    SearchBar Input>.input--placeholder { color: $ink-faint; text-style: none; }
    SearchBar Input>.input--cursor { background: $ink-accent; color: $ink-background; text-style: none; }
    SearchBar.filled Input { text-style: bold; }
    SearchBar.typing { background: $ink-raised; }
    """

    class Offering(Message):
        """The list of offers has opened, or closed."""

    class HelpAsked(Message):
        """Somebody asks how a search is written."""

    def __init__(self, names: Names, hanging: OfferList) -> None:
        """Take what reads names, and the list that hangs under it."""
        super().__init__()
        self._names = names
        self.hanging = hanging
        self._spot: Spot | None = None
        self.waiting = False
        """Names are being read, so that it is not known yet what could be offered."""
        self._taken = ""
        """The text an offer was put into: what was chosen is not offered again."""

    def compose(self) -> ComposeResult:
        """Slash, input, counts."""
        yield Sheet(id="slash", ground="surface")
        self.input = QueryInput(self._key)
        """What one types into."""
        yield self.input
        yield Sheet(id="counts", ground="surface")

    def on_mount(self) -> None:
        """Draw the slash."""
        self._slash(False)

    @property
    def typing(self) -> bool:
        """The keys go to the input."""
        return self.input.has_focus

    def _slash(self, typing: bool) -> None:
        sign = Piece("/", "accent" if typing else "faint", bold=typing, tag="do:search")
        slash = (Piece(" "), sign, Piece(" "))
        self.query_one("#slash", Sheet).draw(lambda width, height: [slash], "raised" if typing else "surface")

    def show_counts(self, counts: Counts | None, unsure: bool = False) -> None:
        """Show the counts, or an ellipsis in their place while they are being made."""
        sheet = self.query_one("#counts", Sheet)
        line = counts_line(counts, self.app.size.width, unsure)
        sheet.styles.width = length(line)
        sheet.draw(lambda width, height: [line], "raised" if self.typing else "surface")
        self.call_after_refresh(self._hang)

    def settle(self, width: int) -> None:
        """Say what can be searched for, as far as there is room."""
        self.input.placeholder = "search names, words, titles, outlets" if width >= WIDE else "search"

    def mark(self, problem: QueryError | None) -> None:
        """Mark the place of the text that cannot be read."""
        self.input.mark(None if problem is None else problem.position)

    def column_of(self, place: int) -> int:
        """The column of the screen where a character of the text is drawn."""
        return SLASH + width_of(safe(self.input.value[:place])) - self.input.scroll_offset.x

    # What the word could become

    @property
    def offering(self) -> bool:
        """Whether the list is open."""
        return self._spot is not None and self.hanging.is_open

    @property
    def choosing(self) -> bool:
        """Whether there is something in the list to take."""
        return self.offering and bool(self.hanging.offers)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Words are bold, the hint of what can be searched for is not; the list follows the word at the cursor."""
        self.set_class(bool(event.value), "filled")
        wanted = self.typing and event.value != self._taken
        if wanted:
            from db.ask.completion import offers, spot  # not before one types

        self._spot = spot(event.value, self.input.cursor_position) if wanted else None
        self._taken = ""
        self.waiting = self._spot is not None and self._spot.asks is not None
        if self._spot is None:
            self.close_list()
        elif self._spot.asks is None:
            self._show(offers(self._spot))
        else:
            # The offers there are stay while they fit, until the new ones have been read.
            self._show([offer for offer in self.hanging.offers if _may_be(offer, self._spot)])
            self.run_worker(self._read(self._spot, self._spot.asks), group="offers", exclusive=True)

    async def _read(self, at: Spot, field: NamedField) -> None:
        from db.ask.completion import asked_for, offers

        found = await self._names(field, at.typed, asked_for(at))
        if at == self._spot:
            self.waiting = False
            self._show(offers(at, found or ()))
            self.post_message(self.Offering())

    def _show(self, found: Sequence[Offer]) -> None:
        if self._spot is not None:
            from db.ask.completion import hint

            before = self.hanging.is_open, bool(self.hanging.offers)
            self.hanging.show(found, hint(self._spot), self.column_of(self._spot.start) - 1)
            if before != (self.hanging.is_open, bool(self.hanging.offers)):
                self.post_message(self.Offering())
            self.call_after_refresh(self._hang)

    def _hang(self) -> None:
        """Hang the list under its word once the text has been scrolled."""
        if self._spot is not None and self.offering:
            self.hanging.hang(self.column_of(self._spot.start) - 1)

    def close_list(self) -> None:
        """Close the list; what is being read for it is for nobody."""
        self._spot = None
        self.waiting = False
        self.workers.cancel_group(self, "offers")
        if self.hanging.is_open:
            self.hanging.close()
            self.post_message(self.Offering())

    def take(self, place: int) -> None:
        """Put an offer in the place of the word; after a field's name its values are offered."""
        if self._spot is None or place >= len(self.hanging.offers):
            return
        from db.ask.completion import take

        offer = self.hanging.offers[place]
        value, column = take(self.input.value, self._spot, offer)
        self.close_list()
        self._taken = "" if offer.text.endswith(":") else value
        self.input.value = value
        self.input.cursor_position = column

    def _key(self, key: str, character: str | None) -> bool:
        """Do what a key means to the list, or to an empty box; letters are never for it."""
        if character == "?" and not self.input.value:
            self.post_message(self.HelpAsked())
            return True
        if not self.offering:
            return False
        rows = self.hanging
        if key == "escape":
            self.close_list()
        elif not rows.offers:
            return False
        elif key == "down":
            rows.move(1)
        elif key in ("up", "shift+tab"):
            rows.move(-1)
        elif key == "tab":
            self.take(rows.cursor or 0)
        elif key == "enter" and rows.cursor is not None:
            self.take(rows.cursor)
        else:
            if key in ("left", "right", "home", "end", "ctrl+a", "ctrl+e", "enter"):
                self.close_list()
            return False
        return True

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Light up while typing."""
        self.add_class("typing")
        self._slash(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Dim when the keys go elsewhere."""
        self.close_list()
        self.remove_class("typing")
        self._slash(False)


def _may_be(offer: Offer, at: Spot) -> bool:
    """Whether a value that was offered for less still is what is typed now."""
    from db.index.fold import fold  # once there are offers

    return not offer.text.endswith(":") and fold(at.typed) in fold(f"{offer.label} {offer.note}")
