"""Searches saved by name, on the desk."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from db.ask.query import Query
from db.store.error import DatabaseError
from explorer.answer import Answer
from explorer.draw.piece import plain
from explorer.log import LOG
from explorer.screens.desk_query import DeskQuery

if TYPE_CHECKING:
    from pathlib import Path

    from db.ask.saved import SavedSearch


class Saving(DeskQuery):
    """The desk's ways to save a search and to come back to one."""

    _saved: tuple[SavedSearch, ...] | None = None
    """The searches, as they were read last."""

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches by name, for the palette."""
        return self._saved or ()

    def show_answer(self, answer: Answer) -> None:
        """Show what a query leaves; with the first answer, read the searches too."""
        super().show_answer(answer)
        if self._saved is None:
            self._saved = ()
            self.call_after_refresh(self._know)

    def _know(self) -> None:
        self.later(self._read_saved, "saved")

    async def _read_saved(self) -> None:
        found = await self.loader.aside(lambda library, cancel: library.saved_searches(cancel=cancel))
        if found is not None:
            self._saved = tuple(found)

    def action_save_search(self) -> None:
        """Ask for a name, and save what is shown under it."""
        from db.ask.language import print_query
        from explorer.screens.name import NameScreen

        query = self.shown
        if query.is_empty:
            self.tell("nothing is asked: there is no search to save")
            return

        def named(name: str | None) -> None:
            if name is not None:
                self.later(partial(self._save, name, query), "save")

        held = next((one.name for one in self.saved_searches() if one.query == query), "")
        self.app.push_screen(NameScreen("Save the search as", held or print_query(query), "save"), named)

    async def _save(self, name: str, query: Query) -> None:
        from db.ask.language import print_query

        seen = await self.loader.aside(lambda library, cancel: library.newest_quote(cancel=cancel))
        try:
            words = print_query(query)
            name, gave_way = await asyncio.to_thread(_write_down, self.loader.path, name or words, words, seen or 0)
        except (DatabaseError, OSError) as error:
            self.complain(f"the search is not saved: {plain(str(error))}")
            return
        self.tell(f"{'saved anew' if gave_way else 'saved'}: {plain(name)}")
        self._know()

    def action_saved(self) -> None:
        """Show the saved searches; the one that is chosen is run."""
        from explorer.screens.saved import SavedScreen

        screen = SavedScreen(self.loader)

        def chosen(search: SavedSearch | None) -> None:
            self._know()
            if search is None:
                return
            if search.problem is not None:
                self.complain(f"a part of it cannot be read: {plain(search.problem)}")
            shown_already = search.query == self.shown
            self.visit(search.query)
            if shown_already:  # what was counted as new is to be shown, too
                self.ask()
            if (counts := screen.counts.get(search.name)) is not None:
                self.later(partial(self._seen, search.name, counts.newest), "save")

        self.app.push_screen(screen, chosen)

    async def _seen(self, name: str, newest: int) -> None:
        """Note that a search was looked at; a file that cannot be written in is no harm to looking."""
        try:
            await asyncio.to_thread(_note_seen, self.loader.path, name, newest)
        except (DatabaseError, OSError) as error:
            LOG.warning("that “%s” was looked at is not noted: %s", name, error)


def _write_down(path: Path, name: str, query: str, seen: int) -> tuple[str, bool]:
    """Save a search, on a thread; returns its name as it is kept, and whether another gave way to it."""
    from db.store.saved_search import save_search, tidy

    name = tidy(name)
    return name, save_search(path, name, query, seen)


def _note_seen(path: Path, name: str, newest: int) -> None:
    from db.store.saved_search import search_seen

    search_seen(path, name, newest)
