"""Where everything stands on a screen of a given size: a pure function of size, focus and zoom."""

from dataclasses import dataclass
from typing import Literal

Pane = Literal["actors", "quotes", "sources"]
PANES: tuple[Pane, ...] = ("actors", "quotes", "sources")
CHROME = 4
"""Lines for search, trail, heads and footer."""
LOW = 20
"""Height below which there is no reader."""
FACTS = 27
"""Columns of facts, their rule not counted."""
MEASURE = 96


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

    def width(self, pane: Pane) -> int:
        """How wide a pane is; 0 where it is not shown."""
        return dict(self.panes).get(pane, 0)

    @property
    def tabs(self) -> bool:
        """There is one pane, and the heads are tabs."""
        return len(self.panes) == 1


def arrange(width: int, height: int, focus: Pane = "quotes", zoomed: bool = False) -> Layout:
    """The layout: three panes from 90 columns, two from 60, else one; no reader below 20 lines."""
    if height < LOW:
        low, reader = max(0, height - CHROME), 0
    else:
        free = height - CHROME - 1
        low = max(10, round(free * 0.44))
        reader = free - low
    panes: tuple[tuple[Pane, int], ...]
    if zoomed or width < 60:
        panes = ((focus, max(0, width)),)
    elif width < 90:
        quotes: tuple[Pane, int] = ("quotes", width - 28)
        panes = (quotes, ("sources", 27)) if focus == "sources" else (("actors", 27), quotes)
    else:
        one, three = (34, 38) if width >= 130 else (31, 33)
        panes = (("actors", one), ("quotes", width - one - three - 2), ("sources", three))
    facts = 0
    if width >= 90:
        # What the measure leaves over belongs to the facts.
        facts = max(FACTS, width - MEASURE - 5)
    roomy = width >= 130 and height >= 30 and dict(panes).get("quotes", 0) >= 64
    return Layout(panes, low, reader, facts, 3 if roomy else 2)
