"""Actors that may be one and the same, as a dialog: pair by pair, both sides told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.query import Filter, Query
from explorer import acts
from explorer.acting import NOTHING_AGAIN, carry_out
from explorer.commands import bindings
from explorer.config import config_of
from explorer.draw.merges import pair_line, sides_lines
from explorer.draw.piece import Line, Piece
from explorer.draw.rows import bar
from explorer.draw.words import grouped
from explorer.library_threads import Aside
from explorer.screens.lines_dialog import FRAME, LinesDialog
from explorer.widgets.sheet import Sheet
from explorer.writer import Act, writer_of

if TYPE_CHECKING:
    from db.ask.merge import Pair, Side

TALLEST, DETAIL = 30, 12
"""Lines of the dialog, and of what is told of a pair."""
REST = 0.08
"""Seconds the cursor rests before a pair is read."""


class Merging(Protocol):
    """What the dialog asks of a library."""

    def suggested_merges(self, *, cancel: Cancel | None = None) -> tuple[int, list[Pair]]:
        """How many pairs may be one, and the first of them."""
        ...

    def sides(self, one: int, other: int, /, *, cancel: Cancel | None = None) -> tuple[Side, Side]:
        """What is known of two actors."""
        ...


class MergesScreen(LinesDialog[Query | None]):
    """Pairs of actors that may be one; gives back the query that shows the quotes of both.

    What was decided goes from the list at once; where it could not be written, it comes back.
    """

    where = "merges"
    unread = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("merges")]
    OPENED_BY = ("actor.merges",)
    TITLE_OF = "May be one and the same"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("actor.merge-pair", "merge"), ("actor.apart", "not the same"), ("actor.both", "quotes of both"),
        ("app.undo", "take back"), ("dialog.close", "close"),
    )  # fmt: skip
    WIDE = 116

    def __init__(self, loader: Aside[Merging]) -> None:
        """Take what reads."""
        super().__init__()
        self.loader = loader
        self.pairs: list[Pair] = []
        self.total: int | None = None
        self._cancel = Cancel()

    def more(self) -> ComposeResult:
        """What is known of a pair."""
        yield Sheet(id="rule", ground="raised")
        yield Sheet(id="sides", ground="raised")

    def begin(self) -> None:
        """Ask for the pairs."""
        self.query_one("#rule", Sheet).draw(lambda width, height: [(Piece("─" * width, "line"),)])
        self.settle()
        self._read()

    def on_unmount(self) -> None:
        """Stop reading."""
        self._cancel.set()

    def settle(self) -> None:
        """Take the place there is: a third of it for the list at least."""
        tall = self.fit(min((len(self.pairs) or 2) + (DETAIL + 1 if self.pairs else 0), TALLEST))
        detail = max(0, min(DETAIL, (tall - FRAME - 1) * 2 // 3)) if self.pairs else 0
        sides = self.query_one("#sides", Sheet)
        sides.display = self.query_one("#rule", Sheet).display = detail > 0
        sides.styles.height = max(1, detail)

    @property
    def pair(self) -> Pair | None:
        """The pair under the cursor."""
        cursor = self.list.cursor
        return self.pairs[cursor] if cursor < len(self.pairs) else None

    def drop(self, pair: Pair) -> None:
        """Take away a pair that was decided."""
        if pair in self.pairs:
            self.pairs.remove(pair)
            self.total = max(0, (self.total or 0) - 1)
            self._show()

    @work(group="pairs", exclusive=True)
    async def _read(self) -> None:
        try:
            found = await self.loader.aside(
                lambda library, cancel: library.suggested_merges(cancel=cancel), self._cancel
            )
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot read: {error}")
            return
        finally:
            self.unread = False
        if found is not None and self.is_mounted and not self.closing:
            self.total, self.pairs = found
            self._show()

    def _show(self) -> None:
        listed = f"{grouped(len(self.pairs))} of " if self.total and self.total > len(self.pairs) else ""
        pairs = "pair" if self.total == 1 else "pairs"
        self.say(f"{listed}{grouped(self.total or 0)} {pairs}")
        self.settle()
        pairs_held: Sequence[Pair] = tuple(self.pairs)

        keys = config_of(self.app).keys
        none = (
            " no two actors look like one and the same",
            f" to merge any two: {keys.told('quote.actor')} on an actor, then {keys.told('actor.merge')}",
        )

        def paint(line: int, at: bool, width: int) -> Line:
            if not pairs_held:
                return (Piece(none[line], "muted"),)
            drawn = pair_line(pairs_held[line], width)
            return (bar("focus"), *drawn[1:]) if at else drawn

        self.list.show(len(pairs_held) or len(none), range(len(pairs_held)), paint)
        self.moved()

    def moved(self) -> None:
        """Tell of another pair once the cursor rests on it."""
        if (pair := self.pair) is not None:
            self.set_timer(REST, lambda: self._tell(pair) if not self.closing and pair == self.pair else None)

    @work(group="sides", exclusive=True)
    async def _tell(self, pair: Pair) -> None:
        try:
            both = await self.loader.aside(
                lambda library, cancel: library.sides(pair.one.id, pair.other.id, cancel=cancel)
            )
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot read: {error}")
            return
        if both is not None and pair == self.pair and self.is_mounted and not self.closing:
            self.query_one("#sides", Sheet).draw(lambda width, height: sides_lines(pair.reason, both, width))

    # Deciding

    def action_merge(self) -> None:
        """Say that the two are one; the one with more quotes keeps its name."""
        if (pair := self.pair) is not None:
            into, other = sorted((pair.one, pair.other), key=lambda one: -one.quotes)
            self._decide(pair, acts.merge(into.id, other.id))

    def action_apart(self) -> None:
        """Say that they are not one."""
        if (pair := self.pair) is not None:
            self._decide(pair, acts.apart(pair.one.id, pair.other.id))

    def _decide(self, pair: Pair, act: Act) -> None:
        self.drop(pair)
        carry_out(self.app, act, failed=self._again)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        carry_out(self.app, acts.undo())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        carry_out(self.app, acts.redo(), nothing=NOTHING_AGAIN)

    def action_reload(self) -> None:
        """Read the pairs again."""
        self._read()

    def decided(self) -> None:
        """Something was decided: read the pairs again, for there may be others now."""
        if not writer_of(self.app).under_way:
            self._read()

    def _again(self) -> None:
        if self.is_mounted and not self.closing:
            self._read()

    def action_cancel(self) -> None:
        """Wait no longer for another program, or close."""
        if not writer_of(self.app).give_up():
            self.dismiss(None)

    def action_both(self) -> None:
        """Show the quotes of both."""
        if (pair := self.pair) is not None:
            self.dismiss(Query(filters=(Filter("speaker", (pair.one.label, pair.other.label)),)))

    def action_choose(self) -> None:
        """Say that the two are one."""
        self.action_merge()
