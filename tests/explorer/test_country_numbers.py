"""The digits of the country picker."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.country_numbers import Numbers
from tests.explorer.test_country_choice import row


def test_those_most_quotes_speak_for_come_first_and_keep_their_digit() -> None:
    rows = [row("DE", (0, 0, 0), (5, 9, 0)), row("FR", (0, 0, 0), (7, 9, 0)), row("NO", (0, 0, 0), (0, 9, 0))]
    numbers = Numbers().filled(rows)
    assert numbers.slots == ("FR", "DE")
    assert (numbers.digit("DE"), numbers.code("2"), numbers.code("3")) == ("2", "DE", None)
    more = [*rows, row("US", (0, 0, 0), (99, 9, 0))]
    assert numbers.filled(more).slots == ("FR", "DE", "US")
    assert numbers.digit(None) == numbers.digit("US") == ""


def test_what_is_chosen_gets_a_digit_from_what_never_was() -> None:
    numbers = Numbers(tuple("ABCDEFGHI")).took("I").took("Z")
    assert numbers.slots == (*"ABCDEFG", "Z", "I")
    assert numbers.used == ("I", "Z")
    assert numbers.took("I").slots == numbers.slots
    assert numbers.took("I").used == ("Z", "I")


def test_where_all_were_chosen_the_one_longest_ago_gives_way() -> None:
    numbers = Numbers(tuple("ABCDEFGHI"), tuple("BCDEFGHIA")).took("Z")
    assert numbers.slots == (*"AZCDEFGHI",)


@given(st.lists(st.sampled_from("ABCDEFGHIJKLMNOP")))
def test_nobody_has_two_digits_and_nobody_moves(taken: list[str]) -> None:
    numbers = Numbers(tuple("ABCD"))
    for code in taken:
        before = numbers
        numbers = numbers.took(code)
        assert numbers.digit(code)
        assert len(set(numbers.slots)) == len(numbers.slots) <= 9
        assert set(numbers.used) <= set(numbers.slots)
        assert sum(old != new for old, new in zip(before.slots, numbers.slots, strict=False)) <= 1
