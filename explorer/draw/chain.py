"""Who carried a quote's words: from the outlet that printed them back to the speaker."""

from db.ask.row import ArticlePage, QuoteCard
from explorer.draw.piece import Line, Piece, cut, cut_line, fill, length, plain, width_of
from explorer.draw.rows import DATE, said
from explorer.draw.words import ACTORS, NO_OUTLET, UNDATED, UNKNOWN, code_of, inferred, kind_glyph, kind_ink

ROLE = 3
"""Lines of a role at most."""
WIDEST = 60
"""Columns of the chain at most: days stand beside what they are of."""


def chain_lines(page: ArticlePage, card: QuoteCard, width: int) -> list[Line]:
    """The chain, its outermost link first."""
    width = min(width, WIDEST)
    head: Line = (Piece(" "), Piece("Chain", bold=True), Piece("  who carried these words", "faint"))
    lines: list[Line] = [cut_line(head, width), ()]
    when = cut(inferred(page.published_basis) + plain(page.published), DATE) if page.published else UNDATED
    outlet = inferred(page.outlet_basis) + plain(page.outlet) if page.outlet else NO_OUTLET
    lines.append(_link(ACTORS["outlet"], outlet, page.outlet_country, when, width, italic=page.outlet is None))
    for place, via in enumerate(card.via):
        lines.append(_arm("has it from" if not place else "which has it from"))
        lines.append(_link(ACTORS["outlet"], inferred(via.basis) + plain(via.name), via.country, "", width))
    lines.append(_arm("heard it from"))
    row = card.row
    glyph = kind_glyph(row.kind, row.aloud)
    name = plain(row.speaker) if row.speaker else UNKNOWN
    code = code_of(row.country)
    who = Piece(
        cut(name, max(1, width - 6 - width_of(code))), "who" if row.speaker else "muted", bold=bool(row.speaker),
        tag="do:actor" if row.speaker else None,
    )  # fmt: skip
    start: Line = (Piece(" "), Piece(glyph + " ", kind_ink(row.kind, row.status)), who, Piece("  "))
    lines.append((*start, Piece(code, "muted", bold=True)))
    day = cut(said(row), DATE)
    role = fill(plain(card.role or ""), max(1, width - 4), ROLE) or [""]
    if width_of(role[-1]) + 1 + width_of(day) <= width - 4:
        gap = width - 4 - width_of(role[-1]) - width_of(day)
        last: Line = (Piece("   "), Piece(role[-1], "muted"), Piece(" " * gap), Piece(day, "muted"))
    else:  # the day is among the facts too
        last = (Piece("   "), Piece(role[-1], "muted"))
    return [*lines, *((Piece("   "), Piece(words, "muted")) for words in role[:-1]), last]


def _arm(words: str) -> Line:
    return (Piece(" "), Piece("│", "line"), Piece(" " + words, "muted"))


def _link(glyph: str, name: str, country: str | None, when: str, width: int, italic: bool = False) -> Line:
    code = code_of(country)
    room = max(1, width - 3 - 2 - width_of(code) - width_of(when) - 2)
    shown = Piece(cut(name, room), bold=not italic, italic=italic)
    start: Line = (Piece(" "), Piece(glyph + " ", "muted"), shown, Piece("  "), Piece(code, "muted", bold=True))
    return (*start, Piece(" " * max(0, width - 1 - length(start) - width_of(when))), Piece(when, "muted"))
