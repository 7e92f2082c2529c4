"""The rows of what was decided: what, on which words, when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.draw.piece import Ink, Line, Piece, cut_line, left, length, plain, spread
from explorer.draw.rows import Look, bar

if TYPE_CHECKING:
    from db.ask.decided import DecisionRow

WORD = 12
"""Cells of what was done."""
WIDE = 64
"""Columns from which the hour stands beside the day."""
VERBS: dict[str, tuple[str, str, Ink]] = {
    "accept": ("✔", "accepted", "who"),
    "reject": ("✗", "rejected", "denied"),
    "edit": ("✎", "corrected", "accent"),
    "note": ("✎", "noted", "accent"),
    "bookmark": ("★", "bookmarked", "accent"),
    "unbookmark": ("☆", "no bookmark", "muted"),
    "merge": ("=", "merged", "accent"),
    "split": ("|", "split", "accent"),
    "apart": ("≠", "not the same", "accent"),
    "undo": ("←", "took back", "muted"),
}
"""Sign, word and ink of each act."""
STATES = {"orphan": "orphan", "undone": "taken back", "idle": "nothing to do now", "applied": ""}


def decision_row(row: DecisionRow, width: int, look: Look, lines: int = 2) -> list[Line]:
    """What was done with which words, and below where, how, and what came of it."""
    sign, word, ink = VERBS[row.verb]
    held = look.hold != "no"
    over = row.state == "undone"
    made = row.made_at.replace("T", " ")[: 16 if width >= WIDE else 10]
    words = f"“{plain(row.words)}”" if row.doc is not None else plain(row.words.removeprefix("took back: "))
    start: Line = (
        bar(look.hold), Piece(sign, "muted" if over else ink, bold=True), Piece(" "),
        Piece(left(word, WORD), "muted" if over else "text", bold=not over), Piece(" "),
        Piece(words, "muted" if over else "text", bold=held),
    )  # fmt: skip
    head = spread(start, (Piece(f" {plain(made)} ", "muted"),), width)
    return [head, cut_line(_below(row, look), width), *[()] * (lines - 2)][:lines]


def _below(row: DecisionRow, look: Look) -> Line:
    state = STATES[row.state]
    parts: list[Piece] = []
    if state:
        parts.append(Piece(state, "relayed" if row.state == "orphan" else "muted", bold=row.state == "orphan"))
    if row.reason:
        parts.append(Piece(plain(row.reason), "relayed" if row.state == "orphan" else "muted"))
    if row.detail:
        parts.append(Piece(plain(row.detail)))
    if row.doc:
        parts.append(Piece(f"in {plain(row.doc)}", "muted"))
    if row.imported:
        parts.append(Piece("from another library", "muted"))
    line: list[Piece] = [bar(look.hold), Piece("  ")]
    for place, piece in enumerate(parts):
        line += [*([Piece(" · ", "faint")] if place else []), piece]
    return tuple(line)


def head_line(every: int, orphans: int, only: bool, width: int) -> Line:
    """``Decisions 123 · 4 orphans``."""
    count = f"{every:,}" if not only else f"{orphans:,} of {every:,}"
    start: Line = (Piece(" "), Piece("Decisions ", "accent", bold=True), Piece(count, bold=True),
                   Piece("  orphans alone" if only else "  newest first", "muted"))  # fmt: skip
    noun = "orphan" if orphans == 1 else "orphans"
    end: Line = (Piece(f"{orphans:,} {noun} ", "relayed" if orphans else "muted", bold=bool(orphans)),)
    return spread(start, end, width) if length(start) + length(end) < width else cut_line(start, width)


def none_lines(only: bool, width: int) -> list[Line]:
    """What stands there where nothing was decided."""
    words = "every decision found its words" if only else "nothing is decided yet · + accepts, - rejects, b bookmarks"
    return [(), cut_line((Piece(f"   {words}", "muted"),), width)]
