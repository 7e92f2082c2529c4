"""What some quotes are like, counted: their kinds, months, countries, outlets, carriers and speakers."""

from db.dataclass import dataclass
from db.extract.quote import ActorKind

LISTED = 40
"""Values of one sort that are named."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the quotes have a value."""

    value: str | None
    """None: none is known or named."""
    now: int
    """Of those that the query leaves."""
    all: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many of the quotes were said in one month."""

    month: str
    """As `2024-03`."""
    now: int
    all: int
    inferred: int = 0
    """Of all, those whose day was worked out."""
    printed: int = 0
    """Of all, those that were said no later than they were printed."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says some of the quotes."""

    label: str
    name: str
    kind: ActorKind
    country: str | None
    now: int
    all: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What some quotes are like: all of them, and those of them that a query leaves."""

    now: int
    all: int
    articles: int
    """Articles all of them stand in."""
    kinds: tuple[Share, ...]
    statuses: tuple[Share, ...]
    """Without those that are simply asserted."""
    thought: Share
    """What was not said aloud."""
    months: tuple[Month, ...]
    """In order of time, those without quotes left out."""
    undated: Share
    """What has no month."""
    speaks_for: tuple[Share, ...]
    about: tuple[Share, ...]
    outlets: tuple[Share, ...]
    carriers: tuple[Share, ...]
    voices: tuple[Voice, ...]
    voice_count: int
    """Different speakers of all of them."""
    based: bool
    """Whether it is known of each month how it is known."""
