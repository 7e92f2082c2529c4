"""The versions of a quote as a dialog."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.binding import BindingType

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.row import QuoteCard
from explorer.commands import bindings
from explorer.draw.piece import Line
from explorer.draw.rows import bar
from explorer.draw.versions import Drawn, copied, counted, version_lines
from explorer.library_threads import Aside
from explorer.screens.lines_dialog import LinesDialog

if TYPE_CHECKING:
    from db.ask.version import Version


class Versions(Protocol):
    """What the dialog asks of a library."""

    def versions(self, quote_id: int, /, *, cancel: Cancel | None = None) -> list[Version]:
        """The other versions of a quote."""
        ...


class VersionsScreen(LinesDialog[int | None]):
    """Every other version that is held, with what is different; gives back the one to read."""

    where = "versions"
    unread = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("versions")]
    OPENED_BY = ("quote.versions",)
    TITLE_OF = "Versions"
    KEYS = (("dialog.choose", "read it"), ("versions.copy", "copy all"), ("dialog.close", "close"))
    WIDE = 104

    def __init__(self, loader: Aside[Versions], card: QuoteCard) -> None:
        """Take what reads, and the quote."""
        super().__init__()
        self.loader, self.card = loader, card
        self.found: Sequence[Version] | None = None
        self.drawn: Sequence[Drawn] = ()
        self._cancel = Cancel()

    def begin(self) -> None:
        """Ask for them."""
        self.say("looking…")
        self.settle()
        self._read()

    def on_unmount(self) -> None:
        """Stop reading."""
        self._cancel.set()

    @work(group="versions", exclusive=True)
    async def _read(self) -> None:
        quote = self.card.row.id
        try:
            found = await self.loader.aside(
                lambda library, cancel: library.versions(quote, cancel=cancel), self._cancel
            )
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot read: {error}")
            return
        finally:
            self.unread = False
        if found is not None and self.is_mounted and not self.closing:
            self.found = found
            self.say(counted(found))
            self.settle()

    def settle(self) -> None:
        """Break the lines for the place there is."""
        held = version_lines(self.card, self.found or (), max(1, self.columns - 2))
        at = self.list.cursor
        stood = self.drawn[at].quote_id if at < len(self.drawn) else None
        self.drawn = held if self.found is not None else held[:-2]
        self.fit(len(self.drawn))
        stops = [place for place, drawn in enumerate(self.drawn) if drawn.quote_id is not None]

        def paint(line: int, at: bool, width: int) -> Line:
            drawn = self.drawn[line].line if line < len(self.drawn) else ()
            return (bar("focus"), *drawn[1:]) if at and drawn else drawn

        again = next((place for place in stops if self.drawn[place].quote_id == stood), None)
        self.list.show(len(self.drawn), stops, paint, again)

    def action_choose(self) -> None:
        """Read the version under the cursor in its article."""
        rows = self.list
        if not rows.empty and (quote_id := self.drawn[rows.cursor].quote_id) is not None:
            self.dismiss(quote_id)

    def action_copy(self) -> None:
        """Copy all versions as text."""
        from explorer.clipboard import copy

        if self.found is not None:
            copy(self.app, copied(self.card, self.found))
            self.notify(f"sent to clipboard: {len(self.found) + 1} lines", timeout=3, markup=False)
