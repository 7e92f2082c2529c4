"""Who carried a quote's words: from the outlet that printed them back to the speaker."""

from db.ask.row import ArticlePage, QuoteCard
from explorer.draw.piece import Line, Piece, cut, length, plain
from explorer.draw.rows import said
from explorer.draw.words import ACTORS, NO_COUNTRY, NO_OUTLET, UNDATED, UNKNOWN, inferred, kind_glyph, kind_ink


def chain_lines(page: ArticlePage, card: QuoteCard, width: int) -> list[Line]:
    """The chain, its outermost link first."""
    lines: list[Line] = [(Piece(" "), Piece("Chain", bold=True), Piece("  who carried these words", "faint")), ()]
    when = inferred(page.published_basis) + plain(page.published) if page.published else UNDATED
    outlet = inferred(page.outlet_basis) + plain(page.outlet) if page.outlet else NO_OUTLET
    lines.append(_link(ACTORS["outlet"], outlet, page.outlet_country, when, width, italic=page.outlet is None))
    for place, via in enumerate(card.via):
        lines.append(_arm("has it from" if not place else "which has it from"))
        lines.append(_link(ACTORS["outlet"], inferred(via.basis) + plain(via.name), via.country, "", width))
    lines.append(_arm("heard it from"))
    row = card.row
    glyph = kind_glyph(row.kind, row.aloud)
    name = plain(row.speaker) if row.speaker else UNKNOWN
    code = plain(row.country or NO_COUNTRY)
    who = Piece(cut(name, max(1, width - 6 - len(code))), "who" if row.speaker else "muted", bold=bool(row.speaker))
    start: Line = (Piece(" "), Piece(glyph + " ", kind_ink(row.kind, row.status)), who, Piece("  "))
    lines.append((*start, Piece(code, "muted", bold=True)))
    role = Piece(cut(plain(card.role or ""), max(0, width - 4 - 12)), "muted")
    day = said(row)
    gap = max(1, width - 1 - 3 - length((role,)) - len(day))
    lines.append((Piece("   "), role, Piece(" " * gap), Piece(day, "muted")))
    return lines


def _arm(words: str) -> Line:
    return (Piece(" "), Piece("│", "line"), Piece(" " + words, "muted"))


def _link(glyph: str, name: str, country: str | None, when: str, width: int, italic: bool = False) -> Line:
    code = plain(country or NO_COUNTRY)
    room = max(1, width - 3 - 2 - len(code) - len(when) - 2)
    shown = Piece(cut(name, room), bold=not italic, italic=italic)
    start: Line = (Piece(" "), Piece(glyph + " ", "muted"), shown, Piece("  "), Piece(code, "muted", bold=True))
    return (*start, Piece(" " * max(0, width - 1 - length(start) - len(when))), Piece(when, "muted"))
