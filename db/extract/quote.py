"""What extraction finds: the cast of an article and its quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from db.dataclass import dataclass
from db.read.article import Article, Basis, Span, ZoneKind

Kind = Literal["direct", "mixed", "indirect"]
Status = Literal["asserted", "negated", "hypothetical", "conditional", "question", "second-hand", "unverified"]
ActorKind = Literal["person", "government", "organisation", "bloc", "outlet", "group", "anonymous"]
SaidBasis = Literal["stated", "inferred", "printed", "unknown"]
"""`printed`: said no later than the article was published."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak, as this article knows them."""

    name: str
    """Canonical name: Volodymyr Zelenskyy, Ukraine, The Guardian."""
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2, or a bloc's code (NATO, EU)."""
    roles: tuple[str, ...] = ()
    """Roles as the article words them: President of Ukraine."""
    aliases: tuple[str, ...] = ()
    """Every name the article gives them, the canonical one left out."""


@dataclass(frozen=True, slots=True)
class Via:
    """One carrier of the words between the speaker and this article, outermost first."""

    name: str
    basis: Basis
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed statement."""

    spans: tuple[Span, ...]
    """The content, quotation marks outside; more than one where a cue splits it."""
    kind: Kind
    status: Status
    status_span: Span | None
    """The words that make it other than asserted: "cannot publicly"."""
    aloud: bool
    """Whether it was said or written; else it was only thought, felt or planned."""
    cue: Span | None
    mention: Span | None
    """The words beside the cue that name the speaker, pronouns included."""
    speaker: int | None
    """Index into the extraction's actors."""
    unknown_reason: str | None
    """Why there is no speaker, where there is none."""
    role: str | None
    about: tuple[str, ...]
    """Country codes the content is about."""
    via: tuple[Via, ...]
    said: str | None
    """ISO date or prefix."""
    said_basis: SaidBasis
    nested_in: int | None
    """Index into the extraction's quotes."""
    zone: ZoneKind
    confidence: float
    """0 to 1."""

    @property
    def start(self) -> int:
        """The first code point of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the content."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Span, ...]
    """Sentences of title, standfirst, heading and body that are in no quote."""

    def only(self, kept: Sequence[int]) -> "Extraction":
        """The same without quotes that are not among the kept; one in a quote that goes hangs on the next around it."""
        places = {old: new for new, old in enumerate(kept)}
        return replace(self, quotes=tuple(replace(self.quotes[n], nested_in=self._holder(n, places)) for n in kept))

    def _holder(self, number: int, places: Mapping[int, int]) -> int | None:
        """The new place of the nearest quote around one that is kept."""
        outer = self.quotes[number].nested_in
        while outer is not None and outer not in places:
            outer = self.quotes[outer].nested_in
        return None if outer is None else places[outer]


class Extracts(Protocol):
    """What finds the quotes of an article."""

    def extract(self, article: Article) -> Extraction:
        """All that one article attributes to somebody."""
