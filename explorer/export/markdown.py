"""Quotes with their citations in Markdown: the words as a block quotation, the citation below."""

import re
from collections.abc import Sequence
from datetime import date

from db.ask.row import QuoteCard
from explorer.citation import quoted
from explorer.export.plain import locator, manner, outlet, published, speaker
from explorer.text import harmless

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!$&])")
_START = re.compile(r"^(\s*)(\d+)?([-+=.)])(?=\s|$|[-=])")
_UNSAFE = {ord(sign): f"%{ord(sign):02X}" for sign in " <>()\\\"'`[]"}


def write(cards: Sequence[QuoteCard], accessed: date) -> str:
    """The quotes, a block each."""
    return "\n\n".join(block(card, accessed) for card in cards)


def escaped(text: str) -> str:
    """A text on one line in which no sign means anything to Markdown."""
    line = _SIGNS.sub(r"\\\1", " ".join(harmless(text).split()))
    return _START.sub(lambda found: f"{found[1]}{found[2] or ''}\\{found[3]}", line).replace("://", "\\://")


def block(card: QuoteCard, accessed: date) -> str:
    """One quote: its words as a block quotation, and below them who said them and where they stand."""
    how = manner(card)
    who = f"**{escaped(speaker(card))}**{' ' if how.startswith(' ') else ''}{escaped(how)}"
    title = f"“{escaped(card.title)}”" if card.title else ""
    if card.url:
        title = f"[{title or 'the article'}]({harmless(card.url).translate(_UNSAFE)})"
    parts = [title, f"*{escaped(outlet(card))}*", escaped(card.author or ""), escaped(published(card))]
    parts.append(escaped(locator(card)))
    if card.url:
        parts.append(f"accessed {accessed.isoformat()}")
    return f"> {escaped(quoted(card))}\n>\n> — {who}; {', '.join(part for part in parts if part)}"
