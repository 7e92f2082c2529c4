"""The three panes side by side, with the rules between them that thicken where a list is scrolled."""

from collections.abc import Container, Sequence
from functools import partial

from textual.app import ComposeResult

from db.ask.row import ActorRow, QuoteRow, SourceRow, Step
from explorer.answer import Answer
from explorer.draw.empty import drop_line, verdict, verdict_lines
from explorer.draw.piece import Line, Piece
from explorer.draw.rows import Look, actor_row, divider, passage_row, quote_row, source_row
from explorer.history import Spot, View
from explorer.layout import PANES, Layout, Pane
from explorer.stack import Tail
from explorer.steps import unasked
from explorer.widgets.bare import Row
from explorer.widgets.row_list import RowList
from explorer.widgets.sheet import Sheet

AIRY = 10
"""Height from which the empty state begins with a blank line."""


class Panes(Row):
    """Actors, quotes and sources."""

    DEFAULT_CSS = """
    Panes { height: 1fr; }
    Panes .bar { width: 1; height: 1fr; }
    Panes .gone { display: none; }
    """

    _empty_answer: Answer | None = None
    """What is shown, where no quote is left."""

    def compose(self) -> ComposeResult:
        """Three lists and two rules."""
        self.actors = RowList[ActorRow]("actors", lambda row, width, look, lines: actor_row(row, width, look))
        self.quotes = RowList[QuoteRow]("quotes", quote_row)
        self.sources = RowList[SourceRow]("sources", lambda row, width, look, lines: source_row(row, width, look))
        self.quotes.lines = self.sources.lines = 2
        self.quotes.shows_cursor_at_rest = True
        yield self.actors
        yield Sheet(id="bar-actors", classes="bar")
        yield self.quotes
        yield Sheet(id="bar-quotes", classes="bar")
        yield self.sources

    def of(self, pane: Pane) -> RowList[ActorRow] | RowList[QuoteRow] | RowList[SourceRow]:
        """One of the lists."""
        if pane == "actors":
            return self.actors
        return self.quotes if pane == "quotes" else self.sources

    @property
    def focused(self) -> Pane | None:
        """The pane that has the keys."""
        return next((pane for pane in PANES if self.of(pane).has_focus), None)

    def settle(self, layout: Layout) -> None:
        """Give every pane its width and its rows their height."""
        for pane in PANES:
            rows = self.of(pane)
            width = layout.width(pane)
            rows.set_class(width == 0, "gone")
            rows.styles.width = max(1, width)
        shown = [pane for pane, _ in layout.panes]
        for pane in ("actors", "quotes"):
            self.query_one(f"#bar-{pane}", Sheet).set_class(pane not in shown[:-1], "gone")
        self.quotes.settle(layout.quote_lines)
        self.styles.height = max(0, layout.list_height)
        self.show_bars()

    def show_bars(self) -> None:
        """Draw the rules where the lists are."""
        self.query_one("#bar-actors", Sheet).draw(partial(_bar, self.actors))
        self.query_one("#bar-quotes", Sheet).draw(partial(_bar, self.quotes))

    def show(self, answer: Answer, narrowed: Container[Pane] = ()) -> None:
        """Show what a query leaves, lists narrowed by typing left out; the quotes' cursor stands where it says."""
        query = answer.query
        self.actors.chosen = partial(_is_meant, answer.speakers, answer.actor_total == 1)
        self.sources.chosen = partial(_is_meant, answer.articles, answer.source_total == 1)
        # A list one is not in begins at its top, unless a row of it is the filter.
        actor = self.actors.row if self._is_kept(self.actors, query.get("speaker")) else None
        source = self.sources.row if self._is_kept(self.sources, query.get("source")) else None
        if "actors" not in narrowed:
            at = _place([row.id for row in answer.actors], actor.id if actor else None)
            self.show_list("actors", answer, at)
        if "sources" not in narrowed:
            at = _place([row.id for row in answer.sources], source.id if source else None)
            self.show_list("sources", answer, at)
        place = answer.position
        if not answer.counts.quotes:
            place = _most(answer.drops)
        self._empty_answer = None if answer.counts.quotes else answer
        self.quotes.show(answer.counts.quotes, answer.quotes, self._tail(answer), place)
        self.show_bars()

    def on_resize(self) -> None:
        """Give the empty state its air, or take it away."""
        if self._empty_answer is not None:
            self.quotes.show(0, {}, self._tail(self._empty_answer), self.quotes.cursor)

    def show_list(self, pane: Pane, answer: Answer, cursor: int) -> None:
        """Show all actors or sources of an answer."""
        if pane == "actors":
            self.actors.show(answer.actor_total, {0: answer.actors}, (), cursor)
        elif pane == "sources":
            self.sources.show(answer.source_total, {0: answer.sources}, (), cursor)

    def view(self, pane: Pane, zoomed: bool) -> View:
        """Where every list stands."""
        lists = (self.of(one) for one in PANES)
        return View(pane, zoomed, tuple(Spot(rows.cursor, round(rows.scroll_offset.y)) for rows in lists))

    def restore(self, view: View, found: bool) -> None:
        """Put every list where it stood; the quotes' cursor stays where it is if it was found on its quote."""
        for pane, spot in zip(PANES, view.spots, strict=True):
            rows = self.of(pane)
            if pane == "quotes" and not rows.rows.total:
                continue  # where nothing is found, the cursor stands on the filter to drop
            at = rows.cursor if found and pane == "quotes" else spot.cursor
            # Rows above may be gone: the cursor's own stands as far down as it stood.
            rows.put(at, spot.top + (at - spot.cursor) * rows.lines)

    def _is_kept(self, rows: RowList[ActorRow] | RowList[SourceRow], values: Sequence[str]) -> bool:
        return bool(values) or self.screen.focused is rows

    def _tail(self, answer: Answer) -> Sequence[Tail]:
        tail: list[Tail] = []
        if not answer.counts.quotes:
            tail += _empty(answer, self.size.height >= AIRY)
        if answer.passages:
            if tail:
                tail.append(Tail(_blank))
            tail.append(Tail(partial(_divider, answer.passage_total, unasked(answer.query))))
            for row in answer.passages:
                tail.append(Tail(partial(passage_row, row), 2, True, row))
        return tail


