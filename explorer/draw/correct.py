"""The lines of a correction: what is held, and what it is to be instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.ask.row import QuoteCard
from explorer.correction_choice import Choice, Part
from explorer.draw.piece import Line, Piece, cut_line, left, plain
from explorer.draw.rows import bar
from explorer.draw.words import KINDS, NO_COUNTRY, STATUSES, THOUGHT, UNKNOWN, code_of, kind_ink

if TYPE_CHECKING:
    from db.store.correction import Speaker

LABEL = 9
AS_IT_IS = "as it is"
LABELS: dict[Part, str] = {
    "speaker": "speaker", "status": "status", "kind": "kind", "aloud": "aloud", "start": "begins", "end": "ends",
}  # fmt: skip
SHOWN = 24
"""Characters of the text that are shown at an end."""


def part_line(part: Part, chosen: Choice, held: Choice, card: QuoteCard, text: str, at: bool, width: int) -> Line:
    """``▌status   ✗ negated   was asserted``."""
    value = _value(part, chosen, card, text)
    was: Line = ()
    changed = chosen.speaker is not None if part == "speaker" else _of(part, chosen) != _of(part, held)
    if changed:
        before = _value(part, held, card, text)
        was = (Piece("   was ", "faint"), *(Piece(piece.text, "muted") for piece in before)) if before else ()
    start: Line = (bar("focus") if at else Piece(" "), Piece(left(LABELS[part], LABEL), "faint"))
    bold = tuple(Piece(one.text, one.ink, bold=changed or one.bold, italic=one.italic) for one in value)
    arrows: Line = ()
    if at:
        arrows = (Piece("  enter chooses", "faint"),) if part == "speaker" else (Piece("  ← →", "faint"),)
    return cut_line((*start, *bold, *was, *(() if changed else arrows)), max(0, width - 1))


def _of(part: Part, choice: Choice) -> object:
    if part in ("start", "end"):
        return choice.span[int(part == "end")] if choice.span is not None else None
    return {"status": choice.status, "kind": choice.kind, "aloud": choice.aloud}[part]


def _value(part: Part, choice: Choice, card: QuoteCard, text: str) -> Line:
    several = choice.span is None
    if part == "speaker":
        if choice.speaker is not None:
            return speaker_words(choice.speaker)
        if several:
            return (Piece(AS_IT_IS, "muted"),)
        row = card.row
        if row.speaker is None:
            return (Piece(UNKNOWN, "muted", italic=True),)
        return (Piece(plain(row.speaker), "who", bold=True), Piece(f" {code_of(row.country)}", "muted"))
    if part == "status":
        if choice.status is None:
            return (Piece(AS_IT_IS, "muted"),)
        sign, ink = STATUSES[choice.status]
        return (Piece(f"{sign} {choice.status}".strip(), ink),)
    if part == "kind":
        if choice.kind is None:
            return (Piece(AS_IT_IS, "muted"),)
        return (Piece(f"{KINDS[choice.kind]} {choice.kind}", kind_ink(choice.kind, "asserted")),)
    if part == "aloud":
        words = AS_IT_IS if several else "not looked at"
        if choice.aloud is not None:
            words = "said or written" if choice.aloud else THOUGHT
        return (Piece(words, "text" if choice.aloud is not None else "muted"),)
    return _end(part, choice, text)


def _end(part: Part, choice: Choice, text: str) -> Line:
    if choice.span is None:
        return ()
    start, end = choice.span
    if part == "start":
        return (Piece(plain(text[start : min(end, start + SHOWN)])), Piece("…", "faint"))
    return (Piece("…", "faint"), Piece(plain(text[max(start, end - SHOWN) : end])))


def speaker_words(speaker: Speaker) -> Line:
    """Who is to speak."""
    name = speaker.label or speaker.name
    if name is None:
        return (Piece(UNKNOWN, "muted", italic=True),)
    if speaker.label is not None:
        return (Piece(plain(name), "who", bold=True),)
    country = plain(speaker.country or NO_COUNTRY)
    return (Piece(plain(name), "who", bold=True), Piece(f" {country} · new · {speaker.kind}", "muted"))
