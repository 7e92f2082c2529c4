"""What one does with a quote, the same on the desk and in the reader: copy, cite, open, edit, and ask for help."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.app import SuspendNotSupported
from textual.screen import Screen
from textual.worker import WorkType

from db.ask.library import LibraryError
from db.ask.row import QuoteCard
from explorer.answer import Detail
from explorer.themes import PALETTES

Result = TypeVar("Result")


class QuoteScreen(Screen[Result], Generic[Result]):
    """A screen that shows one quote in its article."""

    where = "desk"
    """Its name in the table of commands."""
    detail: Detail | None = None

    def later(self, work: Callable[[], Awaitable[None]], group: str, exclusive: bool = True) -> None:
        """Do work that waits for a thread; newer work of its group takes its place."""

        async def run() -> None:
            try:
                await work()
            except (LibraryError, sqlite3.Error) as error:
                self.complain(f"cannot read the library: {error}")

        working: WorkType[None] = run
        self.run_worker(working, group=group, exclusive=exclusive)

    def tell(self, words: str) -> None:
        """One line that goes away by itself."""
        self.notify(words, timeout=3, markup=False)

    def complain(self, words: str) -> None:
        """One line in red."""
        self.notify(words, timeout=6, severity="error", markup=False)

    @property
    def place(self) -> str:
        """What has the keys, as the footer and the help know it."""
        return self.where

    def action_copy(self) -> None:
        """Copy the words of the quote, with their mark where they were not simply said."""
        from explorer.citation import quoted

        self._send(quoted, citation=False)

    def action_cite(self) -> None:
        """Copy the quote with its citation."""
        from explorer.citation import cited

        self._send(cited, citation=True)

    def _send(self, write: Callable[[QuoteCard], str], citation: bool) -> None:
        from explorer.citation import toast
        from explorer.clipboard import copy

        card = self.detail.card if self.detail else None
        if card is None:
            self.tell("no quote is selected")
            return
        text = write(card)
        copy(self.app, text)
        self.tell(toast(card, citation, text))

    def action_open_url(self) -> None:
        """Open the article in the browser."""
        from explorer.browser import open_article

        if self.detail is not None:
            self.tell(open_article(self.detail.page.path))

    def action_edit(self) -> None:
        """Open the article in the person's editor, at the line of the quote."""
        from explorer.editor import EditorError, command, takes_terminal

        if self.detail is None:
            return
        page, card = self.detail.page, self.detail.card
        try:
            words = command(page.path, card.line if card else 1)
            if takes_terminal(words):
                with self.app.suspend():
                    subprocess.run(words, check=False)
                self.app.refresh()
            else:
                subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (EditorError, OSError) as error:
            self.complain(str(error))
        except SuspendNotSupported:
            self.complain("this terminal cannot step aside for an editor")

    def action_help(self) -> None:
        """Show every key; one chosen there is run here."""
        from explorer.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.place), self._run)

    def _run(self, action: str | None) -> None:
        if action:
            self.call_later(self.run_action, action)

    def action_palette(self) -> None:
        """Offer every command, speaker, source and country."""
        from explorer.screens.palette import Palette

        self.app.push_screen(Palette())

    def action_theme(self) -> None:
        """The next of the three themes: dark, light, contrast."""
        names = list(PALETTES)
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)] if self.app.theme in names else names[0]

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
