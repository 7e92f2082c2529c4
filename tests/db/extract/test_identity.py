"""Whether two names can be one person's: in doubt they are two."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.extract.identity import differ, may_be_one, parts_of
from tests.db.extract.conftest import Reading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Berg"),
        ("A. Berg", "Anna Berg"),
        ("Volodymyr Kolenko", "Volodomyr Kolenko"),
        ("Donald J. Lund", "Donald Lund"),
        ("Robert F. Castle Jr.", "Robert Castle Jr."),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anne Berg"),
        ("Vladimir Kolenko", "Volodymyr Kolenko"),
        ("Christina Lund", "Christine Lund"),
        ("George W. Lund", "George H.W. Lund"),
        ("Robert Castle", "Robert Castle Jr."),
        ("Robert Castle Sr.", "Robert Castle Jr."),
        ("Mary Ann Lund", "Mary Jane Lund"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not may_be_one(one, other)
    assert not may_be_one(other, one)


def test_the_parts_of_a_name() -> None:
    parts = parts_of("George H.W. Lund Sr.")
    assert (parts.given, parts.middle, parts.surname, parts.suffix) == ("george", ("h", "w"), "lund", "sr")
    assert differ("Anna Berg", "Anne Berg")
    assert not differ("Countess Berg", "Anna Berg")


GIVEN = "Anna Anne Peter Petra Robert Roberta Vladimir Volodymyr Christina Christine Alexander Alexandra".split()
SURNAMES = "Berg Lund Kolenko Castle".split()
SENTENCES = [
    '"We stay," {full} said.',
    '"We go," said {last}.',
    "{full} said that {other} was late.",
    '"No," {pronoun} said.',
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*map(st.sampled_from, (GIVEN, SURNAMES, GIVEN, SENTENCES))), min_size=1, max_size=8))
def test_nobody_has_the_given_names_of_two(
    read: Callable[..., Reading], lines: list[tuple[str, str, str, str]]
) -> None:
    """Siblings, spouses and namesakes, told of in any order, are never taken for one."""
    text = "\n".join(
        form.format(
            full=f"{first} {last}", last=last, other=f"{other} {last}", pronoun="she" if len(first) % 2 else "he"
        )
        for first, last, other, form in lines
    )
    for actor in read(text).extraction.actors:
        if actor.kind == "person":
            names = (actor.name, *actor.aliases)
            assert len({name.split()[0] for name in names if " " in name}) <= 1
            assert len({name.split()[-1] for name in names if " " in name}) <= 1
