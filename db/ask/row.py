"""The rows that answers are made of, ready to be shown: plain text, never markup."""

from collections.abc import Sequence
from typing import Literal

from db.dataclass import dataclass
from db.extract.quote import ActorKind, Kind, SaidBasis, Status
from db.read.article import Basis, Span, ZoneKind

CountryRole = Literal["speaker", "about", "outlet"]
Lit = Sequence[Span]
"""The letters that matched the search, as spans of the string beside it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a query leaves, and how much there is in all."""

    quotes: int
    actors: int
    sources: int
    all_quotes: int
    all_actors: int
    all_sources: int
    cut: bool = False
    """Whether the text finds more than is counted: show 5000+."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One row of the actors pane."""

    id: int
    label: str
    """Unique name, what `speaker:"..."` takes."""
    name: str
    kind: ActorKind
    country: str | None
    quotes: int
    lit: Lit = ()


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One row of the quotes pane."""

    id: int
    text: str
    kind: Kind
    status: Status
    speaker: str | None
    """The actor's name; None where the speaker is unknown."""
    country: str | None
    said: str | None
    said_basis: SaidBasis
    outlet: str | None
    outlet_basis: Basis
    article_id: int
    start: int
    aloud: bool | None = None
    """Whether it was said or written, not only thought or planned; None where nobody looked yet."""
    score: float = 0.0
    """0 to 100 for a text search, 0 otherwise."""
    lit: Lit = ()
    speaker_lit: Lit = ()
    outlet_lit: Lit = ()
    bookmarked: bool = False
    noted: bool = False
    reviewed: bool = False
    """Whether a person accepted or corrected it."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the sources pane: an article under its outlet."""

    id: int
    label: str
    """Unique, what `source:"..."` takes."""
    title: str | None
    outlet: str | None
    outlet_basis: Basis
    published: str | None
    published_basis: Basis
    quotes: int
    lit: Lit = ()
    """In the title."""
    outlet_lit: Lit = ()


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A sentence that is in no quote."""

    id: int
    text: str
    article_id: int
    outlet: str | None
    start: int
    end: int
    paragraph: int
    score: float
    lit: Lit = ()


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One country with its counts in one role: under the query without its own role's filter, and in all."""

    code: str | None
    """None stands for: no country known."""
    name: str
    bloc: bool
    now: dict[CountryRole, int]
    all: dict[CountryRole, int]
    terms: tuple[str, ...]
    """Folded words it is found by: name, code, demonym, capital."""
    members: tuple[str, ...] = ()
    """The codes of a bloc's members."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trail: a part of the query and what is left after it."""

    field: str
    """text, or a field of the query language."""
    label: str
    """speaks for, not about, source, kind ..."""
    value: str
    """As shown: DE Germany, Zelenskyy, “boots on the grund”."""
    quotes: int
    exclude: bool


@dataclass(frozen=True, slots=True)
class ViaRow:
    """One carrier of the words."""

    name: str
    country: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a quote stands in its article."""

    quote_id: int
    spans: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    status_span: Span | None
    kind: Kind
    status: Status
    aloud: bool | None = None


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone of an article."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as the reader shows it."""

    id: int
    doc: str
    path: str
    text: str
    title: str | None
    author: str | None
    published: str | None
    published_basis: Basis
    outlet: str | None
    outlet_basis: Basis
    outlet_country: str | None
    zones: tuple[ZoneRow, ...]
    marks: tuple[Mark, ...]
    """In text order."""
    url: str | None = None
    """Its web address, where it has one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a quote."""

    accepted: bool
    edited: bool
    bookmarked: bool
    kept: bool
    """Whether only a person's word keeps it: the machine finds it no more."""
    note: str | None
    machine: str | None
    """What the machine has instead, where something was changed: Anna Berg · asserted · direct · sure 0.41."""

    @property
    def reviewed(self) -> bool:
        """Whether a person vouches for it."""
        return self.accepted or self.edited


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """All that is known of one quote."""

    row: QuoteRow
    actor_id: int | None
    role: str | None
    unknown_reason: str | None
    cue: str | None
    mention: str | None
    status_words: str | None
    about: tuple[str, ...]
    via: tuple[ViaRow, ...]
    spans: tuple[Span, ...]
    confidence: float
    """How likely it is right, 0 to 1."""
    nested_in: int | None
    title: str | None
    author: str | None
    published: str | None
    published_basis: Basis
    path: str
    doc: str
    line: int
    """1-based line of the file the quote begins on."""
    url: str | None = None
    """The web address of its article, where it has one."""
    verdict: Verdict | None = None
    """What a person decided about it; None where nobody did."""
