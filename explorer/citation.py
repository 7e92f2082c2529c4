"""A quote as it leaves the program: its words with their mark, and its citation."""

from db.ask.row import QuoteCard
from db.extract.quote import Status
from explorer.draw.piece import plain
from explorer.draw.words import NO_OUTLET, NOT_ALOUD, SAID, STATUSES, THOUGHT, UNDATED, inferred, many

MARKS: dict[Status, str] = {
    "asserted": "",
    "negated": "[not said]",
    "hypothetical": "[hypothetical]",
    "conditional": "[conditional]",
    "question": "[question]",
    "second-hand": "[second-hand]",
    "unverified": "[unverified]",
}
"""What goes before words that were not simply said."""
NOT_ALOUD_MARK = f"[{THOUGHT}]"


def marks(card: QuoteCard) -> str:
    """The marks a quote never leaves without; empty where it was simply said."""
    thought = NOT_ALOUD_MARK if card.row.aloud is False else ""
    return f"{MARKS[card.row.status]} {thought}".strip()


def quoted(card: QuoteCard) -> str:
    """The words: direct ones in quotation marks, others as printed, each with its marks."""
    text = plain(card.row.text).strip()
    if card.row.kind == "direct":
        text = "“" + text.strip('“”"').removesuffix(",") + "”"
    mark = marks(card)
    return f"{mark} {text}" if mark else text


def cited(card: QuoteCard) -> str:
    """The words, who said them and how, and where they stand: one line to paste."""
    return f"{quoted(card)} — {_speech(card)}; {_source(card)}"


def toast(card: QuoteCard, citation: bool, text: str) -> str:
    """What to tell a person whose clipboard got it; a mark is never passed over."""
    mark = marks(card)
    if mark:
        glyph = STATUSES[card.row.status][0] or NOT_ALOUD
        return f"{glyph} {'sent with its citation and' if citation else 'copied with its'} mark: {mark}"
    if citation:
        return "sent with its citation"
    return f"sent to clipboard: {len(text)} {many(len(text), 'character')}"


def _speech(card: QuoteCard) -> str:
    speaker = card.row.speaker or f"speaker unknown{f' ({card.unknown_reason})' if card.unknown_reason else ''}"
    parts = [speaker, card.role, card.cue]
    if card.row.said and card.row.said_basis != "printed":
        parts.append(_dated("said ", SAID[card.row.said_basis], card.row.said, card.row.said_basis == "inferred"))
    if card.via:
        parts.append("via " + " via ".join(inferred(via.basis) + via.name for via in card.via))
    return ", ".join(plain(part) for part in parts if part)


def _source(card: QuoteCard) -> str:
    outlet = inferred(card.row.outlet_basis) + card.row.outlet if card.row.outlet else NO_OUTLET
    published = UNDATED
    if card.published:
        published = _dated("", inferred(card.published_basis), card.published, card.published_basis == "inferred")
    title = f"“{card.title}”" if card.title else None
    parts = [outlet, card.author, published, title, _locator(card)]
    return ", ".join(plain(part) for part in parts if part)


def _dated(before: str, glyph: str, date: str, guessed: bool) -> str:
    return f"{before}{glyph}{date}{' (inferred)' if guessed else ''}"


def _locator(card: QuoteCard) -> str:
    """File, line and characters, counted as the library counts: from 0, the last one not included."""
    places = ", ".join(f"{start}–{end}" for start, end in card.spans)
    return f"{card.doc} line {card.line}, characters {places}" if places else f"{card.doc} line {card.line}"
