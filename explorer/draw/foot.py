"""The footer: the keys of what has the focus, help pinned right."""

from explorer.draw.keys import key_pieces
from explorer.draw.piece import Line, Piece, cut_line, spread
from explorer.footer import Part, footer_parts
from explorer.keymap import Keymap


def foot_line(place: str, width: int, keymap: Keymap, waiting: str = "") -> Line:
    """The footer of a place, as wide as asked; waiting is a key after which another is waited for."""
    left, pinned, gap = footer_parts(place, width, keymap)
    end: Line = (*_keys(pinned, gap), Piece(" ")) if pinned else ()
    if waiting:
        return cut_line(spread((Piece(f" {waiting}…", "accent", bold=True),), end, width), width)
    return cut_line(spread((Piece(" "), *_keys(left, gap)), end, width), width)


def _keys(parts: list[Part], gap: int) -> list[Piece]:
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place:
            pieces.append(Piece(" " * gap))
        pieces += key_pieces(part.shown, part.short, [f"do:{action}" for action in part.actions])
    return pieces
