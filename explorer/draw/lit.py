"""Text with its matched letters lit, moved so that a match out of sight comes into sight."""

from dataclasses import replace

from db.ask.row import Lit
from explorer.draw.piece import Line, Piece, cut, width_of

LEAD = 20
"""Cells kept before a match at most, where the text goes on after it."""
SPREAD = 40
"""Letters further than this behind the first are another match: they do not move the window."""


def window(text: str, lit: Lit, width: int) -> int:
    """Where to begin showing a text that is too wide, so that its match is seen: 0, or the start of a word."""
    if not lit or (len(text) <= width and width_of(text) <= width):
        return 0
    first = lit[0][0]
    last = max((end for _, end in lit if end - first <= SPREAD), default=lit[0][1])
    if width_of(text[:last]) < width:
        return 0
    goes_on = width_of(text[first : first + width * 2]) > width - 2
    begins = first
    place = first
    while place > 0:
        place -= 1
        if place and not text[place - 1].isspace():
            continue
        lead = width_of(text[place:first])
        if width_of(text[place:last]) + 1 > width - 2 or (goes_on and lead > LEAD):
            break
        begins = place
    return begins


def lit_line(text: str, lit: Lit, width: int, piece: Piece) -> Line:
    """The text in a piece's ink, at most that many cells wide, matched letters bold and underlined."""
    begins = window(text, lit, width)
    shown, shift = (text, 0) if not begins else ("…" + text[begins:], 1 - begins)
    shown = cut(shown, width)
    # What stands for the text left out is no match.
    end = len(shown) - 1 if shown.endswith("…") else len(shown)
    return light(shown, [(start + shift, stop + shift) for start, stop in lit], max(0, shift and 1), end, piece)


def light(text: str, spans: list[tuple[int, int]], low: int, high: int, piece: Piece) -> Line:
    """The text with those spans of it lit, as far as they lie between low and high."""
    bright = replace(piece, ink="denied" if piece.ink == "denied" else "match", bold=True, underline=True)
    line: list[Piece] = []
    place = 0
    for start, stop in sorted(spans):
        start, stop = max(start, place, low), min(stop, high)
        if start >= stop:
            continue
        if start > place:
            line.append(piece.with_text(text[place:start]))
        line.append(bright.with_text(text[start:stop]))
        place = stop
    if place < len(text):
        line.append(piece.with_text(text[place:]))
    return tuple(line)
