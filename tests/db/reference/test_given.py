import pytest

from db.reference.given import gender_of, is_given_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna", "f"),
        ("Radosław", "m"),
        ("JEAN-MARC", None),
        ("Volodymyr", "m"),
        ("Ursula", "f"),
        ("Kim", None),
        ("Zzz", None),
    ],
)
def test_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize("word", ["Ministry", "Bridge", "The", "Norway", "Said", "President", ""])
def test_what_is_no_given_name(word: str) -> None:
    assert not is_given_name(word)
