"""The palette: any command, name, country, query or theme, found by a few letters of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, cast

from textual.app import App
from textual.screen import Screen
from textual.worker import WorkType

from db.ask.cancel import Cancel
from db.ask.completion import Named, NamedField
from db.ask.connection import LibraryError
from db.ask.query import Query
from explorer import palette_entry as offer
from explorer.commands import BY_ID
from explorer.config import config_of
from explorer.draw import palette as draw
from explorer.draw.piece import Line
from explorer.history import History
from explorer.library_threads import Aside
from explorer.palette_entry import Entry, Kind
from explorer.palette_match import MOST, Found, find, first
from explorer.screens.list_dialog import ListDialog
from explorer.themes import THEME_NAMES
from explorer.toast import UNTIL_KEY
from explorer.widgets.needle import Needle

NAMES: tuple[tuple[Kind, NamedField], ...] = (("speaker", "speaker"), ("source", "source"), ("outlet", "outlet"))
"""What the library is asked for by what is typed."""
COUNTRIES = 400
"""More than there are."""
KEPT = 20
"""Commands used lately that are remembered."""


class Names(Protocol):
    """What the palette asks of a library."""

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """The values of a field that begin as typed."""
        ...


class Place(Protocol):
    """What the palette asks of a screen whose query can be changed."""

    @property
    def loader(self) -> Aside[Names]:
        """What reads."""
        ...

    shown: Query
    """What is asked."""
    history: History
    """What was asked."""

    def visit(self, query: Query) -> None:
        """Ask something else."""
        ...


class Palette(ListDialog[None]):
    """Over whatever screen opened it; commands are run there, queries are asked on the desk."""

    PROMPT = "›"
    TITLE_OF = "Palette"
    WIDE = (84, 28)

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.found: list[Found] = []
        self.known: list[Entry] = []
        """What is offered whatever is typed."""
        self.names: list[Entry] = []
        """What the library found by what was typed; the old ones stay until the new ones come."""
        self._reading = ""
        """What names are being read for."""
        self._entered = False
        """Enter was pressed before the names had come."""

    def needle(self) -> Needle:
        """One types words."""
        return Needle("a command, a speaker, a source, a country")

    def foot(self, width: int) -> Line:
        """What one can do here."""
        return draw.foot(width)

    def on_mount(self) -> None:
        """Offer what needs no reading, and read the countries."""
        keymap = config_of(self.app).keys
        where = str(getattr(self.below, "where", "desk"))
        self.known = [*offer.commands(where, keymap), *offer.others(where, keymap)]
        place = self.place
        if place is not None:
            history = place.history
            self.known += offer.asked(entry.query for entry in (*reversed(history.past), *history.future))
            searches = getattr(place, "saved_searches", None)
            self.known += offer.saved(cast(Callable[[], Sequence[offer.Saved]], searches)() if searches else ())
            self.known += offer.decided()
        self.known += offer.themes(THEME_NAMES, self.app.theme)
        super().on_mount()
        if place is not None:
            countries: WorkType[None] = partial(self._read_countries, place.loader)
            self.run_worker(countries, group="countries")

    @property
    def below(self) -> Screen[object]:
        """The screen that opened it."""
        stack = self.app.screen_stack
        return stack[max(0, stack.index(self) - 1)]

    @property
    def place(self) -> Place | None:
        """The nearest screen below whose query can be changed."""
        stack = self.app.screen_stack
        stack = stack[: stack.index(self)] if self in stack else stack  # it may have closed while it read
        found = next((screen for screen in reversed(stack) if hasattr(screen, "visit")), None)
        return cast(Place, found) if found is not None else None

    @property
    def lately(self) -> list[str]:
        """The ids of commands that were run from here, the last first."""
        lately: list[str] = getattr(self.app, "lately", [])
        return lately

    async def _read_countries(self, loader: Aside[Names]) -> None:
        def read(library: Names, cancel: Cancel) -> list[Entry]:
            return offer.countries(library.named("country", "", COUNTRIES, cancel=cancel))

        try:
            self.known += await loader.aside(read) or []
        except (LibraryError, sqlite3.Error, OSError):
            return  # the commands are there all the same
        if not self.closing and self.typed.strip():
            self.show(self.typed, keep=True)

    def narrow(self, typed: str) -> None:
        """Show what answers at once, and read the names that do."""
        wanted = typed.strip()
        self._entered = False
        if not wanted:
            self.workers.cancel_group(self, "names")
            self.names, self._reading = [], ""
        elif self.place is not None:
            self._reading = wanted
            names: WorkType[None] = partial(self._read_names, self.place.loader, wanted)
            self.run_worker(names, group="names", exclusive=True)
        self.show(typed)

    async def _read_names(self, loader: Aside[Names], wanted: str) -> None:
        kind, colon, rest = wanted.partition(":")
        fields = [(name, field) for name, field in NAMES if not colon or name.startswith(kind.strip().lower())]
        typed = rest.strip() if colon and fields else wanted

        def read(library: Names, cancel: Cancel) -> list[Entry]:
            return [
                entry
                for name, field in fields or NAMES
                for entry in offer.named(name, library.named(field, typed, MOST, cancel=cancel))
            ]

        try:
            names = await loader.aside(read)
        except (LibraryError, sqlite3.Error, OSError):
            names = []
        if names is not None and wanted == self._reading and not self.closing:
            self.names, self._reading = names, ""
            self.show(self.typed, keep=True)
            if self._entered:
                self.enter()

    def show(self, typed: str, keep: bool = False) -> None:
        """Show what answers; keep the cursor on its entry where one has moved it there."""
        before = self.found[self.rows.cursor].entry if keep and self.rows.cursor < len(self.found) else None
        moved = keep and not self.rows.empty and self.rows.cursor != self._stops()[0]
        wanted = typed.strip()
        self.found = find([*self.known, *self.names], wanted, self.lately) if wanted else first(self.known, self.lately)
        count = len(self._stops())
        self.say(f"{count} found" if wanted else f"{count}")
        if wanted and not self.found:
            self.found = [Found(head=f"nothing like “{wanted}”")]
        if wanted and self.place is not None:  # last: no slip of the finger is to become a search
            self.found += [Found(), Found(offer.searched(wanted, self.place.shown))]
        stops = self._stops()
        again = next((line for line in stops if self.found[line].entry == before), None) if moved else None
        shown = self.found

        def paint(line: int, at: bool, width: int) -> Line:
            return draw.line_of(shown[line], at, width)

        cursor = again if again is not None else stops[0] if stops else None
        self.rows.show(len(shown), stops, paint, cursor)

    def _stops(self) -> list[int]:
        return [line for line, found in enumerate(self.found) if found.entry is not None]

    def enter(self) -> None:
        """Do what is under the cursor; where names are still being read, when they are there."""
        if self._reading:
            self._entered = True
        else:
            super().enter()

    def choose(self, line: int) -> None:
        """Run a command, take a theme, or ask a query."""
        entry = self.found[line].entry
        if entry is None:
            return
        below, place, app = self.below, self.place, self.app
        self.dismiss(None)
        if entry.kind == "command":
            lately = self.lately
            lately[:] = [entry.value, *(name for name in lately if name != entry.value)][:KEPT]
            below.call_later(below.run_action, BY_ID[entry.value].action)
        elif entry.kind == "elsewhere":
            app.notify(entry.note, timeout=UNTIL_KEY, markup=False)
        elif entry.kind == "theme":
            app.theme = entry.value
        elif place is not None:
            below.call_later(_ask, app, place, offer.narrowed(place.shown, entry))


def _ask(app: App[object], place: Place, query: Query) -> None:
    """Ask a query on the desk, whatever stands over it."""
    top: object = app.screen
    while top is not place:
        app.pop_screen()
        top = app.screen
    place.visit(query)
