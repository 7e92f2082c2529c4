"""Back and forward: what was shown before, cursor, scroll and pane included."""

from dataclasses import field, replace

from db.ask.query import Query
from db.dataclass import dataclass
from explorer.layout import PANES, Pane

EMPTY = Query()
LONGEST = 200
"""Entries kept."""
NOTHING_BEHIND = "there is nothing to go back to"
NOTHING_AHEAD = "there is nothing to go forward to"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one list stood."""

    cursor: int = 0
    """The place of the cursor, from 0."""
    top: int = 0
    """The line of the list that was the first in sight."""


@dataclass(frozen=True, slots=True)
class View:
    """How the screen stood: the pane with the keys, and each list."""

    pane: Pane = "quotes"
    zoomed: bool = False
    spots: tuple[Spot, ...] = (Spot(),) * len(PANES)
    """In the order of the panes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A query and where one stood in it."""

    query: Query = EMPTY
    quote_id: int | None = None
    """The quote under the cursor."""
    view: View = field(default_factory=View)


START = Entry()


@dataclass(frozen=True, slots=True)
class History:
    """What was shown, what is, and what was gone back from; never changed, always made anew."""

    past: tuple[Entry, ...] = ()
    now: Entry = START
    future: tuple[Entry, ...] = ()

    def visit(self, query: Query) -> "History":
        """Show another query; the same one leaves all as it is."""
        if query == self.now.query:
            return self
        return History((*self.past, self.now)[-LONGEST:], Entry(query, self.now.quote_id, self.now.view))

    def amend(self, query: Query) -> "History":
        """Go on with the query that is being typed: no step of its own."""
        return History(self.past, replace(self.now, query=query))

    def at(self, quote_id: int | None) -> "History":
        """Note which quote the cursor stands on."""
        return replace(self, now=replace(self.now, quote_id=quote_id))

    def seen(self, view: View) -> "History":
        """Note how the screen stands."""
        return replace(self, now=replace(self.now, view=view))

    def back(self) -> "History":
        """The entry before, if there is one."""
        if not self.past:
            return self
        return History(self.past[:-1], self.past[-1], (self.now, *self.future))

    def forward(self) -> "History":
        """The entry after, if there is one."""
        if not self.future:
            return self
        return History((*self.past, self.now), self.future[0], self.future[1:])
