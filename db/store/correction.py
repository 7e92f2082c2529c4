"""What a person says a quote is instead."""

from dataclasses import dataclass

from db.extract.quote import ActorKind, Kind, Status


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is to speak: somebody the library has, by label; somebody new, by name; or, with neither, nobody known."""

    label: str | None = None
    name: str | None = None
    kind: ActorKind = "person"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be otherwise; None keeps what is there."""

    speaker: Speaker | None = None
    status: Status | None = None
    kind: Kind | None = None
    aloud: bool | None = None
    start: int | None = None
    """Where it is to begin in the article's text."""
    end: int | None = None
