"""The card of how a search is written."""

from collections.abc import Sequence

from explorer.draw.piece import Ground, Line, Piece, cut_line, length
from explorer.draw.rows import bar
from explorer.query_guide import Way

BESIDE = 60
"""Columns from which examples and meaning stand on one line."""
EXAMPLES = 33
"""Cells of the examples there."""


def guide_lines(ways: Sequence[Way], width: int, at: int | None = None) -> list[Line]:
    """The lines of the card: examples in blue beside what they mean, or over it where it is narrow.

    Each example bears its number as its tag; `at` is that of the one under the cursor.
    """
    lines: list[Line] = []
    number = 0
    for way in ways:
        lines += _beside(way, number, at) if width >= BESIDE else _over(way, width, number, at)
        number += len(way.examples)
    return [cut_line(line, width) for line in lines]


def example_line(ways: Sequence[Way], width: int, number: int) -> int:
    """The line an example stands on."""
    tags = [[piece.tag for piece in line] for line in guide_lines(ways, width)]
    return next((place for place, held in enumerate(tags) if str(number) in held), 0)


def _examples(way: Way, first: int, at: int | None) -> Line:
    here = at is not None and first <= at < first + len(way.examples)
    parts: list[Piece] = [bar("focus" if here else "no")]
    for number, example in enumerate(way.examples, first):
        parts += [Piece("  ")] if len(parts) > 1 else []
        ground: Ground | None = "select" if number == at else None
        parts.append(Piece(example, "accent", bold=True, underline=number == at, on=ground, tag=str(number)))
    return tuple(parts)


def _beside(way: Way, first: int, at: int | None) -> list[Line]:
    if not way.examples:
        return [(Piece(" "), Piece(way.meaning, "muted"))]
    examples = _examples(way, first, at)
    return [(*examples, Piece(" " * max(1, EXAMPLES - length(examples))), Piece(way.meaning))]


def _over(way: Way, width: int, first: int, at: int | None) -> list[Line]:
    lines: list[Line] = [_examples(way, first, at)] if way.examples else []
    line = ""
    for word in way.meaning.split():
        if line and len(line) + 1 + len(word) > width - 4:
            lines.append((Piece("   "), Piece(line)))
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, (Piece("   "), Piece(line))]
