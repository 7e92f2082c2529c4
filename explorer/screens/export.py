"""The dialog that writes quotes into a file: a name, a format, and how far it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.query import Query
from explorer.draw.keys import keys_line
from explorer.draw.piece import Line, Piece, cut_line, left, plain, safe
from explorer.draw.rows import bar
from explorer.draw.words import grouped, many
from explorer.export.format import ABOUT, FORMATS, ExportError, To
from explorer.loader import Loader
from explorer.log import LOG
from explorer.screens.list_dialog import ListDialog
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet

if TYPE_CHECKING:
    from db.ask.library import Library
    from explorer.export.hand_over import Written

NAME = "quotes"
"""What the file is called unless one types another name."""
OFTEN = 0.2
"""Seconds between two looks at how far it is."""
_TITLES = 30
MOST = 54
"""Letters of the folder at most."""


class ExportScreen(ListDialog[Sequence[str] | None]):
    """One types a name and chooses a format; gives back what is to be told of the file."""

    BINDINGS: ClassVar[list[BindingType]] = []
    WIDE = (78, 20)
    SAYS_CLOSES = False

    def __init__(self, loader: Loader, chosen: Query | Sequence[int], count: int, marked: bool) -> None:
        """Take what reads, the quotes or the query that finds them, and how many they are."""
        super().__init__()
        self._loader, self._chosen = loader, chosen
        self._what = f"{grouped(count)} {'marked ' if marked else ''}{many(count, 'quote')}"
        self._writing: Cancel | None = None
        self._done, self._total = 0, count

    def on_mount(self) -> None:
        """Say what is written, and propose a name."""
        super().on_mount()
        self.query_one("#dialog").border_title = f"Export {self._what}"
        self.query_one(Needle).value = f"{NAME}{self._suffix(0)}"
        self.set_interval(OFTEN, self._tick)

    def needle(self) -> Needle:
        """One types the name of a file."""
        return Needle("the name of a file")

    def foot(self, width: int) -> Line:
        """What one can do here."""
        if self._writing is not None:
            return keys_line((("esc", "stops, and leaves nothing"),), width)
        return keys_line((("enter", "write"), ("↑ ↓", "format"), ("esc", "cancel")), width)

    def narrow(self, typed: str) -> None:
        """Show every format, whatever is typed, and the folder the file goes to."""
        self._say("")

        def paint(line: int, at: bool, width: int) -> Line:
            about = ABOUT[FORMATS[line]]
            start = bar("focus") if at else Piece(" ")
            title = Piece(f" {left(about.title, _TITLES)} ", "text", bold=at)
            use: Line = (Piece(about.use, "muted"),) if width >= _TITLES * 2 else ()
            return cut_line((start, title, *use), width)

        self.rows.show(len(FORMATS), range(len(FORMATS)), paint, self.rows.cursor)

    def action_move(self, by: int) -> None:
        """Take another format; a name that ends as the one before ends as this one then."""
        if self._writing is not None:
            return
        before = self._suffix(self.rows.cursor)
        super().action_move(by)
        needle = self.query_one(Needle)
        if needle.value.endswith(before):
            needle.value = needle.value.removesuffix(before) + self._suffix(self.rows.cursor)
            needle.cursor_position = len(needle.value)
        self._say("")

    def choose(self, line: int) -> None:
        """Write the file."""
        name = self.typed.strip()
        if self._writing is not None:
            return
        if not name:
            self._say("the file has no name yet")
            return
        self._writing = Cancel()
        self._draw_keys()
        self._write(FORMATS[line], _target(name), self._writing)

    def action_cancel(self) -> None:
        """Stop writing, else close."""
        if self._writing is None:
            self.dismiss(None)
        else:
            self._writing.set()

    def on_unmount(self) -> None:
        """Nobody waits for the file any more."""
        if self._writing is not None:
            self._writing.set()

    @work(group="export", exclusive=True)
    async def _write(self, to: To, target: Path, cancel: Cancel) -> None:
        def handed(library: Library, cancel: Cancel) -> Written:
            from explorer.export.hand_over import hand_over  # what computes comes with it: not on the event loop

            return hand_over(library, self._chosen, to, target, told=self._told, cancel=cancel)

        try:
            written = await self._loader.apart(handed, cancel)
        except (ExportError, LibraryError, sqlite3.Error, OSError) as error:
            LOG.warning("an export failed: %s", error)
            self._ended(f"{error}; {error.remedy}" if isinstance(error, ExportError) else str(error))
            return
        if written is None:
            self._ended("stopped: nothing was written")
        elif not written.quotes:
            self._ended("these quotes are no longer in the library")
        else:
            done = f"wrote {grouped(written.quotes)} {many(written.quotes, 'quote')} to {plain(str(target))}"
            self.dismiss((done, *written.notes))

    def _told(self, done: int, total: int) -> None:
        """Keep how far it is; called on the thread that writes."""
        self._done, self._total = done, total

    def _tick(self) -> None:
        if self._writing is not None and not self.closing:
            self.say(f"{grouped(self._done)} of {grouped(self._total)}")

    def _ended(self, words: str) -> None:
        self._writing = None
        self.say("")
        self._say(words)
        self._draw_keys()

    def _say(self, words: str) -> None:
        # A border label is markup where it is a string.
        told = words or f"goes to {_folder(_target(self.typed.strip()), self.app.size.width - 20)}"
        self.query_one("#dialog").border_subtitle = safe(told).replace("[", "\\[")

    def _draw_keys(self) -> None:
        self.query_one("#keys", Sheet).draw(lambda width, height: [self.foot(width)])

    @staticmethod
    def _suffix(line: int) -> str:
        return ABOUT[FORMATS[line]].suffix


def _target(name: str) -> Path:
    """The file a name stands for; a ~ before the name of nobody is a letter like others."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _folder(target: Path, most: int) -> str:
    """The folder of a file in so many letters at most: its end says most."""
    try:
        folder = str(target.parent.absolute())
    except OSError:  # the folder one is in is gone
        folder = str(target.parent)
    most = max(8, min(most, MOST))
    return folder if len(folder) <= most else f"…{folder[1 - most :]}"
