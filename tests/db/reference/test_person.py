"""Public figures: every spelling is one person, a bare surname only where it is asked for and nobody else's."""

import pytest

from db.reference.country import countries
from db.reference.person import people, person_of


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodomyr Zelensky", "Volodymyr Zelenskyy"),
        ("VOLODYMYR ZELENSKIY", "Volodymyr Zelenskyy"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Alexey Goncharenko", "Oleksiy Goncharenko"),
        ("Oleksii Honcharenko", "Oleksiy Goncharenko"),
        ("Radoslaw Sikorski", "Radosław Sikorski"),
        ("Sebastien Lecornu’s", "Sébastien Lecornu"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("J.D. Vance", "JD Vance"),
    ],
)
def test_spellings_are_one_person(name: str, canonical: str) -> None:
    person = person_of(name)
    assert person is not None and person.name == canonical


def test_a_surname_needs_leave() -> None:
    assert person_of("Sikorski") is None
    assert person_of("Zelensyy") is None
    for name in ("Sikorski", "Zelensyy", "Зеленский", "von der Leyen", "Kosiniak-Kamysz", "Xi"):
        assert person_of(name, allow_surname=True) is not None


@pytest.mark.parametrize("name", ["Kim", "Johnson", "Singh", "Charles", "Smith", ""])
def test_a_surname_of_several_is_nobody(name: str) -> None:
    assert person_of(name, allow_surname=True) is None


def test_a_stranger_with_a_known_surname_is_nobody() -> None:
    assert person_of("Brigitte Macron", allow_surname=True) is None
    assert person_of("Eric Trump", allow_surname=True) is None


def test_the_table_is_sound() -> None:
    assert len(people()) > 300
    assert len({person.name for person in people()}) == len(people())
    assert all(person.country in countries() and person.role for person in people())
