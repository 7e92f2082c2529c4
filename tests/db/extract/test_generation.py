"""People of one surname: the elder and the younger, Mr and Mrs, in invented sentences."""

from collections.abc import Callable

import pytest

from tests.db.extract.conftest import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("family", "elder", "younger"),
    [
        ("Paul Okoro and his son, Paul Okoro Jr., met the press.", "Paul Okoro", "Paul Okoro Jr."),
        ("Ida Okoro, 71, and her daughter Ann Okoro met the press.", "Ida Okoro", "Ann Okoro"),
        ("Paul Okoro and Tom Okoro met the press.", "The elder Okoro", "The younger Okoro"),
    ],
)
def test_the_elder_and_the_younger_are_two(read: Read, family: str, elder: str, younger: str) -> None:
    reading = read(f"{family} The elder Okoro said the farm was sold. The younger Okoro said it was not.")
    assert [speaker for speaker, _ in reading.pairs] == [elder, younger]


def test_mr_and_mrs_of_one_surname_are_two(read: Read) -> None:
    reading = read(
        "Giles Tarn bought a well. Mr Tarn said it was deep.\n"
        "Tarn, a dentist, said it was wet. Mrs Tarn said it was dry.\n"
    )
    quotes = reading.extraction.quotes
    assert [reading.speaker(quote) for quote in quotes[:2]] == ["Giles Tarn", "Giles Tarn"]
    assert quotes[2].speaker != quotes[0].speaker


def test_two_without_given_names_are_two(read: Read) -> None:
    reading = read('Mr Tarn said the fence was his. Mrs Tarn said it was hers. "He never saw it," she said.')
    his, hers, also_hers = (quote.speaker for quote in reading.extraction.quotes)
    assert his != hers == also_hers


def test_names_joined_by_and_are_each_known(read: Read) -> None:
    reading = read("Lena Vogel and her brother Karl met the mayor. Vogel said it was late.")
    assert reading.pairs[-1][0] == "Lena Vogel"
