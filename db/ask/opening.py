"""What a library opens with where nothing is asked: read from its front alone, before what searches is imported."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError, ReadConnection, open_read_only
from db.ask.fetch import actor_rows, quote_rows, source_rows
from db.ask.page import article, card
from db.ask.row import ActorRow, ArticlePage, Counts, QuoteCard, QuoteRow, SourceRow
from db.dataclass import dataclass
from db.index.fact import IndexDamaged
from db.index.front import covers, read_front


@dataclass(frozen=True, slots=True)
class Opening:
    """The counts, the first rows of the lists, and the quote that is selected in its article."""

    counts: Counts
    actors: Sequence[ActorRow]
    quotes: Sequence[QuoteRow]
    sources: Sequence[SourceRow]
    place: int
    """Where the selected quote stands among the quotes."""
    card: QuoteCard | None
    page: ArticlePage | None


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the rows are read from; without this sentence a data class spends two milliseconds on one of its own."""

    connection: ReadConnection
    cancel: Cancel

    def check(self) -> None:
        """Raise Cancelled where nobody waits for the answer any more."""
        self.cancel.check()


def opening(path: Path, quote_id: int | None, rows: int, cancel: Cancel) -> Opening | None:
    """Return the first rows of each list, a quote selected; None where that takes the index or cannot be read here.

    Whatever is wrong is left for who reads with the index to find, and to say.
    """
    try:
        connection = open_read_only(path)
    except LibraryError:
        return None
    try:
        connection.execute("BEGIN")
        return _read(_Opened(connection, cancel), quote_id, rows)
    except (sqlite3.Error, LibraryError, IndexDamaged):
        return None
    finally:
        connection.close()


def _read(read: _Opened, quote_id: int | None, rows: int) -> Opening | None:
    front = read_front(read.connection)
    if front is None:
        return None
    lists = ((front.newest, front.quotes), (front.actor_counts, front.actors), (front.source_counts, front.sources))
    first = list(front.newest[:rows])
    if not all(covers(ids, total, rows) for ids, total in lists):
        return None
    if quote_id is None or quote_id not in first:
        if quote_id is not None and front.quotes > rows:
            return None  # it may stand further down
        quote_id = first[0] if first else None
    chosen = None if quote_id is None else card(read, quote_id)
    return Opening(
        Counts(front.quotes, front.actors, front.sources, front.quotes, front.actors, front.sources),
        actor_rows(read, list(front.actor_counts)[:rows], front.actor_counts),
        quote_rows(read, first),
        source_rows(read, list(front.source_counts)[:rows], front.source_counts),
        0 if quote_id is None else first.index(quote_id),
        chosen,
        None if chosen is None else article(read, chosen.row.article_id),
    )
