"""The lines over a quote that is to be judged: how far one is, how sure the machine was, and what was said before."""

from db.ask.row import QuoteCard
from explorer.detail import Detail
from explorer.draw.piece import Ink, Line, Piece, cut, cut_line, fill, length, plain, spread
from explorer.draw.words import (
    DOUBTFUL,
    STATUSES,
    UNKNOWN,
    code_of,
    grouped,
    kind_glyph,
    kind_ink,
    quote_text,
    status_word,
    sure_word,
)  # fmt: skip

WIDE = 80
"""Columns from which a role stands beside the name."""
ASKED = 40
"""Cells of the query at most."""


def progress(decided: int, left: int) -> str:
    """``12 decided · 82 left``."""
    return f"{grouped(decided)} decided · {grouped(left)} left"


def review_line(detail: Detail | None, decided: int, left: int, width: int) -> Line:
    """Where one is, and how far."""
    page = detail.page if detail is not None else None
    title = plain(page.title or page.doc) if page is not None else ""
    start: Line = (Piece(" "), Piece("Review ", "accent", bold=True), Piece(title, bold=True))
    return spread(start, (Piece(f" {progress(decided, left)} ", bold=True),), width)


def asked_line(card: QuoteCard, last: str, undo: str, put_off: int, asked: str, width: int) -> Line:
    """``is it right?  35 % doubtful``; at the right what was said last, and of which quotes it is."""
    doubtful = card.confidence < DOUBTFUL
    sure = f"{card.confidence:.0%}".replace("%", " %") + f" {sure_word(card.confidence)}"
    start: Line = (
        Piece(" is it right? ", "text", bold=True), Piece(sure, "relayed" if doubtful else "muted", bold=doubtful),
        Piece(f"  last: {last} · {undo} takes it back" if last else "", "muted"),
    )  # fmt: skip
    end = f"{grouped(put_off)} put off " if put_off else ""
    if asked and width >= 100:
        end = f"of {cut(plain(asked), ASKED)} {'· ' if end else ''}{end}"
    return spread(start, (Piece(f" {end}", "muted"),) if end else (), width)


def over_lines(over: bool, put_off: int, skip: str, leave: str, width: int) -> Line:
    """What is said where no quote is left."""
    if not over:
        return (Piece(" …", "muted"),)
    words = " nothing is left to decide here"
    if put_off:
        words += f" · {grouped(put_off)} put off: {skip} brings {'it' if put_off == 1 else 'them'} back"
    return spread((Piece(words, bold=True),), (Piece(f"{leave} leaves ", "muted"),), width)


def claim_lines(card: QuoteCard, width: int, most: int) -> list[Line]:
    """Who says it, and the words, on so many lines at most."""
    row = card.row
    denied = row.status == "negated"
    who = Piece(plain(row.speaker), "who", bold=True) if row.speaker else Piece(UNKNOWN, "muted", italic=True)
    head: list[Piece] = [Piece(" "), who, Piece(f" {code_of(row.country)}", "muted", bold=True)]
    if card.role and width >= WIDE:
        head.append(Piece(f"  {plain(card.role)}", "muted"))
    if card.cue:
        head += [Piece("  "), Piece(plain(card.cue), underline=True)]
    glyph: Line = (Piece(f" {kind_glyph(row.kind, row.aloud)} ", kind_ink(row.kind, row.status)),)
    if status := status_word(row.status):
        glyph = (*glyph, Piece(status + " ", STATUSES[row.status][1], bold=True))
    words, _ = quote_text(plain(row.text), row.kind)
    first = max(1, width - length(glyph) - 1)
    lines = fill(words, first, max(1, most - 1))
    ink: Ink = "denied" if denied else "text"
    told: list[Line] = [(*glyph, Piece(lines[0] if lines else "", ink, bold=True))]
    told += [(Piece("   "), Piece(line, ink, bold=True)) for line in lines[1:]]
    return [cut_line(line, width) for line in (tuple(head), *told)]
