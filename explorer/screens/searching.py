"""The desk's search box: what is offered there, and a question that takes long given up."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from db.ask.query import QueryError
from explorer.draw.piece import safe
from explorer.screens.moving import Moving
from explorer.steps import typed_over
from explorer.widgets.offer_list import OfferList
from explorer.widgets.search_bar import SearchBar


class Searching(Moving):
    """The desk's part that answers the search box."""

    @property
    def problem(self) -> QueryError | None:
        """The first thing of the text being typed that cannot be read."""
        return self.problems[0] if self.problems else None

    def action_search(self) -> None:
        """Type into the search box."""
        self.bar.input.focus(scroll_visible=False)
        self.bar.input.cursor_position = len(self.bar.input.value)

    def leave_search(self) -> None:
        """Go from the search box to the list; what was typed stays."""
        self.bar.close_list()
        if self.problems:
            self.warn(f"left out: {' · '.join(safe(one.message) for one in self.problems)}")
            self.problems = ()
        self.focus_pane("quotes")
        self.bar.input.value = self.shown.text

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self.bar.typing and (event.value != self.shown.text or self.problems):
            self.read_typed(event.value)

    def read_typed(self, text: str) -> None:
        """Ask what is typed, as far as it can be read."""
        from db.ask.language import parse_all  # not before one types

        typed, self.problems = parse_all(text)
        query = typed_over(self.base, typed)
        if not self.searching:
            self.note_view()
        # One search is one step back, however many letters it took.
        self.history, before = self.history.amend(query) if self.searching else self.history.visit(query), self.history
        self.searching = self.searching or self.history is not before
        self.set_query(query)
        self.draw()

    @on(SearchBar.HelpAsked)
    def action_query_help(self) -> None:
        """Show how a search is written."""
        from explorer.screens.query_help import QueryHelp

        self.app.push_screen(QueryHelp(), self._take_example)

    def _take_example(self, example: str | None) -> None:
        """Type an example after what is asked."""
        if example is not None:
            self.action_search()
            box = self.bar.input
            box.value = f"{box.value.rstrip()} {example}".lstrip()
            box.cursor_position = len(box.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.take_meant()
        self.leave_search()

    def turn(self, by: int, stop: bool = False) -> None:
        """Go on to another pane; from the search box first to the quotes."""
        if self.bar.typing:
            self.leave_search()
        else:
            super().turn(by, stop)

    @on(SearchBar.Offering)
    def _offering(self) -> None:
        self.draw()

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        self.bar.take(message.place)

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
