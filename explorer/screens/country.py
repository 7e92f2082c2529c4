"""The country dialog: include, exclude, by what the speaker speaks for, what it is about, or where the outlet is."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.query import NONE, Query
from db.ask.row import CountryRole, CountryRow, Counts
from explorer import country_choice as choice
from explorer.country_numbers import DIGITS, Numbers
from explorer.draw import country as draw
from explorer.draw.piece import Line, Piece, plain
from explorer.library_threads import Aside
from explorer.screens.dialog import Dialog
from explorer.toast import TOLD
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.needle import Needle
from explorer.widgets.sheet import Sheet

WIDTH, TALLEST, LINES = 78, 24, 13
SLOW = 0.15
"""Seconds after which … stands for the count."""
ASKS = "name, code or demonym · 1-9 only that one"
NOBODY = Numbers()
FRAME = 8
"""Lines of the dialog that are not the list's."""


class Counted(Protocol):
    """What the dialog asks of a library."""

    def countries(self, query: Query, /, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """The countries with their counts in each role."""
        ...

    def counts(self, query: Query, /, *, cancel: Cancel | None = None) -> Counts:
        """What the query leaves."""
        ...


class CountryScreen(Dialog[Query | None]):
    """A dialog that makes a query out of a query; what is behind it follows live."""

    CSS_PATH = "country.tcss"
    AUTO_FOCUS = "Needle"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "include(False)", "include", show=False),
        Binding("minus", "include(True)", "exclude", show=False),
        Binding("asterisk", "members", "members", show=False),
        Binding("tab", "turn(1)", "role", show=False),
        Binding("shift+tab", "turn(-1)", "role", show=False),
        Binding("down,ctrl+n", "move(1)", "down", show=False),
        Binding("up,ctrl+p", "move(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("escape", "cancel", "cancel", show=False),
        *(Binding(digit, f"pick('{digit}')", "only", show=False) for digit in DIGITS),
    ]

    def __init__(
        self, loader: Aside[Counted], query: Query, on_preview: Callable[[Query], None], numbers: Numbers = NOBODY
    ) -> None:
        """Take what reads, what is asked now, whom to tell of each change, and which country is on which digit."""
        super().__init__()
        self.numbers = numbers
        self.loader, self.before, self.asked = loader, query, query
        self.role: CountryRole = next(
            (role for role in choice.ROLES if query.get(choice.FIELDS[role]) or query.get(choice.FIELDS[role], True)),
            "speaker",
        )
        self.rows: Sequence[CountryRow] = ()
        self.items: list[choice.Item] = []
        self._early = ""
        self.touched = False
        """Something was marked in this dialog, so enter only applies."""
        self._preview = on_preview
        self._cancel = Cancel()
        self._height = LINES + FRAME

    def compose(self) -> ComposeResult:
        """Prompt, roles, rows, keys, in a heavy frame."""
        with Container(id="dialog"):
            with Container(id="ask"):
                yield Sheet(id="prompt", ground="raised")
                yield Needle(ASKS, " -*", lambda typed: choice.goes_on(self.rows, typed), DIGITS)
                yield Sheet(id="legend", ground="raised")
            yield Sheet(id="head", ground="raised")
            yield ChoiceList()
            yield Sheet(id="keys", ground="raised")

    def on_mount(self) -> None:
        """Draw what is known and ask for the rest."""
        self.query_one("#prompt", Sheet).draw(lambda width, height: [(Piece(" ›", "accent", bold=True),)])
        self.query_one("#legend", Sheet).draw(lambda width, height: [(Piece("counts: now / in all", "muted"),)])
        self._fit()
        self._show_role()
        self._ask()

    def on_unmount(self) -> None:
        """Stop reading."""
        self._cancel.set()

    def on_resize(self) -> None:
        """Take the whole screen where it is small."""
        self._fit()
        self._show_rows()

    @property
    def narrow(self) -> bool:
        """The dialog takes the whole screen and shows one role."""
        return self.app.size.width < 60 or self.app.size.height < 20

    @property
    def row(self) -> CountryRow | None:
        """The country under the cursor."""
        rows = self.query_one(ChoiceList)
        return self.items[rows.cursor].row if not rows.empty and rows.cursor < len(self.items) else None

    # Reading

    def _ask(self) -> None:
        self._cancel.set()
        self._cancel = Cancel()
        self._read(self.asked, self._cancel)

    @work(group="counts", exclusive=True)
    async def _read(self, query: Query, cancel: Cancel) -> None:
        def read(library: Counted, cancel: Cancel) -> tuple[Sequence[CountryRow], int]:
            return library.countries(query, cancel=cancel), library.counts(query, cancel=cancel).quotes

        slow = self.set_timer(SLOW, lambda: None if self.closing else self.say(draw.total(None)))
        try:
            found = await self.loader.aside(read, cancel)
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.say(f"cannot count: {error}")
            return
        finally:
            slow.stop()
        if found is None or query != self.asked or self.closing or not self.is_mounted:
            return
        rows, quotes = found
        first = not self.rows
        self._renew(rows)
        self.say(draw.total(quotes))
        if first:
            self._height = len(self.items) + FRAME
            self._fit()

    def _renew(self, rows: Sequence[CountryRow]) -> None:
        """Put new counts into the rows; they keep their places so that none moves under the cursor."""
        self.numbers = self.numbers.filled(rows)
        if self._early and (code := self.numbers.code(self._early)):
            self._finish(choice.only(self.asked, self.role, code))
            return
        known = {choice.value_of(row) for row in self.rows}
        again = bool(self.rows) and known == {choice.value_of(row) for row in rows}
        self.rows = rows
        if not again:
            self._arrange()
            return
        fresh = {choice.value_of(row): row for row in rows}
        self.items = [
            item if item.row is None else choice.Item(fresh[choice.value_of(item.row)], lit=item.lit, apart=item.apart)
            for item in self.items
        ]
        self._show_rows()

    # Showing

    def _fit(self) -> None:
        self.set_class(self.narrow, "-whole")
        dialog = self.query_one("#dialog")
        width, height = self.app.size
        dialog.styles.width = max(1, width if self.narrow else min(WIDTH, width))
        dialog.styles.height = max(1, height if self.narrow else min(self._height, TALLEST, height - 3))
        self._show_head()

    def _show_role(self) -> None:
        self.query_one("#dialog").border_title = f"Country · {choice.WORDS[self.role]}"
        self._show_head()
        self._arrange()

    def _show_head(self) -> None:
        self.query_one("#head", Sheet).draw(lambda width, height: draw.head(self.role, width, self.narrow))
        target = self.row if self._takes_one else None
        name = "" if target is None else "its members" if choice.silent(target) else target.code or target.name
        keys = self.query_one("#keys", Sheet)
        keys.draw(lambda width, height: [*([] if height < 2 else [()]), draw.keys(width, name)])

    def _arrange(self) -> None:
        """Order the rows anew and go to the first of them."""
        self.items = choice.items(self.rows, self.asked, self.role, self.query_one(Needle).value)
        self._show_rows(cursor=0)

    def _show_rows(self, cursor: int | None = None) -> None:
        rows, size = self.query_one(ChoiceList), draw.digits(self.rows)
        typed = self.query_one(Needle).value
        stops = [place for place, item in enumerate(self.items) if item.row is not None]

        def paint(line: int, at: bool, width: int) -> Line:
            if not self.items:
                return (Piece(f" {choice.nothing(plain(typed))}", "muted"),)
            item = self.items[line]
            mark = choice.mark_on(self.asked, self.role, item.row) if item.row else " "
            digit = self.numbers.digit(item.row.code) if item.row and not typed else ""
            return draw.row_line(item, self.role, mark, at, width, self.narrow, size, digit)

        count = len(self.items) or int(bool(self.rows))
        rows.show(count, stops, paint, stops[0] if cursor == 0 and stops else cursor)
        self._show_head()

    # Doing

    @property
    def _takes_one(self) -> bool:
        """Enter takes the row under the cursor alone: letters are typed and nothing has been marked here."""
        return bool(choice.squeeze(self.query_one(Needle).value)) and not self.touched

    def _change(self, query: Query) -> None:
        self.touched = True
        if query != self.asked:
            self.asked = query
            self._preview(query)
            self._ask()
        self._show_rows()

    def action_include(self, exclude: bool) -> None:
        """Include or exclude the country under the cursor, or take that back."""
        if row := self.row:
            self._change(choice.toggled(self.asked, self.role, choice.values_of(row), exclude))

    def action_pick(self, digit: str) -> None:
        """Take the country on a digit alone, and be done."""
        code = self.numbers.code(digit)
        if code is None and not self.rows:
            self._early = digit  # pressed before the countries are known
        elif code is not None:
            self._finish(choice.only(self.asked, self.role, code))

    def _finish(self, query: Query) -> None:
        """Close with a query; what it newly includes by itself has a digit from now on."""
        included = query.get(choice.FIELDS[self.role])
        if len(included) == 1 and included != self.before.get(choice.FIELDS[self.role]) and included[0] != NONE:
            self.numbers = self.numbers.took(included[0])
        self.asked = query
        self.dismiss(query)

    def action_members(self) -> None:
        """Include the members of the bloc under the cursor in its place, or say that it has none."""
        row = self.row
        if row is None:
            return
        if choice.members_of(row):
            self._change(choice.with_members(self.asked, self.role, row))
        else:
            why = "no members of it are known" if row.bloc else "only a bloc has members"
            self.notify(f"{plain(row.name)}: {why}", timeout=TOLD, markup=False)

    def action_turn(self, by: int) -> None:
        """Go on to another role; the cursor stays on its country."""
        stood = self.row
        self.role = choice.turned(self.role, by)
        self._show_role()
        if stood:
            value = choice.value_of(stood)
            for place, item in enumerate(self.items):
                if item.row and choice.value_of(item.row) == value:
                    self.query_one(ChoiceList).go(place)
        self._show_head()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(ChoiceList).move(by)
        self._show_head()

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.query_one(ChoiceList).page(direction)
        self._show_head()

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        if self.asked != self.before and not self.closing:
            self._preview(self.before)
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._arrange()

    @on(Input.Submitted)
    def _apply(self) -> None:
        if self._takes_one and (row := self.row):
            self._finish(choice.only(self.asked, self.role, *choice.values_of(row)))
        else:
            self._finish(self.asked)

    @on(ChoiceList.Clicked)
    def _clicked(self, event: ChoiceList.Clicked) -> None:
        self.query_one(ChoiceList).go(event.line)
        self.action_include(False)

    @on(Sheet.Tagged)
    def _turned(self, event: Sheet.Tagged) -> None:
        for role in choice.ROLES:
            if event.tag == f"role:{role}":
                self.role = role
                self._show_role()
