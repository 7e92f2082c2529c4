"""Quotes with their citations as plain text, one line each."""

from collections.abc import Sequence
from datetime import date

from db.ask.row import QuoteCard
from explorer.citation import quoted
from explorer.draw.words import NO_OUTLET, SAID, UNDATED, inferred
from explorer.text import harmless


def write(cards: Sequence[QuoteCard], accessed: date) -> str:
    """The quotes, a line each."""
    return "\n".join(cited(card, accessed) for card in cards)


def cited(card: QuoteCard, accessed: date) -> str:
    """The words, who said them and how, and where they stand: one line to paste."""
    return f"{spoken(card)}; {_source(card)}{_address(card, accessed)}"


def spoken(card: QuoteCard) -> str:
    """The words with their marks, who said them, in which role, and how."""
    return f"{quoted(card)} — {speech(card)}"


def speech(card: QuoteCard) -> str:
    """Who said it, in which role, how, when and through whom."""
    return speaker(card) + manner(card)


def speaker(card: QuoteCard) -> str:
    """Who said it, or why that is unknown."""
    unknown = f"speaker unknown{f' ({card.unknown_reason})' if card.unknown_reason else ''}"
    return harmless(card.row.speaker or unknown)


def manner(card: QuoteCard) -> str:
    """What follows the speaker: ``(Minister), attributed with “told”, said ~2031-03``; no word is taken for a title."""
    parts = [f" ({harmless(card.role)})" if card.role else ""]
    if card.cue:
        parts.append(f"attributed with “{card.cue}”")
    if card.row.said and card.row.said_basis != "printed":
        parts.append(_dated("said ", SAID[card.row.said_basis], card.row.said, card.row.said_basis == "inferred"))
    if card.via:
        parts.append("via " + " via ".join(inferred(via.basis) + via.name for via in card.via))
    return ", ".join([parts[0], *map(harmless, parts[1:])])


def outlet(card: QuoteCard) -> str:
    """The outlet, with the mark of how it is known."""
    return harmless(inferred(card.row.outlet_basis) + card.row.outlet) if card.row.outlet else NO_OUTLET


def published(card: QuoteCard) -> str:
    """The day of publication, with its basis where it was inferred."""
    if not card.published:
        return UNDATED
    return harmless(_dated("", inferred(card.published_basis), card.published, card.published_basis == "inferred"))


def locator(card: QuoteCard) -> str:
    """File, line and characters, counted as the library counts: from 0, the last one not included."""
    places = ", ".join(f"{start}–{end}" for start, end in card.spans)
    return harmless(f"{card.doc} line {card.line}, characters {places}" if places else f"{card.doc} line {card.line}")


def _source(card: QuoteCard) -> str:
    title = f"“{card.title}”" if card.title else None
    parts = [outlet(card), card.author, published(card), title, locator(card)]
    return ", ".join(harmless(part) for part in parts if part)


def _address(card: QuoteCard, accessed: date) -> str:
    return f", {harmless(card.url)} (accessed {accessed.isoformat()})" if card.url else ""


def _dated(before: str, glyph: str, day: str, guessed: bool) -> str:
    return f"{before}{glyph}{day}{' (inferred)' if guessed else ''}"
