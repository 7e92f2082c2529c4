"""The lines of the palette."""

from dataclasses import replace

from explorer.draw.keys import told_foot
from explorer.draw.lit import light
from explorer.draw.piece import Line, Piece, cut_line, left, length, plain, safe, spread, width_of
from explorer.palette_match import Found

LABEL = 26
"""Cells of a label, where a note follows."""
LEAST_NOTE = 10
"""Cells below which a note says nothing any more."""


def line_of(found: Found, at: bool, width: int) -> Line:
    """One line of the list; at says the cursor stands on it."""
    entry = found.entry
    if entry is None:
        return cut_line((Piece(f" {safe(found.head)}", "muted", bold=True),), max(0, width - 1)) if found.head else ()
    room = max(0, width - 1)
    key = entry.kind == "command"
    end: Line = (Piece(f"  {safe(entry.end)}", "accent" if key else "muted", bold=key),) if entry.end else ()
    if length(end) > room // 2:
        end = ()
    text = plain(entry.label)
    kind, _, _ = text.partition(": ")
    names = light(text, list(found.lit), 0, len(text), Piece("", "text", bold=at))
    start: Line = (Piece("▌" if at else " ", "accent"), Piece(" "), *_muted(names, len(kind) + 1))
    note = plain(entry.note)
    before = max(LABEL + 2, length(start)) + 2
    free = room - before - length(end)
    if note and free >= min(LEAST_NOTE, width_of(note)):
        gap = Piece(" " * (before - length(start)))
        start = (*start, gap, Piece(left(note, free).rstrip(), "muted"))
    return spread(start, end, room)


def _muted(line: Line, letters: int) -> Line:
    """The first letters of a line in muted ink, where they are not lit: they only say of what kind it is."""
    pieces: list[Piece] = []
    for piece in line:
        here = piece.text[:letters] if piece.ink == "text" else ""
        letters -= len(piece.text)
        if here:
            pieces.append(replace(piece, text=here, ink="muted", bold=False))
        rest = piece.text[len(here) :]
        if rest:
            pieces.append(piece.with_text(rest))
    return tuple(pieces)


def foot(width: int) -> Line:
    """What one can do here."""
    return told_foot("does it", "a command, a name, a country, a query", width)
