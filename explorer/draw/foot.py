"""The footer: the keys of what has the focus, help pinned right."""

from explorer.commands import Command, footer_parts
from explorer.draw.piece import Line, Piece, cut_line, spread


def foot_line(place: str, width: int) -> Line:
    """The footer of a place, as wide as asked."""
    left, pinned, gap = footer_parts(place, width)
    start: Line = (Piece(" "), *_keys(left, gap))
    end: Line = (*_keys(pinned, gap), Piece(" ")) if pinned else ()
    return cut_line(spread(start, end, width), width)


def _keys(commands: list[Command], gap: int) -> list[Piece]:
    pieces: list[Piece] = []
    for place, command in enumerate(commands):
        if place:
            pieces.append(Piece(" " * gap))
        tag = f"do:{command.action}" if command.action else None
        pieces.append(Piece(command.shown, "accent", bold=True, tag=tag))
        pieces.append(Piece(" " + command.short, "muted", tag=tag))
    return pieces
