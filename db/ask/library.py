"""The library as the rest of the program asks it; what a question needs is imported when one asks it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from db.ask import page, stream
from db.ask.cancel import Cancel, Cancelled
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

if TYPE_CHECKING:
    from db.ask.actor_card import ActorCard
    from db.ask.beside import Beside
    from db.ask.completion import Named, NamedField
    from db.ask.decided import DecisionCounts, DecisionRow
    from db.ask.merge import Pair, Side
    from db.ask.narrow import Narrowed
    from db.ask.profile import Profile
    from db.ask.record import Group, Handout
    from db.ask.review import Undecided
    from db.ask.saved import SavedCounts, SavedSearch
    from db.ask.source_card import SourceCard
    from db.ask.version import Version

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

    def version(self) -> int:
        """Return a number that changes when somebody writes: reads between two that are the same are of one state."""
        return self._reader.version()

    def warm(self, *, cancel: Cancel | None = None) -> None:
        """Read the words of the library into memory and sort its quotes, so that the first search need not wait."""
        with self._reader.read(cancel) as read:
            read.vocabulary()
            read.check()
            read.snapshot.owned("actor")
            read.check()
            read.snapshot.owned("outlet")

    def counts(self, query: Query, *, cancel: Cancel | None = None) -> Counts:
        """Count what a query leaves and what there is in all."""
        from db.ask import count

        with self._reader.read(cancel) as read:
            return count.counts(read, query)

    def actors(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[ActorRow]:
        """Return who said it, the query's own speaker filter left out; most quotes first, then by name."""
        from db.ask import actor

        with self._reader.read(cancel) as read:
            return actor.actors(read, query, offset, limit)

    def actor_count(self, query: Query, *, cancel: Cancel | None = None) -> int:
        """Count the rows `actors` has in all."""
        from db.ask import actor

        with self._reader.read(cancel) as read:
            return actor.actor_count(read, query)

    def quotes(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[QuoteRow]:
        """Return one stretch of the quotes a query leaves, in its order."""
        from db.ask import statement

        with self._reader.read(cancel) as read:
            return statement.quotes(read, query, offset, limit)

    def every_quote(self, query: Query, limit: int | None = None) -> Generator[QuoteRow, None, None]:
        """Give the quotes a query leaves, in its order, however many: one state of the library, read as they are taken.

        This thread reads nothing else until it has the last, or closes what it takes them from.
        """
        with self._reader.read(None) as read:
            yield from stream.quotes(read, query, limit)

    def every_card(self, query: Query, limit: int | None = None) -> Generator[QuoteCard, None, None]:
        """Give all that is known of each quote a query leaves, as `every_quote` does."""
        with self._reader.read(None) as read:
            yield from stream.cards(read, query, limit)

    def every_actor(self, query: Query, limit: int | None = None) -> Generator[ActorRow, None, None]:
        """Give who said exactly what a query leaves, as `every_quote` does; most quotes first, then by name."""
        with self._reader.read(None) as read:
            yield from stream.actors(read, query, limit)

    def every_source(self, query: Query, limit: int | None = None) -> Generator[SourceRow, None, None]:
        """Give the articles of exactly what a query leaves, as `every_quote` does; most quotes first."""
        with self._reader.read(None) as read:
            yield from stream.sources(read, query, limit)

    def countries_of(self, query: Query, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """Return the countries of exactly the quotes that a query leaves, with their counts in each role."""
        from db.ask import nationality

        with self._reader.read(cancel) as read:
            return nationality.countries_of(read, query)

    def quotes_of(self, article_id: int, *, cancel: Cancel | None = None) -> list[Beside]:
        """Return an article's quotes in the order of its text, each with the kind of its speaker."""
        from db.ask import beside

        with self._reader.read(cancel) as read:
            return beside.quotes_of(read, article_id)

    def position(self, query: Query, quote_id: int, *, cancel: Cancel | None = None) -> int | None:
        """Return the 0-based place of a quote in `quotes`; None where it is not there."""
        from db.ask import statement

        with self._reader.read(cancel) as read:
            return statement.position(read, query, quote_id)

    def sources(
        self, query: Query, offset: int = 0, limit: int = 200, *, cancel: Cancel | None = None
    ) -> list[SourceRow]:
        """Return the articles it stands in, the query's own source filter left out; most quotes first."""
        from db.ask import source

        with self._reader.read(cancel) as read:
            return source.sources(read, query, offset, limit)

    def actors_named(
        self, query: Query, typed: str, limit: int = 400, *, cancel: Cancel | None = None
    ) -> Narrowed[ActorRow]:
        """Return those of `actors` that have a name as typed, the best first."""
        from db.ask.narrow import actors_named

        with self._reader.read(cancel) as read:
            return actors_named(read, query, typed, limit)

    def sources_named(
        self, query: Query, typed: str, limit: int = 400, *, cancel: Cancel | None = None
    ) -> Narrowed[SourceRow]:
        """Return those of `sources` that have a title or outlet as typed, the best first."""
        from db.ask.narrow import sources_named

        with self._reader.read(cancel) as read:
            return sources_named(read, query, typed, limit)

    def source_count(self, query: Query, *, cancel: Cancel | None = None) -> int:
        """Count the rows `sources` has in all."""
        from db.ask import source

        with self._reader.read(cancel) as read:
            return source.source_count(read, query)

    def meant(
        self, field: Literal["speaker", "source"], query: Query, *, cancel: Cancel | None = None
    ) -> frozenset[int]:
        """Return the ids of the actors or articles that the filter of a field means."""
        from db.ask import roster

        with self._reader.read(cancel) as read:
            return frozenset(roster.named(read, field, query.get(field)))

    def saved_searches(self, *, cancel: Cancel | None = None) -> list[SavedSearch]:
        """Return the searches that were saved, by name."""
        from db.ask import saved

        with self._reader.read(cancel) as read:
            return saved.saved_searches(read)

    def saved_counts(self, query: Query, since: int, *, cancel: Cancel | None = None) -> SavedCounts:
        """Count what a query leaves, and what of it came in after the quote of an id."""
        from db.ask import saved

        with self._reader.read(cancel) as read:
            return saved.saved_counts(read, query, since)

    def newest_quote(self, *, cancel: Cancel | None = None) -> int:
        """Return the highest id a quote has or had."""
        from db.ask import saved

        with self._reader.read(cancel) as read:
            return saved.newest_quote(read)

    def passages(self, query: Query, limit: int = 20, *, cancel: Cancel | None = None) -> tuple[int, list[PassageRow]]:
        """Return how many sentences in no quote match the text, and the best of them."""
        from db.ask import passage

        with self._reader.read(cancel) as read:
            return passage.passages(read, query, limit)

    def named(self, field: NamedField, typed: str, limit: int = 8, *, cancel: Cancel | None = None) -> list[Named]:
        """Return the values of a field that begin as typed, with their quotes; of countries all that are held."""
        from db.ask import naming

        with self._reader.read(cancel) as read:
            return naming.named(read, field, typed, limit)

    def countries(self, query: Query, *, cancel: Cancel | None = None) -> list[CountryRow]:
        """Return the countries held with their counts in each role."""
        from db.ask import nationality

        with self._reader.read(cancel) as read:
            return nationality.countries(read, query)

    def trail(self, query: Query, *, cancel: Cancel | None = None) -> list[Step]:
        """Return the steps of a query, text first, each with the quotes left after it."""
        from db.ask import trail

        with self._reader.read(cancel) as read:
            return trail.trail(read, query)

    def drops(self, query: Query, *, cancel: Cancel | None = None) -> list[tuple[Step, int]]:
        """Return each step of a query with the quotes there are without it."""
        from db.ask import trail

        with self._reader.read(cancel) as read:
            return trail.drops(read, query)

    def nearest_word(self, word: str, *, cancel: Cancel | None = None) -> str | None:
        """Return the word held that is most like a word."""
        from db.ask import nearest

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

    def cards(self, quote_ids: Iterable[int], *, cancel: Cancel | None = None) -> list[QuoteCard]:
        """Return all that is known of some quotes, in the order given; those that are gone are left out."""
        with self._reader.read(cancel) as read:
            return page.cards(read, quote_ids)

    @contextmanager
    def handout(
        self,
        chosen: Query | Sequence[int],
        group: Group | None = None,
        *,
        cast: bool = False,
        cancel: Cancel | None = None,
    ) -> Iterator[Handout]:
        """Give the quotes of a query, or those of some ids, to be gone through once: one snapshot, read in batches."""
        from db.ask import record

        with self._reader.read(cancel) as read:
            yield record.handout(read, chosen, group, cast)

    def actor_card(self, actor_id: int, query: Query, *, cancel: Cancel | None = None) -> ActorCard:
        """Return all that is known of an actor, and which of it the query leaves."""
        from db.ask.actor_card import actor_card

        with self._reader.read(cancel) as read:
            return actor_card(read, actor_id, query)

    def source_card(self, article_id: int, query: Query, *, cancel: Cancel | None = None) -> SourceCard:
        """Return all that is known of an article, and which of it the query leaves."""
        from db.ask.source_card import source_card

        with self._reader.read(cancel) as read:
            return source_card(read, article_id, query)

    def profile(self, query: Query, *, cancel: Cancel | None = None) -> Profile:
        """Count what the quotes that a query leaves are like."""
        from db.ask.profile_maker import shown_profile

        with self._reader.read(cancel) as read:
            return shown_profile(read, query)

    def versions(self, quote_id: int, *, cancel: Cancel | None = None) -> list[Version]:
        """Return the other versions of a quote, the likest first."""
        from db.ask.version_finder import versions

        with self._reader.read(cancel) as read:
            return versions(read, quote_id)

    def suggested_merges(self, *, cancel: Cancel | None = None) -> tuple[int, list[Pair]]:
        """Return how many pairs of actors may be one, and the first of them."""
        from db.ask.merge import suggested

        with self._reader.read(cancel) as read:
            return suggested(read)

    def sides(self, one: int, other: int, *, cancel: Cancel | None = None) -> tuple[Side, Side]:
        """Return what is known of two actors that may be one."""
        from db.ask.merge import sides

        with self._reader.read(cancel) as read:
            return sides(read, one, other)

    def undecided(
        self, query: Query, skip: Collection[int] = (), limit: int = 1, *, cancel: Cancel | None = None
    ) -> Undecided:
        """Return the quotes of a query that nobody looked at yet, the least certain first; `skip` are those put off."""
        from db.ask import review

        with self._reader.read(cancel) as read:
            return review.undecided(read, query, skip, limit)

    def decisions(
        self, offset: int = 0, limit: int = 200, *, orphans: bool = False, cancel: Cancel | None = None
    ) -> list[DecisionRow]:
        """Return what was decided, the newest first; or that alone which could not be carried out."""
        from db.ask import decided

        with self._reader.read(cancel) as read:
            return decided.decision_rows(read, offset, limit, orphans)

    def decision_counts(self, *, cancel: Cancel | None = None) -> DecisionCounts:
        """Count the decisions."""
        from db.ask import decided

        with self._reader.read(cancel) as read:
            return decided.decision_counts(read)
