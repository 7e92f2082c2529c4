"""A library of few quotes is asked of its tables, and says what its index says."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from db.ask import few
from db.ask.language import parse
from db.ask.library import Library

QUERIES = [
    "", "country:UA", "-country:UA", "country:none", "-country:none", "country:US,none", "about:UA -about:RU",
    "outlet-country:GB,US", "outlet-country:none", "kind:direct", "-kind:direct,mixed country:US", "aloud:yes",
    "-aloud:yes", "aloud:no -country:UA,none", "status:asserted,negated kind:indirect", "country:AQ", "-country:AQ",
]  # fmt: skip


@pytest.fixture
def indexed(library: Library) -> Iterator[Library]:
    """The same, its index read already."""
    with closing(Library(library.path)) as other:
        other.meant("speaker", parse("speaker:nobody"))
        assert other._reader._memory is not None and other._reader._memory.newest is not None
        yield other


@pytest.mark.parametrize("text", QUERIES)
def test_it_says_what_the_index_says(library: Library, indexed: Library, text: str) -> None:
    query = parse(text)
    for limit in (None, 2):
        assert list(library.every_quote(query, limit)) == list(indexed.every_quote(query, limit))
        assert list(library.every_card(query, limit)) == list(indexed.every_card(query, limit))
        assert list(library.every_actor(query, limit)) == list(indexed.every_actor(query, limit))
        if text:  # all articles are listed where nothing is asked, those without a quote, too
            assert list(library.every_source(query, limit)) == list(indexed.every_source(query, limit))
    assert library.countries_of(query) == indexed.countries_of(query)
    assert library.countries(query) == indexed.countries(query)
    if text:
        assert library._reader._memory is not None and library._reader._memory.newest is None


@pytest.mark.parametrize("text", ["ferries", "country:UA ferries", "speaker:nobody", "sort:oldest country:UA"])
def test_what_it_cannot_say_the_index_is_asked(library: Library, indexed: Library, text: str) -> None:
    query = parse(text)
    assert list(library.every_quote(query)) == list(indexed.every_quote(query))
    assert list(library.every_actor(query)) == list(indexed.every_actor(query))


def test_of_more_quotes_the_index_is_asked(library: Library, indexed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few, "MOST", 2)
    query = parse("-country:AQ")
    assert list(library.every_quote(query)) == list(indexed.every_quote(query))
    assert library._reader._memory is not None and library._reader._memory.newest is not None
