"""A document: what a format's reader makes of the bytes of one article."""

from dataclasses import dataclass, field

from db.read.article import Fact, Zone


@dataclass(frozen=True, slots=True)
class Document:
    """The text of an article, and what its format states of it beside the text."""

    text: str
    """What spans count in."""
    media: str
    """Media type of the bytes it was made from."""
    encoding: str = "utf-8"
    is_original: bool = False
    """Whether the text is the bytes themselves, so that nothing need be kept beside it."""
    title: Fact = field(default=Fact())
    author: Fact = field(default=Fact())
    published: Fact = field(default=Fact())
    outlet: Fact = field(default=Fact())
    url: str | None = None
    """The address it states as its own."""
    language: str | None = None
    """As stated, two letters."""
    body: int = 0
    """Code points of front matter, which is no part of the article."""
    marks: tuple[Zone, ...] = ()
    """Lines of which the format itself says what they are; the others are told by their words."""


def stated(value: str | None) -> Fact:
    """A fact the format states, not known where it is empty."""
    shown = " ".join((value or "").split())
    return Fact(shown, "stated") if shown else Fact()
