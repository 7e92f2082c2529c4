"""Bars of block characters: how many, how many of them are shown, and how that is known."""

from explorer.draw.piece import Ink, Line, Piece

STATED, INFERRED, REST = "▆", "░", "▁"
"""What is known, what was worked out, and what the filters leave out."""
FEWEST = 4
"""Quotes from which on bars are drawn: of fewer the numbers say it all."""


def bar(now: int, count: int, whole: int, room: int, ink: Ink = "muted", inferred: int = 0) -> Line:
    """A bar for a count out of a whole that takes all the room; what is not shown now is only its foot."""
    if count <= 0 or room <= 0 or whole <= 0:
        return ()
    cells = max(1, min(room, round(count / whole * room)))
    solid = min(cells, max(1, round(now / count * cells))) if now else 0
    if 0 < now < count and solid == cells:  # a little that is left out is seen too, where there is room
        solid = max(1, cells - 1)
    guessed = min(solid, round(inferred / count * solid))
    parts: tuple[tuple[str, int, Ink], ...] = (
        (STATED, solid - guessed, ink), (INFERRED, guessed, ink), (REST, cells - solid, "line"),
    )  # fmt: skip
    return tuple(Piece(glyph * size, colour) for glyph, size, colour in parts if size)
