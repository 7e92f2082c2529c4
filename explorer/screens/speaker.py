"""The dialog that asks who it is: somebody the library has, by a few letters; somebody new; or nobody known."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.binding import BindingType

from db.ask.cancel import Cancel
from db.ask.completion import Named, NamedField
from db.ask.connection import LibraryError
from db.store.correction import Speaker
from explorer.draw.keys import keys_line
from explorer.draw.piece import Line, Piece, cut, left, plain, width_of
from explorer.draw.rows import bar
from explorer.draw.words import UNKNOWN, number
from explorer.library_threads import Aside
from explorer.screens.list_dialog import ListDialog
from explorer.widgets.needle import Needle

if TYPE_CHECKING:
    from explorer.screens.new_speaker import NewSpeaker

MOST = 40


class Names(Protocol):
    """What the dialog asks of a library."""

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """The values of a field that begin as typed."""
        ...


class SpeakerScreen(ListDialog[Speaker | None]):
    """A list of speakers narrowed by typing; gives back the one that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = []
    PROMPT = ">"
    WIDE = (64, 20)
    SAYS_CLOSES = False

    def __init__(
        self,
        loader: Aside[Names],
        title: str,
        *,
        new: bool = True,
        besides: str = "",
        instead: str = "",
        typed: str = "",
    ) -> None:
        """Take what reads, the title, whether one not in the library may be named, and a label that is not offered.

        With `instead`, a line with these words is the first: what is given back then is nobody. `typed` is the
        beginning of a name.
        """
        super().__init__()
        self.loader, self._title = loader, title
        self._new, self._besides, self._instead = new, besides, instead
        self._begun = typed
        self.names: list[Named] = []
        self._reading: str | None = None
        self._entered = False

    def on_mount(self) -> None:
        """Say what is asked."""
        self.query_one("#dialog").border_title = plain(self._title).replace("[", "\\[")
        super().on_mount()

    def needle(self) -> Needle:
        """One types a name."""
        needle = Needle("a few letters of a name")
        needle.value, needle.cursor_position = self._begun, len(self._begun)
        return needle

    def foot(self, width: int) -> Line:
        """What one can do here."""
        return keys_line((("enter", "take"), ("↓ ↑", "choose"), ("esc", "cancel")), width)

    def narrow(self, typed: str) -> None:
        """Read who is called so; those of the letters before stay meanwhile."""
        self._entered = False
        self._reading = typed.strip()
        self._read(self._reading)
        self._show()

    @work(group="names", exclusive=True)
    async def _read(self, typed: str) -> None:
        try:
            found = await self.loader.aside(
                lambda library, cancel: library.named("speaker", typed, MOST, cancel=cancel)
            )
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.notify(f"cannot read: {plain(str(error))}", severity="error", markup=False)
            found = []
        if found is None or typed != self._reading or self.closing:
            return
        self._reading, self.names = None, [one for one in found if one.value != self._besides]
        self._show()
        if self._entered:
            self.enter()

    @property
    def _others(self) -> list[str]:
        """What can be chosen besides the names: an actor of its own, a new name, nobody known."""
        lines = ["instead"] if self._instead else []
        if self._new:
            lines += ["new"] if self.typed.strip() else ["nobody"]
        return lines

    def _show(self) -> None:
        names, others = self.names, self._others
        first = len(others) if "instead" in others and not self.typed.strip() else 0
        lines: list[Named | str] = [*others[:first], *names, *others[first:]]
        self._lines = lines
        self.say(f"{len(names)} known" if names else "")

        def paint(line: int, at: bool, width: int) -> Line:
            if not lines:
                return (Piece(" nobody is called so", "muted"),)
            return (bar("focus") if at else Piece(" "), *self._line(lines[line], width - 2))

        self.rows.show(max(1, len(lines)), range(len(lines)), paint, 0)

    _lines: list[Named | str] = []  # noqa: RUF012 - replaced whole, never changed

    def _line(self, one: Named | str, width: int) -> Line:
        if isinstance(one, Named):
            end = f"{plain(one.note)} {number(one.quotes):>5}"
            room = max(1, width - width_of(end) - 2)
            return (Piece(" "), Piece(left(plain(one.value), room)), Piece(" "), Piece(end, "muted"))
        if one == "new":
            name = cut(plain(self.typed.strip()), max(1, width - 16))
            return (Piece(" somebody new: ", "muted"), Piece(name, "who"))
        if one == "instead":
            return (Piece(f" {self._instead}", bold=True),)
        return (Piece(f" {UNKNOWN}", "muted", italic=True),)

    def enter(self) -> None:
        """Take the line under the cursor; where names are still being read, when they are there."""
        if self._reading is not None:
            self._entered = True
        else:
            super().enter()

    def choose(self, line: int) -> None:
        """Give back who it is."""
        one = self._lines[line]
        if isinstance(one, Named):
            self.dismiss(Speaker(label=one.value))
        elif one == "new":
            self.app.push_screen(self._asked(), self._named)
        else:
            self.dismiss(Speaker())

    def _named(self, speaker: Speaker | None) -> None:
        if speaker is not None:
            self.dismiss(speaker)

    def _asked(self) -> NewSpeaker:
        from explorer.screens.new_speaker import NewSpeaker

        return NewSpeaker(self.typed.strip())
