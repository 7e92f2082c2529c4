"""Quotes to the clipboard: their words, or their words with a citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Generic, Protocol, TypeVar, cast

from db.ask.cancel import Cancel
from db.ask.row import QuoteCard
from explorer.config import Config, config_of
from explorer.detail import Detail
from explorer.draw.words import grouped
from explorer.loader import Loader
from explorer.screens.working import Working

Result = TypeVar("Result")
MANY = 200
"""Quotes from which on it is told that they are being read."""


class Configured(Protocol):
    """An app with settings."""

    config: Config
    """Those of this run."""


class Copying(Working[Result], Generic[Result]):
    """A screen that shows one quote, and may have several marked."""

    loader: Loader
    """What reads."""
    detail: Detail | None = None
    """The quote that is shown in its article."""
    _reading: Cancel | None = None
    """What stops the reading of many quotes."""

    def targets(self) -> tuple[int, ...]:
        """The ids of the quotes an action is for: those that are marked, else the one that is shown."""
        card = self.detail.card if self.detail else None
        return (card.row.id,) if card else ()

    def action_copy(self) -> None:
        """Copy the words of the quotes, with their marks where they were not simply said."""
        self._copy(cite=False)

    def action_cite(self) -> None:
        """Copy the quotes with their citations, in the format that is set."""
        self._copy(cite=True)

    def action_format(self) -> None:
        """Write citations in the next format, for this session."""
        from explorer.export.form import NAMES, next_form

        form = next_form(config_of(self.app).citation)
        app = cast(Configured, self.app)
        app.config = replace(config_of(app), citation=form)
        self.tell(f"citations as {NAMES[form]}")

    def stop_reading(self) -> bool:
        """Stop the reading of many quotes; whether there was one."""
        reading, self._reading = self._reading, None
        if reading is None:
            return False
        reading.set()
        self.tell("stopped: nothing was copied")
        return True

    def _copy(self, cite: bool) -> None:
        card = self.detail.card if self.detail else None
        ids = self.targets()
        if not ids:
            self.tell("no quote is selected")
        elif card is not None and ids == (card.row.id,):
            self._send([card], cite)
        else:
            self.later(partial(self._copy_all, ids, cite), "copy")

    async def _copy_all(self, ids: Sequence[int], cite: bool) -> None:
        cancel = self._reading = Cancel()
        if len(ids) >= MANY:
            self.tell(f"reading {grouped(len(ids))} quotes … esc stops")
        try:
            cards = await self.loader.aside(lambda library, cancel: library.cards(ids, cancel=cancel), cancel)
        finally:
            if self._reading is cancel:
                self._reading = None
        if cards is None:
            return
        if not cards:
            self.complain("these quotes are no longer in the library")
            return
        self._send(cards, cite)
        if gone := len(ids) - len(cards):
            self.complain(f"{grouped(gone)} of them {'is' if gone == 1 else 'are'} no longer in the library")

    def _send(self, cards: Sequence[QuoteCard], cite: bool) -> None:
        from explorer.citation import quoted, toast
        from explorer.clipboard import copy
        from explorer.export.form import NAMES, write

        form = config_of(self.app).citation
        text = write(form, cards, date.today()) if cite else "\n".join(map(quoted, cards))
        warning = copy(self.app, text)
        self.tell(toast(cards, text, NAMES[form] if cite else "") + warning)
