"""Why a query cannot be read: a caret under the place, what is wrong, and what helps."""

from db.ask.query import QueryError
from explorer.draw.piece import Line, Piece, cut, cut_line, safe, width_of

LEAST = 12
"""Cells of words worth showing."""


def problem_line(error: QueryError, column: int, width: int) -> Line:
    """The line under the search box: beside the caret on the side with more room, or alone where there is none.

    Where not all fits, the end of it gives way.
    """
    wrong, remedy = safe(error.message), safe(error.remedy)
    column = max(0, min(column, width - 1))
    after, before = width - column - 3, column - 2
    whole, enough = width_of(f"{wrong} · {remedy}"), max(LEAST, width * 2 // 3)
    if whole <= after or (after >= before and after > enough):
        words = _words(wrong, remedy, after)
        return cut_line((Piece(" " * column), _caret(), Piece(" "), *words), width)
    if whole <= before or before > enough:
        words = _words(wrong, remedy, before)
        gap = max(0, column - 1 - sum(width_of(piece.text) for piece in words))
        return cut_line((Piece(" " * gap), *words, Piece(" "), _caret()), width)
    return cut_line((Piece(" "), *_words(wrong, remedy, width - 2)), width)


def _caret() -> Piece:
    return Piece("^", "denied", bold=True)


def _words(wrong: str, remedy: str, room: int) -> Line:
    if width_of(wrong) + 3 + width_of(remedy) <= room:
        return (Piece(wrong, "denied"), Piece(f" · {remedy}", "muted"))
    if width_of(wrong) + 3 + LEAST <= room:
        return (Piece(wrong, "denied"), Piece(" · ", "muted"), Piece(cut(remedy, room - width_of(wrong) - 3), "muted"))
    return (Piece(cut(wrong, room), "denied"),)
