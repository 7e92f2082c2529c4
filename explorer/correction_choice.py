"""What is being corrected of a quote, or of several: each part as it is held, or as it is to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from db.ask.row import QuoteCard
from db.ask.value import KINDS, STATUSES
from db.extract.quote import Kind, Status
from db.read.article import Span
from explorer.word_step import moved

if TYPE_CHECKING:
    from db.store.correction import Correction, Speaker

Part = Literal["speaker", "status", "kind", "aloud", "start", "end"]
PARTS: tuple[Part, ...] = ("speaker", "status", "kind", "aloud", "start", "end")
ALOUD = (True, False)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; None leaves a part of several quotes as it is."""

    speaker: Speaker | None = None
    """Somebody else than who is held; None leaves that."""
    status: Status | None = None
    kind: Kind | None = None
    aloud: bool | None = None
    span: Span | None = None
    """None where several quotes are corrected: their ends cannot be the same."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What can be corrected."""
        return PARTS if self.span is not None else PARTS[:4]

    def turned(self, part: Part, by: int, text: str, several: bool, letters: bool = False) -> Choice:
        """The choice with the next value of a part, or with an end moved by a word or by a character."""
        if part == "status":
            return replace(self, status=_next(STATUSES, self.status, by, several))
        if part == "kind":
            return replace(self, kind=_next(KINDS, self.kind, by, several))
        if part == "aloud":
            return replace(self, aloud=_next(ALOUD, self.aloud, by, several))
        if part != "speaker" and self.span is not None:
            return replace(self, span=moved(text, self.span, int(part == "end"), by, letters))
        return self

    def changes(self, held: Choice) -> int:
        """How many parts are to be otherwise than they are held."""
        same = (self.speaker is None, self.status == held.status, self.kind == held.kind, self.aloud == held.aloud)
        ends = zip(self.span or (), held.span or (), strict=False)
        return same.count(False) + sum(one != other for one, other in ends)

    def correction(self, held: Choice) -> Correction | None:
        """What is to be otherwise than it is held; None where nothing is."""
        from db.store.correction import Correction

        start = end = None
        if self.span is not None and held.span is not None and self.span != held.span:
            start, end = self.span
        found = Correction(
            self.speaker,
            self.status if self.status != held.status else None,
            self.kind if self.kind != held.kind else None,
            self.aloud if self.aloud != held.aloud else None,
            start,
            end,
        )
        return None if found == Correction() else found


def held_of(card: QuoteCard) -> Choice:
    """A quote as it is held."""
    row = card.row
    return Choice(None, row.status, row.kind, row.aloud, (card.spans[0][0], card.spans[-1][1]))


def _next(values: Sequence[T], held: T | None, by: int, several: bool) -> T | None:
    """The next value, round and round; of several quotes "as it is" is one of them."""
    every: list[T | None] = [None, *values] if several else list(values)
    place = every.index(held) if held in every else -1 if by > 0 else 0
    return every[(place + by) % len(every)]
