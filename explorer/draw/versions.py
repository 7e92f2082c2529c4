"""The lines of the versions of a quote: each where it stands, and word by word how it differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.ask.difference import Side, difference
from db.ask.row import QuoteCard, QuoteRow
from db.ask.version import LIKENESSES, Likeness, Version
from explorer.draw.difference import SIGNS, compared
from explorer.draw.piece import Ink, Line, Piece, cut, cut_line, fill, left, length, plain, width_of
from explorer.draw.rows import said
from explorer.draw.words import (
    NO_COUNTRY,
    NO_OUTLET,
    STATUSES,
    UNKNOWN,
    inferred,
    kind_glyph,
    kind_ink,
    many,
    quote_text,
    status_word,
)  # fmt: skip
from explorer.text import harmless

WORDS: dict[Likeness, str] = {
    "same": "Word for word",
    "near": "Nearly the same words",
    "part": "One within the other",
    "alike": "In other words, by the same speaker",
}
MOST, FIRST = 6, 4
"""Lines of a difference, and of the quote that is compared, at most."""
WIDE = 72


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line, and the version it begins."""

    line: Line
    quote_id: int | None = None


def version_lines(card: QuoteCard, found: Sequence[Version], width: int) -> list[Drawn]:
    """The quote itself, then its versions by likeness."""
    words, _ = quote_text(plain(card.row.text), card.row.kind)
    ink: Ink = "denied" if card.row.status == "negated" else "text"
    lines = [Drawn(_where(card.row, width, "this one"))]
    lines += [Drawn((Piece("   "), Piece(part, ink, bold=True))) for part in fill(words, max(1, width - 4), FIRST)]
    if not found:
        return _cut([*lines, Drawn(()), Drawn((Piece(" no other version is held", "muted"),))], width)
    lines += [Drawn(()), Drawn(_legend(width))]
    for likeness in LIKENESSES:
        held = [version for version in found if version.likeness == likeness]
        if held:
            head = (Piece(" "), Piece(WORDS[likeness], bold=True), Piece(f"  {len(held)}", "muted"))
            lines += [Drawn(()), Drawn(cut_line(head, width))]
        for version in held:
            lines += _version(card.row, version, width)
    return _cut(lines, width)


def _cut(lines: list[Drawn], width: int) -> list[Drawn]:
    return [Drawn(cut_line(drawn.line, max(0, width)), drawn.quote_id) for drawn in lines]


def _legend(width: int) -> Line:
    more, fewer = (f"{SIGNS[side][0]}words{SIGNS[side][1]}" for side in _SIDES)
    line = (
        Piece(" "), Piece(more, "match", bold=True, underline=True), Piece(" only there" if width < WIDE else
        " only in that version", "muted"), Piece("  "), Piece(fewer, "denied", bold=True),
        Piece(" only here" if width < WIDE else " only in this one", "muted"),
    )  # fmt: skip
    return cut_line(line, width)


_SIDES: tuple[Side, Side] = ("quote", "paste")


def _version(row: QuoteRow, version: Version, width: int) -> list[Drawn]:
    """Where a version stands, and its words with what is different in signs."""
    note = "same article" if version.here else ""
    drawn = [Drawn(_where(version.row, width, note), version.row.id)]
    if version.likeness == "same":
        words, _ = quote_text(plain(version.row.text), version.row.kind)
        body: list[Line] = [(Piece(part, "muted"),) for part in fill(words, max(1, width - 4), 2)]
    else:
        body = compared(difference(row.text, version.row.text), max(1, width - 4), MOST)
    return drawn + [Drawn((Piece("   "), *line)) for line in body]


def _where(row: QuoteRow, width: int, note: str) -> Line:
    """Kind and status, outlet and day, and who is said to have said it."""
    start: Line = (Piece(" "), Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status)))
    if status := status_word(row.status):
        start = (*start, Piece(status + " ", STATUSES[row.status][1], bold=True))
    outlet = inferred(row.outlet_basis) + plain(row.outlet) if row.outlet else NO_OUTLET
    name = plain(row.speaker) if row.speaker else UNKNOWN
    room = max(6, (width - 14) // 2)
    who = (
        Piece(cut(name, max(4, room - 6)), "who" if row.speaker else "muted", bold=True, italic=not row.speaker),
        Piece(f"  {plain(row.country or NO_COUNTRY)}", "muted", bold=True),
    )
    middle: Line = (Piece(left(cut(outlet, 22), min(22, max(width_of(outlet), 8))) + "  ", italic=row.outlet is None),)
    end: Line = (Piece(said(row), "muted"), *((Piece("  " + note, "faint"),) if note else ()), Piece(" "))
    space = width - length(start) - length(middle) - length(end)
    shown = cut_line(who, max(0, space - 2))
    gap = Piece(" " * max(0, space - length(shown)))
    return cut_line((*start, *middle, *shown, gap, *end), width)


def copied(card: QuoteCard, found: Sequence[Version]) -> str:
    """All versions as text, a line each."""
    rows = [card.row, *(version.row for version in found)]
    lines = []
    for row in rows:
        words, _ = quote_text(harmless(row.text), row.kind)
        status = f"[{row.status}] " if row.status != "asserted" else ""
        outlet = harmless(row.outlet) if row.outlet else NO_OUTLET
        name = harmless(row.speaker) if row.speaker else UNKNOWN
        lines.append(f"{status}{words} — {name}; {outlet}, {said(row)}")
    return "\n".join(lines)


def counted(found: Sequence[Version]) -> str:
    """``3 versions in 2 articles``."""
    articles = len({version.row.article_id for version in found})
    return f"{len(found)} other {many(len(found), 'version')} in {articles} {many(articles, 'article')}"
