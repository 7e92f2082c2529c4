"""Quotation marks, paired paragraph by paragraph."""

from dataclasses import dataclass

from db.read.article import Span

OPENERS = {"“": "”", "«": "»", "„": "“”", "‘": "’'", "‹": "›"}
STRAIGHT = {'"', "'"}
CLOSING = "”’»\"'“›"
INSIDE_WORD = "'’"
DEEPEST = 6
"""Passages one inside the other; more are stray marks."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text between two quotation marks."""

    outer: Span
    """The marks included."""
    inner: Span
    """The marks left out."""
    depth: int
    """0 for a passage that stands in no other."""
    closed: bool
    """False where it runs to the paragraph's end without a closing mark."""


def find_passages(text: str, start: int, end: int) -> list[Passage]:
    """Pair the marks of the paragraph text[start:end], outer passages before the ones they hold.

    An apostrophe is told from a mark by its neighbours. An opening double mark that is never closed runs to the
    paragraph's end; a single one that is never closed is an apostrophe.
    """
    stack: list[tuple[str, int]] = []
    found: list[Passage] = []
    position = start
    while position < end:
        mark = text[position]
        width = 2 if text.startswith("''", position) or text.startswith("``", position) else 1
        mark = '"' if width == 2 else mark
        if mark in OPENERS or mark in STRAIGHT or mark in CLOSING:
            _turn(text, start, end, position, width, mark, stack, found)
        position += width
    while stack:
        opener, at = stack.pop()
        if opener not in "'‘" and end - at > 2:
            found.append(Passage((at, end), (at + 1, end), len(stack), closed=False))
    return sorted(found, key=lambda passage: (passage.outer[0], -passage.outer[1]))


def _turn(
    text: str, start: int, end: int, at: int, width: int, mark: str, stack: list[tuple[str, int]], found: list[Passage]
) -> None:
    """Open or close a passage at one mark, or leave an apostrophe alone."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    if mark in INSIDE_WORD and before.isalnum() and after.isalnum():
        return
    fitting = next((i for i in range(len(stack) - 1, -1, -1) if _closes(stack[i][0], mark)), None)
    can_close = (
        fitting is not None
        and (not before.isspace() or mark in "”»›")
        and not _is_possessive(text, at, end, mark, stack)
    )
    can_open = (mark in OPENERS or mark in STRAIGHT) and not before.isalnum() and not after.isspace()
    if mark in STRAIGHT and can_close and can_open:
        can_close = before in ".,!?…;)" or not after.isalnum()
    if can_close and fitting is not None:
        opener_at = stack[fitting][1]
        opened = 2 if text.startswith(("''", "``"), opener_at) else 1
        del stack[fitting:]
        found.append(Passage((opener_at, at + width), (opener_at + opened, at), len(stack), closed=True))
    elif can_open and len(stack) < DEEPEST:
        stack.append((mark, at))


def _closes(opener: str, mark: str) -> bool:
    """Tell whether a mark can close what the opener opened."""
    return mark == opener if opener in STRAIGHT else mark in OPENERS[opener] or (mark == '"' and opener == "“")


def _is_possessive(text: str, at: int, end: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    """Tell a plural's apostrophe (states' rights) inside a single-quoted passage from its closing mark."""
    if mark not in INSIDE_WORD or text[at - 1] not in "sS" or at + 1 >= end or text[at + 1] != " ":
        return False
    rest = text[at + 1 : end]
    later = next((i for i, letter in enumerate(rest) if letter == mark and not rest[i + 1 : i + 2].isalnum()), None)
    return later is not None and text[at + 2].islower() and "'" in {opener for opener, _ in stack} and later < 200
