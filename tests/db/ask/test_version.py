"""Versions of a quote: what is one, and what is not."""

from pathlib import Path

import pytest

from db.ask.library import Library
from tests.db.ask.conftest import Said, Shelf

WORDS = "The lighthouse will stay dark until the keeper comes back from the mainland,"


@pytest.fixture
def held(tmp_path: Path) -> Library:
    shelf = Shelf(tmp_path / "held.db")
    shelf.actor("Nell Inkwell", "FR")
    shelf.actor("Otto Weir", None)
    shelf.outlet("The Gauge", "GB")
    one = [
        Said("Nell Inkwell", WORDS, said="2031-03-02"),
        Said("Otto Weir", "the weir holds and the moon is made of cheese"),
    ]
    two = [
        Said("Nell Inkwell", WORDS.lower().replace(" until", ", until"), said="2031-03-01"),
        Said("Otto Weir", "the lighthouse would stay dark until its keeper came back from the mainland"),
        Said("Nell Inkwell", "stay dark until the keeper comes back", "mixed"),
        Said("Nell Inkwell", "until the keeper is back from the mainland, dark is what the lighthouse is", "indirect"),
        Said("Otto Weir", "the keeper of the lighthouse likes cheese"),
        Said(None, "dark"),
    ]  # fmt: skip
    shelf.article("Lights", "The Gauge", one)
    shelf.article("Lights again", None, two)
    shelf.article("Once more", None, [Said("Nell Inkwell", WORDS)])
    shelf.connection.commit()
    shelf.connection.close()
    return Library(shelf.path)


def test_versions_by_likeness(held: Library) -> None:
    found = held.versions(1)
    assert [(version.row.id, version.likeness) for version in found] == [
        (3, "same"), (9, "same"), (4, "near"), (5, "part"), (6, "alike"),
    ]  # fmt: skip
    assert [version.own for version in found] == [True, True, False, True, True]
    assert not any(version.here for version in found)
    held.close()


def test_it_is_the_same_from_the_other_side(held: Library) -> None:
    for quote in range(1, 10):
        for version in held.versions(quote):
            back = {other.row.id: other.likeness for other in held.versions(version.row.id)}
            assert back.get(quote) == version.likeness
    held.close()


def test_a_word_is_no_version(held: Library) -> None:
    assert held.versions(8) == []
    held.close()
