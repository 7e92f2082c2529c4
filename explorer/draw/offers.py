"""The list under the search box: what the word being typed could become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.draw.piece import Line, Piece, cut, cut_line, length, plain, width_of
from explorer.draw.words import number

if TYPE_CHECKING:
    from db.ask.completion import Offer

LONGEST_LABEL, LONGEST_NOTE = 32, 34
"""Cells a label and the words beside it get at most."""
GAP = 2


def size_of(offers: Sequence[Offer], hint: str, room: int) -> tuple[int, int]:
    """Width and height the list needs, no wider than there is room."""
    if not offers:
        return min(room, width_of(hint) + 2), 1
    label, note, count = _columns(offers)
    parts = [size for size in (label, note, count) if size]
    return min(room, sum(parts) + GAP * (len(parts) - 1) + 2), len(offers)


def offer_lines(offers: Sequence[Offer], hint: str, cursor: int | None, width: int) -> list[Line]:
    """The lines of the list; the cursor stands on one of them, or on none yet."""
    if not offers:
        return [cut_line((Piece(" "), Piece(hint, "muted")), width)]
    columns = _columns(offers)
    return [_line(offer, columns, place, place == cursor, width) for place, offer in enumerate(offers)]


def _columns(offers: Sequence[Offer]) -> tuple[int, int, int]:
    """How wide labels, notes and counts are."""
    return (
        min(LONGEST_LABEL, max(width_of(plain(offer.label)) for offer in offers)),
        min(LONGEST_NOTE, max(width_of(plain(offer.note)) for offer in offers)),
        max(len(_count(offer)) for offer in offers),
    )


def _count(offer: Offer) -> str:
    if offer.quotes is None:
        return ""
    return number(offer.quotes) if offer.quotes else "·"


def _line(offer: Offer, columns: tuple[int, int, int], place: int, at: bool, width: int) -> Line:
    """``▌DE   Germany    4``: the words beside the label give way first, the count never."""
    label_room, note_room, count_room = columns
    room = width - 2 - (count_room + GAP if count_room else 0)
    label_room = max(1, min(label_room, room))
    note_room = max(0, min(note_room, room - label_room - GAP))
    label = cut(plain(offer.label), label_room)
    note = cut(plain(offer.note), note_room) if note_room >= min(8, columns[1]) else ""
    tag = f"offer:{place}"
    start: Line = (
        Piece("▌" if at else " ", "accent", tag=tag),
        Piece(label, "text", bold=True, tag=tag),
        Piece(" " * (label_room - width_of(label) + GAP), tag=tag),
        Piece(note, "muted", tag=tag),
    )
    count = _count(offer)
    gap = max(0, width - 1 - length(start) - width_of(count))
    line = (*start, Piece(" " * gap, tag=tag), Piece(count, "text" if offer.quotes else "faint", tag=tag), Piece(" "))
    if at:
        line = tuple(Piece(p.text, p.ink, p.bold, on="select", tag=p.tag) for p in line)
    return cut_line(line, width)