def _bar(rows: RowList[ActorRow] | RowList[QuoteRow], width: int, height: int) -> Sequence[Line]:
    first, last = rows.thumb(height)
    return [(Piece("┃", "muted") if first <= y < last else Piece("│", "line"),) for y in range(height)]


def _is_meant(ids: frozenset[int], only: bool, row: ActorRow | SourceRow) -> bool:
    return only or row.id in ids


def _place(ids: Sequence[int], wanted: int | None) -> int:
    return ids.index(wanted) if wanted in ids else 0


def _most(drops: Sequence[tuple[Step, int]]) -> int:
    """The filter without which there are most quotes; of several the newest."""
    return max(range(len(drops)), key=lambda place: (drops[place][1], place), default=0)


def _blank(width: int, look: Look) -> list[Line]:
    return [()]


def _divider(count: int, of_quotes: Sequence[str], width: int, look: Look) -> list[Line]:
    return [divider(count, width, of_quotes)]


def _says(first: str, second: str, head: bool, width: int, look: Look) -> list[Line]:
    return verdict_lines(first, second, width, head)


def _drop(step: Step, quotes: int, width: int, look: Look) -> list[Line]:
    return [drop_line(step, quotes, width, look.hold)]


def _empty(answer: Answer, airy: bool) -> list[Tail]:
    first, second = verdict(list(answer.steps), answer.nearest)
    tail = [Tail(_blank)] if airy else []
    tail.append(Tail(partial(_says, first, second, len(answer.drops) > 1), 2))
    for step, quotes in answer.drops:
        tail.append(Tail(partial(_drop, step, quotes), 1, True, (step, quotes), at_once=True))
    return tail
