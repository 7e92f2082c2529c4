"""Quotes into a file, from any screen that shows some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from db.ask.query import Query
from explorer.screens.opening import Opening

Result = TypeVar("Result")
LASTING = 8
"""Seconds a sentence is there that one may want to act on."""


class Exporting(Opening[Result], Generic[Result]):
    """A screen whose quotes can be written into a file."""

    def to_export(self) -> tuple[Query | Sequence[int], int | None, bool]:
        """What is exported, how many quotes that is if it is known yet, and whether they were marked.

        Here it is the quote that is shown.
        """
        ids = self.targets()
        return ids, len(ids), False

    def action_export(self) -> None:
        """Ask for a format and a name, and write the file."""
        from explorer.screens.export import ExportScreen

        chosen, count, marked = self.to_export()
        if self.app.is_web:  # the file would be on the machine of the server
            self.complain("a file is written from the terminal alone, not from a browser")
        elif count is None:
            self.tell("still searching: the quotes are not counted yet")
        elif not count:
            self.tell("there is no quote to export")
        else:
            self.app.push_screen(ExportScreen(self.loader, chosen, count, marked), self._exported)

    def _exported(self, told: Sequence[str] | None) -> None:
        for words in told or ():
            self.notify(words, timeout=LASTING, markup=False)
