"""A code means one thing."""

from db.reference.country import blocs, code_of, countries


def test_no_bloc_has_the_code_of_a_country() -> None:
    assert not set(blocs()) & set(countries())


def test_australia_is_not_the_african_union() -> None:
    assert code_of("Australia") == "AU"
    assert "AU" in countries()
