"""A member of an article's cast: one actor while the article is read."""

from bisect import bisect_left
from dataclasses import dataclass, field

from db.extract.quote import Actor, ActorKind
from db.reference.given import Gender


@dataclass(slots=True)
class Member:
    """One actor while its article is read."""

    name: str
    kind: ActorKind
    country: str | None = None
    gender: Gender | None = None
    """None where nothing tells it."""
    age: str | None = None
    """In years, as the article has it: "34"."""
    roles: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    """Where the narration mentions it by name, in text order."""
    quoted: list[int] = field(default_factory=list)
    """Where others name it in their words."""
    subjects: list[int] = field(default_factory=list)
    """Where it is the subject of a clause."""
    left: list[int] = field(default_factory=list)
    """Where it leaves an office: "Hagen resigned"."""
    full: int = 0
    """How often it is named with its given name."""

    def actor(self) -> Actor:
        """The member as it is stored."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        return Actor(self.name, self.kind, self.country, tuple(self.roles), aliases)

    def has_left(self, at: int) -> bool:
        """Tell whether it has left an office before `at`."""
        return bool(self.left) and min(self.left) < at

    def acted_before(self, at: int) -> int:
        """The last place before `at` where it is a subject, -1 where there is none."""
        return max((place for place in self.subjects if place < at), default=-1)

    def named_before(self, at: int) -> int:
        """The last place before `at` where it is named, -1 where there is none."""
        first = bisect_left(self.places, at)
        narrated = self.places[first - 1] if first else -1
        return max((place for place in (narrated, *self.quoted) if place < at), default=-1) if self.quoted else narrated
