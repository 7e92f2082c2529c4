"""The desk's search box: what is offered there, and a question that takes long given up."""

from __future__ import annotations

from textual import on

from db.ask.query import QueryError
from explorer.draw.piece import safe
from explorer.screens.desk_frame import DeskFrame
from explorer.widgets.offer_list import OfferList
from explorer.widgets.search_bar import SearchBar


class Searching(DeskFrame):
    """The desk's part that answers the search box."""

    @property
    def problem(self) -> QueryError | None:
        """The first thing of the text being typed that cannot be read."""
        return self.problems[0] if self.problems else None

    @on(SearchBar.Offering)
    def _offering(self) -> None:
        self.draw()

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        self.bar.take(message.place)

    def read_typed(self, text: str) -> None:
        """Ask what is typed, as far as it can be read."""
        raise NotImplementedError

    def take_meant(self) -> None:
        """Take the one near value of what cannot be read: left out, a filter would widen what is shown."""
        if not self.problems:
            return
        from db.ask.language import with_meant

        text, mended = with_meant(self.bar.input.value)
        if mended:
            self.read_typed(text)
            self.warn(" · ".join(f"“{safe(one.typed)}” is read as {one.meant}" for one in mended))

    def stop_asking(self) -> bool:
        """Stop a question that takes long and go back to what is shown; whether there was one."""
        answer = self.answer
        if not self._unsure or answer is None or answer.query == self.shown:
            return False
        back = self.history.back()
        self.history = back if back.now.query == answer.query else self.history.amend(answer.query)
        self.bar.input.value = answer.query.text
        self.set_query(answer.query)
        self.tell("stopped: what was asked took long")
        return True
