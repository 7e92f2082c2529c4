"""`onrecord search`, `actors`, `sources` and `countries`: what a query leaves, a row each."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from db.ask.library import Library
from db.ask.query import Query
from explorer.command_index import believed
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.listing.actor import ACTORS
from explorer.listing.column import Column, FieldError, Kind
from explorer.listing.country import COUNTRIES
from explorer.listing.form import Form
from explorer.listing.printed import print_rows
from explorer.listing.quote import QUOTE_ROWS, QUOTES
from explorer.listing.source import SOURCES
from explorer.query_text import asked_query

if TYPE_CHECKING:  # what draws tables
    from explorer.listing.cell import Row

Noun = Literal["quotes", "actors", "sources", "countries"]
R = TypeVar("R", bound="Row")


def listed(noun: Noun, text: str, db: Path, form: Form, fields: Sequence[str], limit: int | None) -> int:
    """Print rows of what a query leaves, so many at most; returns the exit status, 1 where it leaves nothing."""
    query = asked_query(text)
    with closing(Library(db)) as library:
        if noun == "actors":
            columns = chosen(ACTORS, form, fields)
            count = _print(db, form, columns, lambda: library.every_actor(query, limit))
        elif noun == "sources":
            sources = chosen(SOURCES, form, fields)
            count = _print(db, form, sources, lambda: library.every_source(query, limit))
        elif noun == "countries":
            countries = chosen(COUNTRIES, form, fields)
            count = _print(db, form, countries, lambda: library.countries_of(query)[:limit])
        else:
            count = _print_quotes(library, query, form, fields, limit)
        if not count:
            say_nothing(library, query)
            return WRONG
        if form == "table" and count == limit:
            _say_more(library, query, noun, count)
    return 0


def check(noun: Noun, form: Form, fields: Sequence[str]) -> None:
    """Refuse fields that there are none of, before a library is opened or made; raises CommandError."""
    if noun == "actors":
        chosen(ACTORS, form, fields)
    elif noun == "sources":
        chosen(SOURCES, form, fields)
    elif noun == "countries":
        chosen(COUNTRIES, form, fields)
    else:
        chosen(QUOTES, form, fields)


def chosen(kind: Kind[R], form: Form, fields: Sequence[str]) -> Sequence[Column[R]]:
    """The fields that are printed: those named, else a few for people and all for programs."""
    try:
        return kind.chosen(fields or (kind.brief if form in ("table", "md") else [one.name for one in kind.columns]))
    except FieldError as error:
        raise CommandError(str(error), "--fields takes names with commas between them", USAGE) from error


def say_nothing(library: Library, query: Query) -> None:
    """Say that a query finds nothing, and what is near."""
    sentences = library.passages(query, limit=1)[0] if query.text else 0
    if sentences:
        say(f"no quote matches; in no quote: {sentences} sentence{'s' if sentences > 1 else ''}")
        return
    if query.text and query.filters and library.counts(Query(query.text)).quotes:
        say("no quote matches all of it", "drop a filter")
        return
    nearest = library.nearest_word(query.text) if query.text else None
    if nearest and nearest.casefold() != query.text.strip().casefold():
        say(f"nothing like “{query.text}”; closest word held: {nearest}")
    else:
        say("no quote matches", "drop a filter, or part of the text")


def _print_quotes(library: Library, query: Query, form: Form, fields: Sequence[str], limit: int | None) -> int:
    columns = chosen(QUOTES, form, fields)
    names = [column.name for column in columns]
    if QUOTE_ROWS.has(names):  # which need no look at the article
        rows = QUOTE_ROWS.chosen(names)
        return _print(library.path, form, rows, lambda: library.every_quote(query, limit))
    return _print(library.path, form, columns, lambda: library.every_card(query, limit))


def _print(db: Path, form: Form, columns: Sequence[Column[R]], ask: Callable[[], Iterable[R]]) -> int:
    """Print what is asked for; returns how many rows."""
    count = 0

    def counted(rows: Iterable[R]) -> Iterator[R]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    # A damaged index shows before the first row; from there on nothing is printed twice.
    first, rest = believed(db, lambda: _begun(ask()))
    if first:
        print_rows(form, columns, counted(chain(first, rest)))
    return count


def _begun(rows: Iterable[R]) -> tuple[list[R], Iterator[R]]:
    rest = iter(rows)
    return list(islice(rest, 1)), rest


def _say_more(library: Library, query: Query, noun: Noun, shown: int) -> None:
    counts = library.counts(query)
    if noun == "countries":
        total = len(library.countries_of(query))
    else:
        total = {"quotes": counts.quotes, "actors": counts.actors, "sources": counts.sources}[noun]
    if total > shown:
        sys.stdout.flush()
        found, every = (f"{total}+", "all that were looked at") if counts.cut else (f"{total}", "all")
        print(f"{shown} of {found} {noun}; --all prints {every}", file=sys.stderr)
