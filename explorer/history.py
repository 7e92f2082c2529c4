"""Back and forward: what was shown before, cursor included."""

from dataclasses import dataclass, replace

from db.ask.query import Query

EMPTY = Query()
LONGEST = 200
"""Entries kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A query and where the cursor stood."""

    query: Query = EMPTY
    quote_id: int | None = None


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
        return History((*self.past, self.now)[-LONGEST:], Entry(query, self.now.quote_id))

    def amend(self, query: Query) -> "History":
        """Go on with the query that is being typed: no step of its own."""
        return History(self.past, replace(self.now, query=query))

    def at(self, quote_id: int | None) -> "History":
        """Note where the cursor stands."""
        return replace(self, now=replace(self.now, quote_id=quote_id))

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
