"""The lines of the help."""

from collections.abc import Sequence

from explorer.draw.keys import told_foot
from explorer.draw.piece import Ink, Line, Piece, cut_line, length, right, safe, width_of
from explorer.help_choice import HelpItem

KEY = 8
"""Cells of the keys."""


def _marks(*marks: tuple[str, str, Ink, int]) -> Line:
    """Glyphs with their words; the number is the spaces after."""
    line: list[Piece] = [Piece("   ")]
    for glyph, word, ink, gap in marks:
        line += [Piece(glyph, ink, bold=bool(glyph)), Piece(f"{' ' if glyph else ''}{word}{' ' * gap}", "muted")]
    return tuple(line)


LEGEND: tuple[Line, ...] = (
    _marks(("●", "direct", "who", 4), ("◐", "mixed", "who", 4), ("○", "indirect", "muted", 4),
           ("", "how much is word for word", "muted", 0)),
    _marks(("✗", "negated", "denied", 2), ("◇", "hypothetical", "unreal", 2), ("◈", "conditional", "unreal", 2),
           ("?", "question", "unreal", 0)),
    _marks(("»", "second-hand", "relayed", 2), ("!", "unverified", "relayed", 2), ("◌", "thought", "muted", 2),
           ("~", "inferred", "text", 2), ("≤", "when printed", "text", 0)),
    _marks(("⌂", "government", "text", 2), ("&", "organisation", "text", 2), ("∪", "bloc", "text", 2),
           ("¶", "outlet", "text", 2), ("∴", "group", "text", 2), ("?", "anonymous", "text", 0)),
    _marks(("★", "bookmarked", "accent", 2), ("✎", "with a note", "accent", 2), ("✔", "reviewed by you", "accent", 2),
           ("✓", "marked", "accent", 0)),
)  # fmt: skip


def line_of(item: HelpItem, at: bool, width: int) -> Line:
    """One line of the list; at says the cursor stands on it."""
    if item.legend is not None:
        return cut_line(LEGEND[item.legend], max(0, width - 1))
    if item.head:
        return cut_line((Piece(" " + safe(item.head), "muted", bold=True),), max(0, width - 1))
    if item.way:
        told: Line = (Piece("   "), Piece(item.way, "accent"), Piece(f"  {item.sentence}", "muted"))
        return cut_line(told, max(0, width - 1))
    if item.command is None:
        return ()
    shown = item.shown
    line: Line = (
        Piece("▌" if at else " ", "accent"),
        Piece(right(shown, max(KEY, width_of(shown))), "accent", bold=True),
        Piece("  " if width_of(shown) <= KEY else " "),
        Piece(item.command.sentence, "text", bold=at),
    )
    also: Line = (Piece(f"   or {item.also}", "faint"),) if item.also else ()
    if length(line) + length(also) < width:
        line = (*line, *also)
    return cut_line(line, max(0, width - 1))


def foot(width: int) -> Line:
    """What one can do here."""
    return told_foot("runs it", "type a word, or press a key, to find it", width)


def counted(found: int, whole: int) -> str:
    """``7 of 34 commands``."""
    return f"{found} of {whole} commands" if found != whole else f"{whole} commands"


def stops(lines: Sequence[HelpItem]) -> list[int]:
    """The lines the cursor can stand on."""
    return [place for place, item in enumerate(lines) if item.command is not None]
