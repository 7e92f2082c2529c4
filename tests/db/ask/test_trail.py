"""How the filters of a query are shown."""

from db.ask.query import Filter
from db.ask.trail import shown_values
from db.reference.country import blocs


def test_the_members_of_a_bloc_are_called_by_its_name() -> None:
    members = tuple(blocs()["NATO"].members)
    assert shown_values(Filter("country", members)) == "NATO members"
    assert shown_values(Filter("country", tuple(reversed(members)))) == "NATO members"


def test_of_very_many_countries_the_first_are_shown() -> None:
    codes = tuple("DE FR IT ES PL NL BE LU CZ SK HU RO".split())
    assert shown_values(Filter("country", codes)) == "DE FR IT ES PL +7"
    assert shown_values(Filter("country", codes[:4])) == "DE FR IT ES"
