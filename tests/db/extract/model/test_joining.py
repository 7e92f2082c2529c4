"""Joining: the halves of what one cue reports are one quote, other neighbours stay apart."""

import pytest

from db.extract.draft import Draft, kind_of
from db.extract.model.joining import joined
from tests.db.extract.drafting import draft_of


def halves(text: str, first: str, second: str) -> list[Draft]:
    """Two drafts of "says", handed over in the wrong order."""
    one = draft_of(text, "says", first, "verb", "Venn")
    other = draft_of(text, "says", second, "verb", "Venn")
    assert one.cue is not None and other.cue is not None
    other.paragraph, other.cue = one.paragraph, one.cue
    return [other, one]


@pytest.mark.parametrize("between", [', "', ' "', ", “"])
def test_a_clause_and_the_quotation_behind_it_are_one(between: str) -> None:
    close = "”" if "“" in between else '"'
    text = f"Venn says she will walk out once{between}to see the harbour{close}."
    (one,) = joined(text, halves(text, "she will walk out once", "to see the harbour"))
    assert text[one.start : one.end] == f"she will walk out once{between}to see the harbour{close}"
    assert kind_of(text, one) == "mixed"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ('Venn says she will go and adds, "to see it".', "she will go", "to see it"),
        ('Venn says "she will go", "to see it".', "she will go", "to see it"),
        ('Venn says she will go. "To see it."', "she will go", "To see it."),
        ("Venn says she will go, to see it.", "she will go", "to see it"),
    ],
)
def test_other_neighbours_stay_apart(text: str, first: str, second: str) -> None:
    given = halves(text, first, second)
    assert joined(text, given) == [given[1], given[0]]
    assert joined(text, []) == []
