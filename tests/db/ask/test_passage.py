"""Sentences that stand in no quote are found by what filters and exact words leave of them."""

import pytest

from db.ask import passage
from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from tests.db.ask.conftest import Shelf

GATES = tuple(f"The dockers closed gate {number} of the yard." for number in range(400))


@pytest.fixture
def filled(library: Library, shelf: Shelf) -> Library:
    """Many sentences of one paper, and two of another that answer less well."""
    shelf.article("Strike", "Harbour Post", [], GATES)
    shelf.article(
        "Later", "Nordlys Avis", [], ("Then the dockers, it is told, closed every other gate too.", "A craneman")
    )
    return library


@pytest.mark.parametrize("few", [0, 2000])
def test_a_filter_finds_what_it_leaves_however_far_behind_it_stands(
    filled: Library, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(passage, "_FEW", few)
    total, rows = filled.passages(parse("dockers closed gate outlet:nordlys"))
    assert (total, [row.outlet for row in rows]) == (1, ["Nordlys Avis"])
    assert filled.passages(parse("dockers closed gate -source:doc3"), 500)[0] == 2
    assert filled.passages(parse("dockers closed gate outlet-country:SE")) == (0, [])


@pytest.mark.parametrize("asked", ["'dockers 'closed", '"dockers closed"', '^"the dockers"', "'cl 'dockers", "yard.$"])
def test_exact_words_alone_find_sentences(filled: Library, asked: str) -> None:
    total, rows = filled.passages(Query(asked), 5)
    assert total in (400, 401, 402)
    assert len(rows) == 5
    assert all(row.lit for row in rows)


def test_exact_words_find_no_sentence_without_them(filled: Library) -> None:
    assert filled.passages(Query('"closed dockers"')) == (0, [])
    assert filled.passages(Query("!dockers")) == (0, [])
    total, rows = filled.passages(parse("'gate outlet:nordlys !yard"))
    assert (total, rows[0].outlet) == (1, "Nordlys Avis")
