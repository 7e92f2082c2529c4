"""The library as the rest of the program asks it."""

from pathlib import Path

from db.ask import actor, beside, count, naming, nationality, nearest, page, passage, source, statement, trail
from db.ask.beside import Beside
from db.ask.cancel import Cancel, Cancelled
from db.ask.completion import Named, NamedField
from db.ask.connection import LibraryError
from db.ask.query import Query
from db.ask.row import (
    ActorRow,
    ArticlePage,
    CountryRow,
    Counts,
    PassageRow,
    QuoteCard,
    QuoteRow,
    SourceRow,
    Step,
)
from db.ask.scope import Reader

__all__ = ["Cancel", "Cancelled", "Library", "LibraryError"]


class Library:
    """A library opened to be read, from any thread.

    Each method reads one snapshot. With `cancel` set meanwhile it raises Cancelled; where the file cannot be read,
    LibraryError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reader = Reader(path)

    def close(self) -> None:
        """Close every connection."""
        self._reader.close()

    def release(self) -> None:
        """Let go of the memory through which this thread reads the file; what is read next takes a little longer."""
        self._reader.release()

    def warm(self, *, cancel: Cancel | None = None) -> None:
        """Read the words of the library into memory, so that the first search need not wait for them."""
        with self._reader.read(cancel) as read:
            read.vocabulary()

    def counts(self, query: Query, *, cancel: Cancel | None = None) -> Counts:
        """Count what a query leaves and what there is in all."""
        with self._reader.read(cancel) as read:
            return count.counts(read, query)

    def actors(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[ActorRow]:
        """Return who said it, the query's own speaker filter left out; most quotes first, then by name."""
        with self._reader.read(cancel) as read:
            return actor.actors(read, query, offset, limit)

    def actor_count(self, query: Query, *, cancel: Cancel | None = None) -> int:
        """Count the rows `actors` has in all."""
        with self._reader.read(cancel) as read:
            return actor.actor_count(read, query)

    def quotes(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[QuoteRow]:
        """Return one stretch of the quotes a query leaves, in its order."""
        with self._reader.read(cancel) as read:
            return statement.quotes(read, query, offset, limit)

    def quotes_of(self, article_id: int, *, cancel: Cancel | None = None) -> list[Beside]:
        """Return an article's quotes in the order of its text, each with the kind of its speaker."""
        with self._reader.read(cancel) as read:
            return beside.quotes_of(read, article_id)

    def position(self, query: Query, quote_id: int, *, cancel: Cancel | None = None) -> int | None:
        """Return the 0-based place of a quote in `quotes`; None where it is not there."""
        with self._reader.read(cancel) as read:
            return statement.position(read, query, quote_id)

    def sources(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[SourceRow]:
        """Return the articles it stands in, the query's own source filter left out; most quotes first."""
        with self._reader.read(cancel) as read:
            return source.sources(read, query, offset, limit)

    def source_count(self, query: Query, *, cancel: Cancel | None = None) -> int:
        """Count the rows `sources` has in all."""
        with self._reader.read(cancel) as read:
            return source.source_count(read, query)

    def passages(self, query: Query, limit: int = 20, *, cancel: Cancel | None = None) -> tuple[int, list[PassageRow]]:
        """Return how many sentences in no quote match the text, and the best of them."""
        with self._reader.read(cancel) as read:
            return passage.passages(read, query, limit)

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """Return the values of a field that begin as typed, with their quotes; of countries all that are held."""
        with self._reader.read(cancel) as read:
            return naming.named(read, field, typed, limit)

    def countries(self, query: Query, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """Return the countries held with their counts in each role."""
        with self._reader.read(cancel) as read:
            return nationality.countries(read, query)

    def trail(self, query: Query, *, cancel: Cancel | None = None) -> list[Step]:
        """Return the steps of a query, text first, each with the quotes left after it."""
        with self._reader.read(cancel) as read:
            return trail.trail(read, query)

    def drops(self, query: Query, *, cancel: Cancel | None = None) -> list[tuple[Step, int]]:
        """Return each step of a query with the quotes there are without it."""
        with self._reader.read(cancel) as read:
            return trail.drops(read, query)

    def nearest_word(self, word: str, *, cancel: Cancel | None = None) -> str | None:
        """Return the word held that is most like a word."""
        with self._reader.read(cancel) as read:
            return nearest.nearest_word(read, word)

    def article(self, article_id: int, *, cancel: Cancel | None = None) -> ArticlePage:
        """Return an article with its zones and the places of its quotes."""
        with self._reader.read(cancel) as read:
            return page.article(read, article_id)

    def card(self, quote_id: int, *, cancel: Cancel | None = None) -> QuoteCard:
        """Return all that is known of a quote."""
        with self._reader.read(cancel) as read:
            return page.card(read, quote_id)
