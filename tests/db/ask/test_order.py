"""Any stretch of an order is what all of it has there, however it was found."""

from contextlib import closing

import pytest

from db.ask import order
from db.ask.language import parse
from db.ask.library import Library
from tests.db.ask.conftest import Shelf


@pytest.mark.parametrize(
    "text",
    ["", "sort:oldest", "sort:speaker", "sort:outlet", "sort:text", "kind:direct sort:oldest", "bridge sort:oldest"],
)
def test_a_first_stretch_found_alone_is_that_of_the_whole(
    shelf: Shelf, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "_FEW", 1)
    query = parse(text)
    with closing(Library(shelf.path)) as library:
        first = library.quotes(query, 0, 2)
        every = library.quotes(query)
        assert first == every[:2]
        assert library.quotes(query, 1, 2) == every[1:3]
        assert [library.position(query, row.id) for row in every] == list(range(len(every)))
        assert library.position(query, 10**6) is None
        assert library.quotes(query, len(every), 5) == []


def test_a_letter_asks_for_nothing_yet(shelf: Shelf) -> None:
    with closing(Library(shelf.path)) as library:
        assert library.quotes(parse("b")) == library.quotes(parse(""))
        assert library.counts(parse("b")) == library.counts(parse(""))
        assert library.actors(parse("b")) == library.actors(parse(""))
