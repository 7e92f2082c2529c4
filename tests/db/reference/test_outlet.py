"""Outlets: found by name, alias and address; photo agencies are marked."""

import pytest

from db.reference.country import countries
from db.reference.outlet import outlet_of, outlets


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("the Guardian", "The Guardian", "GB"),
        ("BFMTV", "BFM TV", "FR"),
        ("bfm tv", "BFM TV", "FR"),
        ("New York Times", "The New York Times", "US"),
        ("https://www.bbc.co.uk/", "BBC", "GB"),
        ("RBC Ukraine", "RBC-Ukraine", "UA"),
        ("RBC", "RBC", "RU"),
        ("NEWSWEEK", "Newsweek", "US"),
        ("El Pais", "El País", "ES"),
        ("Euractiv", "Euractiv", "BE"),
        ("A.P.", "Associated Press", "US"),
    ],
)
def test_an_outlet_is_found(words: str, name: str, country: str) -> None:
    outlet = outlet_of(words)
    assert outlet is not None
    assert (outlet.name, outlet.country) == (name, country)


@pytest.mark.parametrize("words", ["", "the", "Nobody's Gazette", "Scholz"])
def test_other_words_are_none(words: str) -> None:
    assert outlet_of(words) is None


def test_picture_sellers_are_marked() -> None:
    for words in ("Getty Images", "Shutterstock.com", "Corbis", "EPA"):
        outlet = outlet_of(words)
        assert outlet is not None and outlet.is_photo_agency


def test_the_table_is_sound() -> None:
    assert len(outlets()) > 400
    for outlet in outlets().values():
        assert outlet.country in countries(), outlet
        assert all(3 <= len(phrase.split()) <= 12 for phrase in outlet.house), outlet.house
