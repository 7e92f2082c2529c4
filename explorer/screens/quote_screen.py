"""What one does with a quote, the same on the desk and in the reader: copy, open, and ask for help."""

from __future__ import annotations

from typing import Generic, TypeVar

from explorer.screens.exporting import Exporting

Result = TypeVar("Result")


class QuoteScreen(Exporting[Result], Generic[Result]):
    """A screen that shows one quote in its article."""

    where = "desk"
    """Its name in the table of commands."""

    @property
    def place(self) -> str:
        """What has the keys, as the footer and the help know it."""
        return self.where

    def action_help(self) -> None:
        """Show every key; one chosen there is run here."""
        from explorer.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.where, self.place), self._run)

    def _run(self, action: str | None) -> None:
        if action:
            self.call_later(self.run_action, action)

    def action_palette(self) -> None:
        """Offer every command, speaker, source and country."""
        from explorer.screens.palette import Palette

        self.app.push_screen(Palette())

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
