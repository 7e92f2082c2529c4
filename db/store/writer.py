"""The one writer of the database: an article goes in whole, in one transaction, or not at all."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from db.extract.quote import Actor, Extraction, Kind
from db.read.article import Article
from db.store.actor_rows import write_actors
from db.store.article_rows import drop_outlets, empty_article, find_article, write_article
from db.store.cast import Cast
from db.store.change import Change
from db.store.container_rows import Container, containers, drop_containers, members, put_into, write_container
from db.store.copies import link_copies
from db.store.member_rows import ADDED, members_of_article
from db.store.quote_rows import write_passages, write_quotes
from db.store.suggestion import write_suggestions


class Reading(NamedTuple):
    """The bytes an article held was read from, and what read it."""

    sha256: str
    extractor: str


class Store:
    """A database open for writing; there is no second one until it is closed."""

    def __init__(self, connection: sqlite3.Connection, on_close: Callable[[], None] = lambda: None) -> None:
        self._connection = connection
        self._on_close = on_close
        self._cast: Cast | None = None

    def put(self, article: Article, extraction: Extraction, extractor: str, container: int | None = None) -> int:
        """Write an article, in the place of the one held from the same path; returns its id.

        `container` is the id of the file that holds it and others.
        """
        connection = self._connection
        from db.index.update import BACKLOG, pending_count, update  # a decision is written without it

        with self._transaction() as cast:
            held = find_article(connection, article.path)
            before = members_of_article(connection, held) if held is not None else None
            change = Change(connection, lambda: cast, held)
            change.begin(article.path, article.doc, article.sha256)
            speaking = _speaking(extraction)
            change.loosen(speaking.values())
            if held is not None:
                empty_article(connection, held)
            article_id, country = write_article(connection, article, held, extractor)
            if container is not None:
                put_into(connection, article_id, container)
            speaking |= {member.ordinal: member.actor for member in before or () if member.ordinal >= ADDED}
            actors = write_actors(connection, cast, article_id, speaking, before)
            write_quotes(connection, article_id, article, extraction, actors, country)
            write_passages(connection, article_id, article, extraction)
            change.end(article_id)
            if held is not None:
                drop_outlets(connection)
        if pending_count(connection) >= BACKLOG:
            update(connection, unfinished=True)
        return article_id

    def remove(self, path: str) -> None:
        """Remove the article of that path, with all that was found in it."""
        connection = self._connection
        with self._transaction() as cast:
            held = find_article(connection, path)
            if held is not None:
                change = Change(connection, lambda: cast, held)
                change.begin()
                change.loosen(())
                empty_article(connection, held)
                write_actors(connection, cast, held, {}, members_of_article(connection, held))
                connection.execute("DELETE FROM article WHERE id = ?", (held,))
                change.end(None)
                drop_outlets(connection)
                drop_containers(connection)

    def suggest(self) -> None:
        """Write anew which actors may be one, after the last article."""
        with self._transaction():
            write_suggestions(self._connection)

    def link(self) -> None:
        """Link the new articles that are copies of others, after the last of them."""
        with self._transaction():
            link_copies(self._connection)

    def index(self) -> None:
        """Index what was written, where that is worth the time: what is not is looked at beside the index."""
        from db.index.update import is_due, update

        if is_due(self._connection):
            update(self._connection)

    def held(self) -> dict[str, Reading]:
        """Return what every article that was read was read from and by, by path."""
        rows = self._connection.execute("SELECT path, sha256, extractor FROM article WHERE extractor <> 'quotebank'")
        return {path: Reading(sha256, extractor) for path, sha256, extractor in rows}

    def containers(self) -> dict[str, Container]:
        """Return every file that held many articles when it was read, by path."""
        return containers(self._connection)

    def put_container(self, path: str, sha256: str, extractor: str, is_whole: bool) -> int:
        """Write a file that holds articles, before them and again after them; returns its id."""
        return write_container(self._connection, path, sha256, extractor, is_whole)

    def members(self, container_id: int) -> list[str]:
        """Return the paths of the articles that were in a container."""
        return members(self._connection, container_id)

    def duplicates(self) -> int:
        """Count the articles whose story another, earlier one has too."""
        sql = "SELECT count(story) - count(DISTINCT story) FROM article WHERE story IS NOT NULL"
        (number,) = self._connection.execute(sql).fetchone()
        return int(number)

    def quotes_by_kind(self) -> dict[Kind, int]:
        """Count the quotes held of each kind."""
        found: dict[Kind, int] = {"direct": 0, "mixed": 0, "indirect": 0}
        found.update(self._connection.execute("SELECT kind, count(*) FROM quote GROUP BY kind"))
        return found

    def close(self) -> None:
        """Close the file, its write-ahead log written back into it, and let another build begin."""
        self._connection.close()
        self._on_close()

    @contextmanager
    def _transaction(self) -> Iterator[Cast]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if self._cast is None:
                self._cast = Cast(self._connection)
            self._connection.execute("PRAGMA defer_foreign_keys = ON")  # a quote may stand before the one it is in
            yield self._cast
            self._connection.execute("COMMIT")
        except BaseException:
            self._cast = None  # it may hold what is taken back here
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _speaking(extraction: Extraction) -> dict[int, Actor]:
    indexes = {quote.speaker for quote in extraction.quotes if quote.speaker is not None}
    return {index: extraction.actors[index] for index in sorted(indexes)}
