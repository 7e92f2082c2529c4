"""A sitting over quotes nobody has decided on: which is shown, which come next, and what was said of those before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from db.ask.cancel import Cancel
from db.ask.query import Query
from db.ask.row import ArticlePage
from explorer.detail import Detail
from explorer.loader import Loader
from explorer.writer import Act

if TYPE_CHECKING:
    from db.ask.library import Library
    from db.store.session import Done, Waiting

AHEAD = 6
"""Quotes that are read before one gets to them."""


@dataclass
class Past:
    """One thing that was done in the sitting."""

    detail: Detail
    words: str
    """What was done: ``right``."""
    moves: bool = True
    """One went on to the next quote with it."""
    written: bool = True
    """It is in the library, or on its way there: a quote that was put off is not."""
    step: str | None = None
    """What it is undone with, once it is written."""

    def keeping_step(self, act: Act) -> Act:
        """The act, its step noted where it is written: what takes it back may wait behind it already."""

        def write(path: Path, waiting: Waiting) -> Done | None:
            done = act(path, waiting)
            self.step = done.step if done is not None else None
            return done

        return write

    def undoing(self) -> Act:
        """What takes it back."""
        from explorer.acts import undo

        return lambda path, waiting: undo(self.step)(path, waiting) if self.step is not None else None


@dataclass
class Sitting:
    """The quotes of one query, the least certain first."""

    query: Query
    left: int = 0
    """Quotes nobody decided on, the one that is shown and those put off included."""
    current: Detail | None = None
    ahead: list[Detail] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)
    past: list[Past] = field(default_factory=list)
    undone: list[Past] = field(default_factory=list)
    """What was taken back last, the latest last."""
    exhausted: bool = False
    """There are no more than those that are read."""

    @property
    def decided(self) -> int:
        """Verdicts of this sitting."""
        return sum(one.moves and one.written for one in self.past)

    def seen(self) -> set[int]:
        """The quotes not to be read again: decided here, put off, shown, or read ahead."""
        here = [*self.ahead, *([self.current] if self.current is not None else [])]
        judged = [one.detail for one in self.past if one.moves and one.written]
        return {*self.put_off, *(id_ for detail in (*here, *judged) if (id_ := id_of(detail)) is not None)}

    def add(self, found: Sequence[Detail], asked: int) -> None:
        """Take what was read ahead; where that is less than was asked for, there is no more."""
        seen = self.seen()
        self.ahead += [detail for detail in found if id_of(detail) not in seen]
        self.exhausted = len(found) < asked
        if self.current is None:
            self._next()

    def did(self, past: Past) -> Past:
        """Note what was done with the quote that is shown, and go on where it is done with."""
        self.past.append(past)
        if past.moves:
            quote_id = id_of(past.detail)
            if past.written:
                self.left = max(0, self.left - 1)
            elif quote_id is not None:
                self.put_off.append(quote_id)
            self._next()
        return past

    def back(self, past: Past) -> None:
        """Go back to before something was done."""
        if past not in self.past:
            return
        self.past.remove(past)
        if not past.moves:
            return
        quote_id = id_of(past.detail)
        if past.written:
            self.left += 1
        elif quote_id in self.put_off:
            self.put_off.remove(quote_id)
        if self.current is not None:
            self.ahead.insert(0, self.current)
        self.current = past.detail

    def once_more(self) -> bool:
        """Begin with those that were put off again; whether there are any."""
        put_off, self.put_off = bool(self.put_off), []
        self.exhausted = self.exhausted and not put_off
        return put_off

    def _next(self) -> None:
        self.current = self.ahead.pop(0) if self.ahead else None


def id_of(detail: Detail) -> int | None:
    """The quote of a detail."""
    return detail.card.row.id if detail.card is not None else None


def read_ahead(
    library: Library, query: Query, seen: Collection[int], limit: int, page: ArticlePage | None, cancel: Cancel
) -> tuple[int, list[Detail]]:
    """How many quotes of a query nobody decided on, and the next of them in their articles."""
    found = library.undecided(query, seen, limit, cancel=cancel)
    # What was rejected since is left out.
    cards = library.cards([row.id for row in found.rows], cancel=cancel)
    pages = {page.id: page} if page is not None else {}
    for article_id in {card.row.article_id for card in cards}.difference(pages):
        pages[article_id] = library.article(article_id, cancel=cancel)
    return found.total, [Detail(pages[card.row.article_id], card) for card in cards]


def read_again(library: Library, quote_id: int, cancel: Cancel) -> Detail | None:
    """A quote in its article; None where it is rejected."""
    cards = library.cards([quote_id], cancel=cancel)
    return Detail(library.article(cards[0].row.article_id, cancel=cancel), cards[0]) if cards else None


async def begun(loader: Loader, query: Query) -> Sitting | None:
    """A sitting with its first quotes; None where the reading was stopped."""
    found = await loader.aside(lambda library, cancel: read_ahead(library, query, (), AHEAD, None, cancel))
    if found is None:
        return None
    sitting = Sitting(query, found[0])
    sitting.add(found[1], AHEAD)
    return sitting
