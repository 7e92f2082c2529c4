"""Where everything stands on a screen of a given size: a pure function of size, focus and zoom."""

from typing import Literal

from db.dataclass import dataclass

Pane = Literal["actors", "quotes", "sources"]
PANES: tuple[Pane, ...] = ("actors", "quotes", "sources")
CHROME = 4
"""Lines for search, trail, heads and footer."""
LOW = 20
"""Height below which there is no reader."""
FACTS = 27
"""Columns of facts, their rule not counted."""
MEASURE = 96
CARD, LEAST_CARD = 46, 34
"""Columns of the card beside the panes, at most and at least, its rule not counted."""
CARD_HEIGHT = 30
"""Lines from which there is a card."""
QUOTES = 50
"""Columns the quotes keep beside a card."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths and heights in cells."""

    panes: tuple[tuple[Pane, int], ...]
    """The panes that are shown, left to right, each with its width; one cell between two."""
    list_height: int
    reader_height: int
    """0 where there is none; the rule over it not counted."""
    facts: int
    """Columns of the facts beside the article; 0 where they are one line above it."""
    quote_lines: int
    card: int = 0
    """Columns of the card at the right, its rule not counted; 0 where there is none."""

    def width(self, pane: Pane) -> int:
        """How wide a pane is; 0 where it is not shown."""
        return dict(self.panes).get(pane, 0)

    @property
    def tabs(self) -> bool:
        """There is one pane, and the heads are tabs."""
        return len(self.panes) == 1


def arrange(width: int, height: int, focus: Pane = "quotes", zoomed: bool = False) -> Layout:
    """The layout: three panes from 90 columns, two from 60, else one; no reader below 20 lines.

    From 141 columns and 30 lines a card stands at the right. Between 130 and 140 the panes have the room instead: with
    a card of 34 columns, its least, the quotes of 130 columns would keep 39 of 56, as on a phone's screen, and show 35
    instead of 49 letters in a hundred of the seeds; names would be cut in both lists beside them. What the card says is
    one key away (`a` the speaker, `i` the article, `t` all that is shown).
    """
    if height < LOW:
        low, reader = max(0, height - CHROME), 0
    else:
        free = height - CHROME - 1
        low = max(10, round(free * 0.44))
        reader = free - low
    card = 0 if zoomed or height < CARD_HEIGHT else _card(width)
    main = width - card - 1 if card else width
    panes: tuple[tuple[Pane, int], ...]
    if zoomed or width < 60:
        panes = ((focus, max(0, width)),)
    elif width < 90:
        quotes: tuple[Pane, int] = ("quotes", width - 28)
        panes = (quotes, ("sources", 27)) if focus == "sources" else (("actors", 27), quotes)
    else:
        one, three = _sides(main, bool(card))
        panes = (("actors", one), ("quotes", main - one - three - 2), ("sources", three))
    facts = 0
    if width >= 90:
        # What the measure leaves over belongs to the facts.
        facts = max(FACTS, main - MEASURE - 5)
    roomy = width >= 130 and height >= 30 and dict(panes).get("quotes", 0) >= 64
    return Layout(panes, low, reader, facts, 3 if roomy else 2, card)


SIDES = ((34, 38), (31, 33), (27, 27))
"""Columns of the actors and of the sources, from roomy to tight."""


def _card(width: int) -> int:
    """Columns of a card at the right: all it likes, or what panes at their tightest leave; 0 is too few."""
    room = width - sum(SIDES[-1]) - QUOTES - 3
    return min(CARD, room) if room >= LEAST_CARD else 0


def _sides(width: int, beside_card: bool) -> tuple[int, int]:
    """Columns of the actors and of the sources."""
    if not beside_card:
        return SIDES[0] if width >= 130 else SIDES[1]
    return next((sides for sides in SIDES if width - sum(sides) - 2 >= QUOTES + 4), SIDES[-1])
