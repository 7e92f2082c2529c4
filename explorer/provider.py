"""What the command palette offers: commands, speakers, sources and countries."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from db.ask.cancel import Cancel
from db.ask.library import LibraryError
from db.ask.query import Field, Filter, Query
from db.ask.row import ActorRow, CountryRow, SourceRow
from explorer.answer import Aside
from explorer.commands import of
from explorer.palette_match import Entry, find, shown

MOST = 5000
"""Names of one kind that are looked through."""
FIELDS: dict[str, Field] = {"speaker": "speaker", "source": "source", "country": "country"}


class Named(Protocol):
    """What the palette asks of a library."""

    def actors(
        self, query: Query, /, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[ActorRow]:
        """The speakers."""
        ...

    def sources(
        self, query: Query, /, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[SourceRow]:
        """The articles."""
        ...

    def countries(self, query: Query, /, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """The countries."""
        ...


class Reading(Aside, Protocol):
    """What holds the library, and reads it on a thread."""

    @property
    def library(self) -> Named:
        """The library."""
        ...


class Place(Protocol):
    """What the palette asks of a screen whose rows can be narrowed."""

    @property
    def loader(self) -> Reading:
        """What reads."""
        ...

    shown: Query
    """What is asked."""

    def visit(self, query: Query) -> None:
        """Ask something else."""
        ...


def commands(where: str) -> list[Entry]:
    """The commands of a screen as the palette names them; not the one that opened it."""
    return [
        Entry("command", command.name, command.action, f"{command.shown}  {command.sentence}")
        for command in of(where)
        if command.id != "app.palette"
    ]


def names(library: Named, cancel: Cancel | None = None) -> list[Entry]:
    """The speakers, sources and countries of a library."""
    everything = Query()
    return [
        *(
            Entry("speaker", f"speaker: {row.label}", row.label)
            for row in library.actors(everything, 0, MOST, cancel=cancel)
        ),
        *(
            Entry("source", f"source: {row.label}{f' · {row.title}' if row.title else ''}", row.label)
            for row in library.sources(everything, 0, MOST, cancel=cancel)
        ),
        *(
            Entry("country", f"country: {row.name}", row.code)
            for row in library.countries(everything, cancel=cancel)
            if row.code and any(row.all.values())
        ),
    ]


def filtered(query: Query, entry: Entry) -> Query:
    """The query narrowed to what was chosen, in place of its filter on the same field."""
    return query.with_filter(Filter(FIELDS[entry.kind], (entry.value,)))


class Everything(Provider):
    """One provider, so that hits of all kinds are ranked together."""

    def __init__(self, screen: Screen[object], match_style: Style | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(screen, match_style)
        self._entries: list[Entry] = []
        self._cancel = Cancel()

    @property
    def where(self) -> str:
        """The name of the screen in the table of commands."""
        return str(getattr(self.screen, "where", "desk"))

    @property
    def place(self) -> Place | None:
        """The screen the palette was opened from, where it can be narrowed."""
        return cast(Place, self.screen) if hasattr(self.screen, "visit") else None

    async def startup(self) -> None:
        """Read the names where details are read."""
        self._entries = offered = commands(self.where)
        if self.place is None:
            return
        loader = self.place.loader
        try:
            held = await loader.aside(lambda cancel: names(loader.library, cancel), self._cancel)
            self._entries = offered + (held or [])
        except (LibraryError, sqlite3.Error, OSError):
            return  # the commands are there all the same

    async def shutdown(self) -> None:
        """Stop reading."""
        self._cancel.set()

    async def discover(self) -> Hits:
        """The commands, before anything is typed."""
        for entry in self._entries:
            if entry.kind == "command":
                yield DiscoveryHit(Content(shown(entry)), self._do(entry), shown(entry), _help(entry))

    async def search(self, query: str) -> Hits:
        """What answers the typed letters, looked for on a thread so that typing never waits for it."""
        for found in await asyncio.to_thread(find, self._entries, query):
            label = Content(shown(found.entry))
            style = self.match_style or Style(bold=True, underline=True)
            for start, end in found.lit:
                label = label.stylize(style, start, end)
            yield Hit(found.score, label, self._do(found.entry), shown(found.entry), _help(found.entry))

    def _do(self, entry: Entry) -> Callable[[], Awaitable[None]] | Callable[[], None]:
        if entry.kind == "command":
            return partial(self.screen.run_action, entry.value)
        return partial(self._narrow, entry)

    def _narrow(self, entry: Entry) -> None:
        if self.place is not None:
            self.place.visit(filtered(self.place.shown, entry))


def _help(entry: Entry) -> str | None:
    # Textual reads help as markup; only our own sentences go there, and "[" is a key.
    return entry.note.replace("[", "\\[") or None
