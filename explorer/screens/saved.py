"""The dialog of saved searches: how much each finds, and what is new in it since it was looked at last."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.query import Query
from db.ask.saved import SavedCounts, SavedSearch
from db.store.error import DatabaseError
from explorer.commands import bindings
from explorer.config import config_of
from explorer.draw.keys import keys_line, told_keys
from explorer.draw.piece import Line, Piece, cut_line
from explorer.draw.saved import name_width, saved_line
from explorer.library_threads import Aside
from explorer.screens.dialog import Dialog
from explorer.screens.name import NameScreen
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.sheet import Sheet

WIDTH, TALLEST, FRAME = 96, 26, 3
KEYS = (("dialog.choose", "run"), ("saved.rename", "rename"), ("saved.delete", "delete"), ("dialog.close", "close"))
ALWAYS = ("saved.undo", "dialog.close")
"""What can be done without a search, too."""
DELETED = (("saved.undo", "brings it back"), *KEYS[:1], *KEYS[3:])


class Searches(Protocol):
    """What the dialog asks of a library."""

    def saved_searches(self, *, cancel: Cancel | None = None) -> list[SavedSearch]:
        """The searches, by name."""
        ...

    def saved_counts(self, query: Query, since: int, /, *, cancel: Cancel | None = None) -> SavedCounts:
        """How much a query finds, and how much of it is new."""
        ...


class Held(Aside[Searches], Protocol):
    """What reads a library, and knows its file."""

    @property
    def path(self) -> Path:
        """The file."""
        ...


class SavedScreen(Dialog[SavedSearch | None]):
    """A list of searches; gives back the one to run."""

    DEFAULT_CSS = """
    SavedScreen { align: center middle; background: $ink-background 55%; }
    SavedScreen #dialog {
        layout: vertical; background: $ink-raised; border: heavy $ink-accent; border-title-color: $ink-accent;
        border-title-style: bold; border-title-background: $ink-raised; border-subtitle-color: $ink-text;
        border-subtitle-background: $ink-raised; border-subtitle-style: none;
    }
    """
    AUTO_FOCUS = None
    where = "saved"
    unread = True
    """The searches are still being read: keys typed ahead wait for them."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("saved")]
    OPENED_BY = ("search.saved",)

    def __init__(self, loader: Held) -> None:
        """Take what reads."""
        super().__init__()
        self.loader = loader
        self.searches: list[SavedSearch] = []
        self.counts: dict[str, SavedCounts] = {}
        self._gone: tuple[str, str, str, str, int] | None = None
        """What was deleted last."""
        self._known = False
        self._cancel = Cancel()

    def compose(self) -> ComposeResult:
        """Searches and keys, in a heavy frame."""
        with Container(id="dialog") as dialog:
            dialog.border_title = "Saved searches"
            yield ChoiceList()
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Ask for the searches."""
        self._show()
        self._read()

    def on_unmount(self) -> None:
        """Stop reading."""
        self._cancel.set()

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self._show()

    @property
    def search(self) -> SavedSearch | None:
        """The search under the cursor."""
        cursor = self.query_one(ChoiceList).cursor
        return self.searches[cursor] if cursor < len(self.searches) else None

    @work(group="saved", exclusive=True)
    async def _read(self, name: str = "") -> None:
        """Read the searches, then count for one after another; the cursor goes to that of a name."""
        try:
            found = await self.loader.aside(lambda library, cancel: library.saved_searches(cancel=cancel), self._cancel)
            if found is None or self.closing:
                return
            self.unread = False
            self.searches, self._known = found, True
            names = [one.name for one in found]
            self._show(names.index(name) if name in names else None)
            for one in found:
                counts = await self.loader.aside(partial(_count, one), self._cancel)
                if counts is None or self.closing:
                    return
                self.counts[one.name] = counts
                self._show()
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot read the library: {error}")
        finally:
            self.unread = False

    # Showing

    def _show(self, cursor: int | None = None) -> None:
        width, height = self.app.size
        whole = width < 60 or height < 20
        dialog = self.query_one("#dialog")
        dialog.styles.width = max(1, width if whole else min(WIDTH, width - 2))
        tall = max(1, len(self.searches)) + FRAME
        dialog.styles.height = max(1, height if whole else min(tall, TALLEST, height - 2))
        rows = self.query_one(ChoiceList)

        def paint(line: int, at: bool, width: int) -> Line:
            if line >= len(self.searches):
                key = config_of(self.app).keys.told("search.save")
                return cut_line((Piece(f" nothing is saved · {key} saves what is shown", "muted"),), width)
            search = self.searches[line]
            return saved_line(search, self.counts.get(search.name), at, name_width(self.searches, width), width)

        rows.show(max(len(self.searches), int(self._known)), range(len(self.searches)), paint, cursor)
        shown = DELETED if self._gone is not None else KEYS
        keys = told_keys(config_of(self.app).keys, [one for one in shown if self.searches or one[0] in ALWAYS])
        self.query_one("#keys", Sheet).draw(lambda width, height: [keys_line(keys, width)])

    # Doing

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(ChoiceList).move(by)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.query_one(ChoiceList).page(direction)

    def action_far(self, direction: int) -> None:
        """Go to the first line, or to the last."""
        self.action_move(direction * 1_000_000)

    def action_choose(self) -> None:
        """Give back the search under the cursor."""
        if self.search is not None:
            self.dismiss(self.search)

    @on(ChoiceList.Clicked)
    def _clicked(self, event: ChoiceList.Clicked) -> None:
        self.query_one(ChoiceList).go(event.line)
        if event.again:
            self.action_choose()

    def action_rename(self) -> None:
        """Ask for another name."""
        search = self.search
        if search is None:
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._write(partial(_rename, self.loader.path, search.name, name), name)

        self.app.push_screen(NameScreen("Rename the search", search.name, "rename"), named)

    def action_delete(self) -> None:
        """Delete the search under the cursor."""
        if self.search is not None:
            self._write(partial(_delete, self.loader.path, self.search.name))

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if self._gone is not None:
            self._write(partial(_restore, self.loader.path, self._gone), self._gone[0])

    @work(group="write")
    async def _write(self, act: Callable[[], tuple[str, str, str, str, int] | None], name: str = "") -> None:
        """Write on a thread; what was deleted by it can be brought back."""
        try:
            self._gone = await asyncio.to_thread(act)
        except (DatabaseError, OSError) as error:
            self.say(str(error))
            return
        self.say(f"deleted: {self._gone[0]}" if self._gone is not None else "")
        if not self.closing:
            self._read(name)

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)


def _count(search: SavedSearch, library: Searches, cancel: Cancel) -> SavedCounts:
    return library.saved_counts(search.query, search.seen_quote, cancel=cancel)


def _rename(path: Path, name: str, new: str) -> None:
    from db.store.saved_search import rename_search

    rename_search(path, name, new)


def _delete(path: Path, name: str) -> tuple[str, str, str, str, int] | None:
    from db.store.saved_search import delete_search

    return delete_search(path, name)


def _restore(path: Path, row: tuple[str, str, str, str, int]) -> None:
    from db.store.saved_search import restore_search

    restore_search(path, row)
