"""The trail of the desk: conditions are set, gone back to, changed, and taken away."""

from __future__ import annotations

from collections.abc import Mapping

from db.ask.query import COUNTRY_FIELDS, Query
from db.ask.row import Step
from explorer.config import config_of
from explorer.layout import Pane
from explorer.screens.searching import Searching
from explorer.steps import CERTAINLY, SORT_WORDS, drop, next_sort, toggle, without_countries

CHOSEN_IN: Mapping[str, Pane] = {"speaker": "actors", "source": "sources", "outlet": "sources"}
"""The list in which what a condition asks for is chosen."""


class Stepping(Searching):
    """The desk's part that sets conditions and takes them away."""

    def action_sort(self) -> None:
        """Sort the quotes another way."""
        self.visit(next_sort(self.shown))
        if self.layout_now.tabs and not self.zoomed:  # heads that are tabs have no room to say it
            self.tell(SORT_WORDS[self.shown.order])

    def action_aloud(self) -> None:
        """Show what was said aloud alone, or thoughts and plans too."""
        self.visit(toggle(self.shown, "aloud", ["yes"]))

    def action_certain(self) -> None:
        """Show what is certain alone, or doubtful quotes too."""
        self.visit(toggle(self.shown, "confidence", [CERTAINLY]))

    def action_country(self) -> None:
        """Choose countries; the panes follow while one chooses."""
        from explorer.screens.country import CountryScreen

        before = self.shown
        self.keep_quote()
        self.note_view()
        stood = self.history.now  # what is previewed moves the cursors

        def preview(query: Query) -> None:
            self._restore = stood.view if query == before else None
            self.set_query(query)

        def chosen(query: Query | None) -> None:
            self.numbers = dialog.numbers
            if query is None or query == before:
                if self.shown != before:
                    preview(before)
                return
            if query == self.shown:
                self.ask()  # the step begins with what is read for it
            self.visit(query, stood)

        dialog = CountryScreen(self.loader, before, preview, self.numbers)
        self.app.push_screen(dialog, chosen)

    def action_clear_countries(self) -> None:
        """Take the country filters away."""
        self._take_away(without_countries(self.shown), "countries")

    def drop_step(self, step: Step) -> None:
        """Take one condition away."""
        self._take_away(drop(self.shown, step), f"{step.label} {step.value}".strip())

    def _take_away(self, query: Query, what: str) -> None:
        if query != self.shown:
            self.visit(query)
            self.bar.input.value = query.text
            self.base = query.with_text("")
            self.tell(f"removed: {what} · {config_of(self.app).keys.told('app.back')} brings it back")

    def edit_step(self, step: Step) -> bool:
        """Go where a condition is chosen; whether there is such a place."""
        if step.field == "text":
            self.action_search()
        elif step.field in COUNTRY_FIELDS:
            self.action_country()
        elif step.field in CHOSEN_IN:
            self.focus_pane(CHOSEN_IN[step.field])
        else:
            return False
        return True

    def keep_steps(self, count: int) -> None:
        """Take away the conditions after the first so many."""
        query, gone = self.shown, self.answer.steps[count:] if self.answer is not None else ()
        for step in gone:
            query = drop(query, step)
        self._take_away(query, ", ".join(f"{step.label} {step.value}".strip() for step in gone))
