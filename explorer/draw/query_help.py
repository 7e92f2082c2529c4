"""The card of how a search is written."""

from collections.abc import Sequence

from explorer.draw.piece import Line, Piece, cut_line, length
from explorer.query_guide import Way

BESIDE = 60
"""Columns from which examples and meaning stand on one line."""
EXAMPLES = 33
"""Cells of the examples there."""


def guide_lines(ways: Sequence[Way], width: int) -> list[Line]:
    """The lines of the card: examples in blue beside what they mean, or over it where it is narrow."""
    lines: list[Line] = []
    for way in ways:
        lines += _beside(way) if width >= BESIDE else _over(way, width)
    return [cut_line(line, width) for line in lines]


def _examples(way: Way) -> Line:
    parts: list[Piece] = [Piece(" ")]
    for example in way.examples:
        parts += [Piece("  ")] if len(parts) > 1 else []
        parts.append(Piece(example, "accent", bold=True))
    return tuple(parts)


def _beside(way: Way) -> list[Line]:
    if not way.examples:
        return [(Piece(" "), Piece(way.meaning, "muted"))]
    examples = _examples(way)
    return [(*examples, Piece(" " * max(1, EXAMPLES - length(examples))), Piece(way.meaning))]


def _over(way: Way, width: int) -> list[Line]:
    lines: list[Line] = [_examples(way)] if way.examples else []
    line = ""
    for word in way.meaning.split():
        if line and len(line) + 1 + len(word) > width - 4:
            lines.append((Piece("   "), Piece(line)))
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, (Piece("   "), Piece(line))]
