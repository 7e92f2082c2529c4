"""The card at the right of a wide screen: who speaks or what it stands in, and under it all that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.draw.heads import corner
from explorer.draw.piece import Line, Piece, cut_line, length
from explorer.draw.words import UNKNOWN
from explorer.layout import Layout
from explorer.widgets.sheet import Sheet

if TYPE_CHECKING:  # what is drawn here is not needed to open the app: most screens are too narrow for it
    from db.ask.actor_card import ActorCard
    from db.ask.profile import Profile
    from db.ask.source_card import SourceCard
    from explorer.draw.card import Row

    Card = ActorCard | SourceCard | None
LOW = 9
"""Lines of the lower card below which there is none."""


class SideCard(Sheet):
    """Two cards one under the other; nothing where there is no room."""

    DEFAULT_CSS = """
    SideCard { height: 1fr; width: 46; }
    SideCard.gone { display: none; }
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(classes="gone")
        self._card: Card = None
        self.known = False
        """Something has been read."""
        self._profile: Profile | None = None
        self._head = "Card of the speaker"
        self._beside_focus = False
        self._upper = 0

    @property
    def open(self) -> bool:
        """It is on the screen."""
        return not self.has_class("gone")

    def settle(self, layout: Layout) -> None:
        """Take the columns the layout gives."""
        self.set_class(layout.card == 0, "gone")
        self.styles.width = max(1, layout.card + 1)
        self._upper = layout.list_height
        self.draw(self._drawn)

    def focus_beside(self, beside: bool) -> None:
        """Join the heavy rule of the pane on the left, where that has the keys."""
        if beside != self._beside_focus:
            self._beside_focus = beside
            self.draw(self._drawn)

    def show(self, card: Card, head: str) -> None:
        """Show another card; None says that the speaker is unknown."""
        self._card, self._head, self.known = card, head, True
        self.draw(self._drawn)

    def show_profile(self, profile: Profile) -> None:
        """Show what all the quotes that are shown are like."""
        self._profile = profile
        self.draw(self._drawn)

    def _drawn(self, width: int, height: int) -> Sequence[Line]:
        room = width - 1
        if room <= 0 or height <= 0:
            return []
        lines: list[Line] = [(corner(self._beside_focus, False), *_rule(self._head, room))]
        upper = self._upper if height - self._upper - 2 >= LOW else height - 1
        lines += _body(self._rows(upper), upper, room)
        lower = height - len(lines) - 1
        if lower > 0:
            lines.append((Piece("┼", "line"), *_rule("All that is shown", room)))
            lines += _body(self._all(lower), lower, room)
        return lines

    def _all(self, height: int) -> list[Row]:
        if self._profile is None:
            return []
        from explorer.draw.overview import side_rows

        return side_rows(self._profile, height)

    def _rows(self, height: int) -> list[Row]:
        if self._card is None and not self.known:
            return []
        from db.ask.actor_card import ActorCard
        from explorer.draw import actor_card, source_card
        from explorer.draw.card import Row

        if isinstance(self._card, ActorCard):
            return actor_card.side_rows(self._card, height)
        if self._card is not None:
            return source_card.side_rows(self._card, height)
        return [Row(lambda width: (Piece(f" {UNKNOWN}", "muted", italic=True),))]


def _body(rows: Sequence[Row], height: int, width: int) -> list[Line]:
    edge = Piece("│", "line")
    lines: list[Line] = [(edge, *cut_line(row.paint(width), width)) for row in rows[:height]]
    return lines + [(edge,)] * (height - len(lines))


def _rule(head: str, width: int) -> Line:
    start: Line = (Piece("─", "line"), Piece(f" {head} ", bold=True))
    return cut_line((*start, Piece("─" * max(0, width - length(start)), "line")), width)
