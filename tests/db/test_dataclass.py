"""Our data classes are those of the standard library, but for the time they take to be made."""

import copy
import dataclasses
import pickle
from dataclasses import field, replace

import pytest

from db.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Walk:
    """One with every sort of field."""

    place: str
    miles: float = 1.5
    friends: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)
    words: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what is not given."""
        object.__setattr__(self, "words", tuple(self.place.split()))


@dataclass(frozen=True, slots=True)
class Nothing:
    """One without fields."""


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same fields, made by the standard library."""

    place: str
    miles: float = 1.5
    friends: list[str] = field(default_factory=list)


def test_it_holds_compares_and_shows_what_it_was_given() -> None:
    walk = Walk("the long pier", 2.0, note="windy")
    assert (walk.place, walk.miles, walk.friends, walk.note, walk.words) == (
        "the long pier", 2.0, [], "windy", ("the", "long", "pier"),
    )  # fmt: skip
    assert walk == Walk(place="the long pier", miles=2.0) != Walk("the long pier")
    other: object = Standard("the long pier", 2.0)
    assert walk != other
    assert repr(walk) == "Walk(place='the long pier', miles=2.0, friends=[], words=('the', 'long', 'pier'))"
    assert Walk("a").friends is not Walk("b").friends
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())


def test_it_is_hashed_by_what_it_is_compared_by() -> None:
    @dataclass(frozen=True, slots=True)
    class Place:
        name: str
        code: str | None = None

    assert {Place("Oslo"): 1}[Place("Oslo", None)] == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Walk("pier"))


def test_it_stays_as_it_is() -> None:
    walk = Walk("pier")
    with pytest.raises(dataclasses.FrozenInstanceError):
        walk.place = "mole"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del walk.place
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(walk, "unknown", 1)


def test_the_library_takes_it_for_its_own() -> None:
    walk = Walk("the pier", friends=["Ada"], note="windy")
    assert replace(walk, miles=3.0) == Walk("the pier", 3.0, ["Ada"])
    assert replace(walk, place="a mole").words == ("a", "mole")
    assert dataclasses.asdict(walk)["friends"] == ["Ada"]
    for other in (copy.copy(walk), copy.deepcopy(walk), pickle.loads(pickle.dumps(walk))):
        assert other == walk and other.note == "windy" and other.words == ("the", "pier")


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError):
        Walk()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Walk("pier", 1.0, [], "", ())  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Walk("pier", length=2)  # type: ignore[call-arg]
