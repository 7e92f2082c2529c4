"""All that a query leaves, page by page: the same rows as in pages of the app, in one state of the library."""

import pytest

from db.ask import stream
from db.ask.language import parse
from db.ask.library import Library

QUERIES = ["", "ferries", "kind:direct", "sort:speaker", "country:none", "the sort:oldest"]


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_FIRST", 2)
    monkeypatch.setattr(stream, "_PAGE", 3)


@pytest.mark.parametrize("text", QUERIES)
def test_quotes_are_those_of_the_pane(library: Library, text: str) -> None:
    query = parse(text)
    wanted = [row.id for row in library.quotes(query, limit=10_000)]
    assert [row.id for row in library.every_quote(query)] == wanted
    assert [card.row.id for card in library.every_card(query)] == wanted
    assert [row.id for row in library.every_quote(query, 5)] == wanted[:5]


def test_cards_are_those_asked_for_one_by_one(library: Library) -> None:
    assert list(library.every_card(parse(""))) == [library.card(row.id) for row in library.quotes(parse(""))]


@pytest.mark.parametrize("text", QUERIES)
def test_actors_and_sources_are_those_of_the_pane(library: Library, text: str) -> None:
    query = parse(text)
    assert list(library.every_actor(query)) == library.actors(query, limit=10_000)
    assert list(library.every_source(query)) == library.sources(query, limit=10_000)


def test_the_own_filter_counts_other_than_in_a_pane(library: Library) -> None:
    first = library.actors(parse(""))[0]
    query = parse(f'speaker:"{first.label}"')
    assert len(library.actors(query)) > 1
    (own,) = library.every_actor(query)
    assert (own.label, own.quotes) == (first.label, first.quotes)
    assert first.label not in {row.label for row in library.every_actor(parse(f'-speaker:"{first.label}"'))}


def test_countries_are_those_of_the_quotes_alone(library: Library) -> None:
    query = parse("country:none")
    quotes = library.counts(query).quotes
    rows = {row.code: row for row in library.countries_of(query)}
    assert quotes and rows[None].now["speaker"] == quotes
    assert all(row.now["speaker"] == 0 for code, row in rows.items() if code is not None)


def test_countries_that_the_quotes_have_most_come_first(library: Library) -> None:
    rows = library.countries_of(parse("country:UA"))
    sums = [sum(row.now.values()) for row in rows if row.code is not None and not row.bloc]
    assert len(sums) > 1 and sums == sorted(sums, reverse=True)
    assert rows[0].code == "UA"


def test_who_stops_early_lets_others_read(library: Library) -> None:
    rows = library.every_quote(parse(""))
    next(rows)
    rows.close()
    assert library.counts(parse("")).quotes
