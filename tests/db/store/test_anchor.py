"""Words are found again where they stand, or it is said why not; never somewhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store.anchor import Anchor, anchored, locate

TEXT = "Title\n\nIn the morning the mayor said yes. In the evening the guard said yes. That was all of it.\n"


def at(words: str, text: str = TEXT, place: int = 0) -> Anchor:
    start = -1
    for _ in range(place + 1):
        start = text.index(words, start + 1)
    return anchored("/a.txt", "a", "0" * 64, text, (start, start + len(words)))


def found(text: str, anchor: Anchor, same: bool = False) -> str:
    place = locate(text, anchor, same)
    return place if isinstance(place, str) else text[slice(*place)]


def test_the_very_text() -> None:
    assert locate(TEXT, at("yes", place=1), same=True) == (TEXT.rindex("yes"), TEXT.rindex("yes") + 3)


@pytest.mark.parametrize("place", [0, 1])
def test_those_around_tell_two_apart(place: int) -> None:
    anchor = at("yes", place=place)
    longer = "Added before all.\r\n" + TEXT.replace("\n", "\r\n")
    spot = locate(longer, anchor)
    assert isinstance(spot, tuple)
    assert longer[spot[0] - 11 : spot[1]] == ("e mayor said yes", "e guard said yes")[place][-14:]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (TEXT.replace("yes", "no"), "yes", "no longer in the article"),
        ("Title\n\nWholly other words, and yes among them.\n", "yes", "not among those"),
        ("Title\n\nWell yes and no. Surely yes or no.\n", "yes", "stand 2 times"),
    ],
)
def test_nothing_is_guessed(text: str, words: str, why: str) -> None:
    place = locate(text, at(words, place=1))
    assert isinstance(place, str)
    assert why in place


def test_many_words_that_stand_once_need_no_others() -> None:
    anchor = at("In the evening the guard said yes")
    assert found("All else is new here: In the\n evening the guard said yes, it seems.", anchor).startswith(
        "In the\n evening"
    )


def test_alike_in_all_where_it_stood_tells() -> None:
    text = "x\n" + "He said it again and again. " * 9
    anchor = at("again", text, place=8)
    assert locate(text + "More.", anchor) == (anchor.start, anchor.start + 5)


@given(st.text("ab \n", min_size=1, max_size=60), st.data())
def test_what_is_unchanged_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchored("/a.txt", "a", "0" * 64, text, (start, end))
    assert locate(text, anchor, same=True) == (start, end)
    place = locate(text, anchor)
    if isinstance(place, tuple):
        assert " ".join(text[slice(*place)].split()) == " ".join(text[start:end].split())
