"""The lines of the dialog of saved searches."""

from db.ask.saved import SavedCounts, SavedSearch
from explorer.draw.piece import Line, Piece, cut, cut_line, left, length, plain, spread, width_of
from explorer.draw.words import at_least, number

NAME = 28
"""Cells of the column of names, at most."""
GAP = 2
LEAST = 10
"""Cells of a query that say something."""
COUNTS = 17
"""Cells of the counts."""


def name_width(searches: list[SavedSearch], width: int) -> int:
    """The cells of the column of names."""
    most = width // 2 if width // 2 >= LEAST + COUNTS else width - COUNTS - GAP - 1
    return min(NAME, max(1, most), max((width_of(plain(one.name)) for one in searches), default=0))


def saved_line(search: SavedSearch, counts: SavedCounts | None, at: bool, names: int, width: int) -> Line:
    """``▌ Boots    boots country:DE    94   3 new``."""
    end = _counts(search, counts, at)
    start: Line = (
        Piece("▌" if at else " ", "accent"),
        Piece(" "),
        Piece(left(plain(search.name), names), "text", bold=True),
        Piece(" " * GAP),
    )
    room = max(0, width - length(start) - length(end) - 1)
    text = plain(search.text)
    said: Line = (Piece(cut(text, room), "muted"),) if room >= min(LEAST, width_of(text)) else ()
    return cut_line(spread((*start, *said), end, width), width)


def _counts(search: SavedSearch, counts: SavedCounts | None, at: bool) -> Line:
    if search.problem is not None:
        return (Piece(" ! cannot be read ", "denied"),)
    if counts is None:
        return (Piece(" … ", "faint"),)
    write = at_least if counts.cut else number
    new: Line = (Piece(f"{write(counts.new)} new ".rjust(9), "match", bold=True),) if counts.new else (Piece(" " * 9),)
    return (Piece(f" {write(counts.quotes)} ".rjust(7), "text", bold=at), *new)
