"""What was pasted beside the quote nearest to it, word by word: ``Boots {+on the+} ground [−is−] …``."""

from db.ask.difference import Part, Side, difference
from explorer.draw.piece import Line, Piece, cut, cut_line, length, plain, width_of

NEAR = 4
"""Words that stand in both texts and are shown on each side of a difference."""
WIDE = 60
LEAST = 8
"""Cells in which nothing can be compared."""
SIGNS: dict[Side, tuple[str, str]] = {"both": ("", ""), "quote": ("{+", "+}"), "paste": ("[−", "−]")}


def difference_lines(paste: str, quote: str, width: int, most: int) -> list[Line]:
    """A line that counts the differences, and the words, cut to so many lines."""
    parts = difference(paste, quote)
    more, fewer = (sum(len(part.words) for part in parts if part.side == side) for side in ("quote", "paste"))
    if width <= LEAST or most <= 0:
        return []
    if not more and not fewer:
        return [cut_line((Piece("   "), Piece("word for word as pasted", "match", bold=True)), width)]
    head: Line = (
        Piece("   "),
        _sign("quote", f"{{+{more}+}}"),
        Piece(" only in the quote" if width >= WIDE else " quote only", "muted"),
        Piece(" · ", "faint"),
        _sign("paste", f"[−{fewer}−]"),
        Piece(" only in what was pasted" if width >= WIDE else " paste only", "muted"),
    )
    lines = compared(parts, width - 4, most - 1)
    return [cut_line(head, width), *((Piece("   "), *line) for line in lines)]


def compared(parts: tuple[Part, ...], width: int, most: int) -> list[Line]:
    """The words of both texts, those of one alone in signs, on so many lines at most."""
    lines = _wrapped(_pieces(parts), width)
    if len(lines) > most:
        lines = lines[: max(0, most)]
        if lines:
            lines[-1] = cut_line((*lines[-1], Piece(" …", "faint")), width)
    return lines


def _sign(side: Side, text: str) -> Piece:
    """Highlighter for what the quote has, red pencil for what was not said."""
    if side == "quote":
        return Piece(text, "match", bold=True, underline=True)
    return Piece(text, "denied", bold=True) if side == "paste" else Piece(text, "text")


def _pieces(parts: tuple[Part, ...]) -> list[Piece]:
    """One piece a word, those of one text alone in signs; long stretches that agree are left out."""
    found: list[Piece] = []
    for place, part in enumerate(parts):
        words = [plain(word) for word in part.words]
        if part.side == "both":
            before = [] if place == 0 else words[:NEAR]
            after = [] if place == len(parts) - 1 else words[len(words) - NEAR :]
            if len(words) > len(before) + len(after) + 1:
                words = [*before, "…", *after]
        first, last = SIGNS[part.side]
        words[0] = first + words[0]
        words[-1] += last
        found += [_sign(part.side, word) for word in words]
    return found


def _wrapped(words: list[Piece], width: int) -> list[Line]:
    lines: list[list[Piece]] = [[]]
    for word in words:
        piece = word.with_text(cut(word.text, width))
        if lines[-1] and length(lines[-1]) + 1 + width_of(piece.text) > width:
            lines.append([])
        if lines[-1]:
            # The blank belongs to what is on both of its sides.
            same = lines[-1][-1].ink == piece.ink
            lines[-1].append(piece.with_text(" ") if same else Piece(" "))
        lines[-1].append(piece)
    return [tuple(line) for line in lines if line]
