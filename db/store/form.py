"""A quote as its rows have it: taken out, laid out as JSON, and put back as it was."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from db.extract.quote import Kind, SaidBasis, Status
from db.read.article import Basis, Span, ZoneKind
from db.store.shape import (
    Json,
    a_list,
    a_span,
    an_object,
    code_or_none,
    codes,
    number,
    number_or_none,
    one_of,
    share,
    span_or_none,
    text,
    text_or_none,
    truth_or_none,
)

QUOTE_KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
_SAID: tuple[SaidBasis, ...] = get_args(SaidBasis)
_BASES: tuple[Basis, ...] = get_args(Basis)
_ZONES: tuple[ZoneKind, ...] = get_args(ZoneKind)


class Speaking(NamedTuple):
    """Who speaks, as rows have it."""

    of: Literal["member", "actor"]
    """One of the article's cast, by ordinal; or a speaker that was imported, by the actor's id."""
    id: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """One of those the words came through."""

    name: str
    country: str | None
    basis: Basis
    span: Span | None


@dataclass(frozen=True, slots=True)
class Form:
    """All a quote has but its id, its article, and what follows from those and its speaker."""

    ordinal: int
    spans: tuple[Span, ...]
    kind: Kind
    status: Status
    status_span: Span | None
    aloud: bool | None
    cue: str | None
    cue_span: Span | None
    mention: str | None
    mention_span: Span | None
    speaker: Speaking | None
    unknown_reason: str | None
    role: str | None
    said: str | None
    said_basis: SaidBasis
    zone: ZoneKind
    nested_in: int | None
    """Id of the quote it is quoted in."""
    confidence: float
    about: tuple[str, ...]
    via: tuple[Carrier, ...]

    @property
    def extent(self) -> Span:
        """From its first word to its last."""
        return self.spans[0][0], self.spans[-1][1]

    def to_json(self) -> Json:
        """Lay out as JSON."""
        return {
            "ordinal": self.ordinal,
            "spans": [list(span) for span in self.spans],
            "kind": self.kind,
            "status": self.status,
            "status_span": _listed(self.status_span),
            "aloud": self.aloud,
            "cue": self.cue,
            "cue_span": _listed(self.cue_span),
            "mention": self.mention,
            "mention_span": _listed(self.mention_span),
            "speaking": None if self.speaker is None else list(self.speaker),
            "unknown_reason": self.unknown_reason,
            "role": self.role,
            "said": self.said,
            "said_basis": self.said_basis,
            "zone": self.zone,
            "nested_in": self.nested_in,
            "confidence": self.confidence,
            "about": list(self.about),
            "via": [
                {"name": one.name, "country": one.country, "basis": one.basis, "span": _listed(one.span)}
                for one in self.via
            ],
        }

    @staticmethod
    def from_json(row: Json) -> "Form":
        """Read what `to_json` wrote; raises ShapeError."""
        return Form(
            ordinal=number(row, "ordinal"),
            spans=_spans(row),
            kind=one_of(row, "kind", QUOTE_KINDS),
            status=one_of(row, "status", STATUSES),
            status_span=span_or_none(row, "status_span"),
            aloud=truth_or_none(row, "aloud"),
            cue=text_or_none(row, "cue"),
            cue_span=span_or_none(row, "cue_span"),
            mention=text_or_none(row, "mention"),
            mention_span=span_or_none(row, "mention_span"),
            speaker=_speaking(row),
            unknown_reason=text_or_none(row, "unknown_reason"),
            role=text_or_none(row, "role"),
            said=text_or_none(row, "said"),
            said_basis=one_of(row, "said_basis", _SAID),
            zone=one_of(row, "zone", _ZONES),
            nested_in=number_or_none(row, "nested_in"),
            confidence=share(row, "confidence"),
            about=codes(row, "about"),
            via=tuple(_carrier(an_object(one, "via")) for one in a_list(row, "via")),
        )

    def portable(self) -> "Form":
        """Return it as it is in any library: places counted from its first word, nobody's id in it."""
        return replace(self._moved(-self.extent[0]), ordinal=0, speaker=None, nested_in=None)

    def placed(self, start: int, content: str) -> "Form":
        """Return a portable form at a place of a text, without what it points at where other words stand there."""
        form = self._moved(start)
        return replace(
            form,
            spans=tuple((low, high) for low, high in form.spans if high <= len(content)) or ((start, len(content)),),
            cue_span=_if_there(form.cue_span, form.cue, content),
            mention_span=_if_there(form.mention_span, form.mention, content),
            status_span=_if_inside(form.status_span, content),
            via=tuple(replace(one, span=_if_inside(one.span, content)) for one in form.via),
        )

    def _moved(self, by: int) -> "Form":
        def moved(span: Span | None) -> Span | None:
            return None if span is None else (span[0] + by, span[1] + by)

        return replace(
            self,
            spans=tuple((start + by, end + by) for start, end in self.spans),
            status_span=moved(self.status_span),
            cue_span=moved(self.cue_span),
            mention_span=moved(self.mention_span),
            via=tuple(replace(one, span=moved(one.span)) for one in self.via),
        )


def _spans(row: Json) -> tuple[Span, ...]:
    spans = tuple(a_span(span, "spans") for span in a_list(row, "spans"))
    if not spans or any(one[1] > other[0] for one, other in pairwise(spans)):
        a_span(None, "spans")
    return spans


def _speaking(row: Json) -> Speaking | None:
    value = row.get("speaking")
    if isinstance(value, list) and len(value) == 2 and isinstance(value[1], int):
        return Speaking("actor" if value[0] == "actor" else "member", value[1])
    return None


def _carrier(row: Json) -> Carrier:
    basis = one_of(row, "basis", _BASES)
    return Carrier(text(row, "name"), code_or_none(row, "country"), basis, span_or_none(row, "span"))


def _listed(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _if_there(span: Span | None, words: str | None, content: str) -> Span | None:
    return span if span and span[0] >= 0 and content[slice(*span)] == words else None


def _if_inside(span: Span | None, content: str) -> Span | None:
    return span if span and span[0] >= 0 and span[1] <= len(content) else None
