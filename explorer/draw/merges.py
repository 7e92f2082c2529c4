"""The lines of two actors that may be one: the pairs, and under them both side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.draw.piece import Ink, Line, Piece, cut, cut_line, left, length, plain, width_of
from explorer.draw.rows import said
from explorer.draw.words import (
    ACTORS,
    NO_COUNTRY,
    STATUSES,
    grouped,
    kind_glyph,
    kind_ink,
    many,
    number,
    quote_text,
    status_word,
)  # fmt: skip

if TYPE_CHECKING:
    from db.ask.merge import Likely, Pair, Side

TIGHT = 20
"""Columns of one actor from which its country is shown."""
WIDE = 76
"""Columns from which the reason stands beside the names."""


def pair_line(pair: Pair, width: int) -> Line:
    """``Ada Quill FR 12 = A. Quill – 1   one name``."""
    reason = plain(pair.reason)
    room = width - 1 if width < WIDE else (width * 6) // 10
    half = max(4, (room - 4) // 2)
    start: Line = (Piece(" "), *_half(pair.one, half), Piece(" = ", "accent", bold=True), *_half(pair.other, half))
    if width < WIDE:
        return cut_line(start, width)
    gap = " " * max(2, room + 2 - length(start))
    return cut_line((*start, Piece(gap), Piece(cut(reason, max(4, width - room - 4)), "muted")), width)


def _half(actor: Likely, width: int) -> Line:
    code = f" {plain(actor.country or NO_COUNTRY)}" if width >= TIGHT else ""
    tail = f"{code} {number(actor.quotes):>{4 if code else 1}}"
    return Piece(left(plain(actor.name), max(1, width - width_of(tail)))), Piece(tail, "muted")


def sides_lines(reason: str, both: tuple[Side, Side], width: int) -> list[Line]:
    """Both actors: beside each other, or under each other where it is narrow."""
    head: Line = (Piece(" "), Piece("Why ", bold=True), Piece(plain(reason)))
    if width < WIDE:
        one, other = (side_lines(side, width - 1) for side in both)
        return [cut_line(head, width), (), *one, (), *other]
    room = (width - 3) // 2
    columns = [side_lines(side, room) for side in both]
    height = max(map(len, columns))
    lines: list[Line] = [cut_line(head, width), ()]
    for place in range(height):
        ours, theirs = (column[place] if place < len(column) else () for column in columns)
        lines.append((*ours, Piece(" " * (room - length(ours))), Piece(" │", "line"), *theirs))
    return lines


def side_lines(side: Side, width: int) -> list[Line]:
    """Who it is, how it is called, when it speaks, about what, and some of its words."""
    card = side.card
    profile = card.profile
    name = Piece(f"{ACTORS[card.kind].strip()} {plain(card.name)}".strip(), "who", bold=True)
    months = profile.months
    when = (
        "no month" if not months else months[0].month if len(months) == 1 else f"{months[0].month} – {months[-1].month}"
    )
    quotes = f"{grouped(profile.all)} {many(profile.all, 'quote')} in {grouped(profile.articles)} " + many(
        profile.articles, "article"
    )
    lines: list[Line] = [
        (Piece(" "), name, Piece(f"  {plain(card.country or NO_COUNTRY)}", "muted", bold=True)),
        (Piece(" "), Piece(" · ".join(part for part in (plain(card.role or ""), card.kind) if part))),
        (Piece(" "), Piece(quotes), Piece(f"  {when}", "muted")),
        _listed("called", [name.name for name in card.names]),
        _listed("roles", [role.text for role in card.roles]),
        _listed("about", [share.value for share in profile.about[:8] if share.value]),
        _listed("in", [share.value for share in profile.outlets[:4] if share.value]),
    ]
    for row in side.samples:
        words, _ = quote_text(plain(row.text), row.kind)
        sign = status_word(row.status)
        ink: Ink = "denied" if row.status == "negated" else "text"
        head: Line = (Piece(" "), Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status)))
        status: Line = (Piece(sign + " ", STATUSES[row.status][1], bold=True),) if sign else ()
        day = f"  {said(row)}"
        room = max(1, width - length((*head, *status)) - width_of(day) - 1)
        lines.append((*head, *status, Piece(left(words, room), ink), Piece(day, "muted")))
    return [cut_line(line, width) for line in lines]


def _listed(label: str, words: Sequence[str]) -> Line:
    text = " · ".join(plain(word) for word in words[:6])
    return (Piece(" "), Piece(label.ljust(8), "faint"), Piece(text or NO_COUNTRY, "muted"))
