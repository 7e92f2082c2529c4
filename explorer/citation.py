"""A quote as it leaves the program: its words with their mark, and what is told of it."""

from collections.abc import Sequence

from db.ask.row import QuoteCard
from db.extract.quote import Status
from explorer.draw.words import NOT_ALOUD, STATUSES, THOUGHT, many
from explorer.text import harmless

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
    text = harmless(card.row.text).strip()
    if card.row.kind == "direct":
        text = "“" + text.strip('“”"').removesuffix(",") + "”"
    mark = marks(card)
    return f"{mark} {text}" if mark else text


def toast(cards: Sequence[QuoteCard], text: str, form: str = "") -> str:
    """What to tell a person whose clipboard got it; a mark is never passed over.

    The form is the name of the citation's format, empty where the words went alone.
    """
    how = f" as {form}" if form else ""
    if len(cards) > 1:
        marked = [mark for mark in map(marks, cards) if mark]
        kinds = " ".join(dict.fromkeys(marked))
        kept = f" · {len(marked)} marked {kinds}" if marked else ""
        return f"{len(cards)} quotes sent{how or ' to clipboard'}{kept}"
    card = cards[0]
    if mark := marks(card):
        glyph = STATUSES[card.row.status][0] or NOT_ALOUD
        return f"{glyph} {f'sent with its citation{how} and' if form else 'copied with its'} mark: {mark}"
    if form:
        return f"sent with its citation{how}"
    return f"sent to clipboard: {len(text)} {many(len(text), 'character')}"
