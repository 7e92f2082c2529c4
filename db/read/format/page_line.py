"""Lines of a printed page, and the paragraphs they were broken from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from db.read.format.wrapped import mended

_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line, in points from the lower left corner of its page."""

    text: str
    left: float
    right: float
    low: float
    size: float
    """Height of its letters."""


def flowed(pages: Sequence[Sequence[PageLine]]) -> Iterator[tuple[list[PageLine], str]]:
    """The paragraphs of some pages: their lines, and the text these make."""
    lines = [line for page in pages for line in page]
    pitch = _pitch(pages)
    part: list[PageLine] = []
    for line in lines:
        if part and not _goes_on(part[-1], line, pitch, lines):
            yield part, mended(one.text for one in part)
            part = []
        part.append(line)
    if part:
        yield part, mended(one.text for one in part)


def _pitch(pages: Sequence[Sequence[PageLine]]) -> float:
    """The usual distance from a line to the next."""
    steps = [
        before.low - after.low
        for page in pages
        for before, after in pairwise(page)
        if 0 < before.low - after.low < 4 * before.size
    ]
    if not steps:
        return 14.0
    # Between paragraphs it is more: of an article whose paragraphs are one line each there are more of these.
    close = [step for step in steps if step <= 1.3 * min(steps)]
    return median(close if len(close) > 0.15 * len(steps) else steps)


def _goes_on(before: PageLine, line: PageLine, pitch: float, lines: Sequence[PageLine]) -> bool:
    """Whether a line is of the same paragraph as the one before it."""
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return False
    step = before.low - line.low
    ended = bool(_ENDS.search(before.text))
    if step > 1.35 * pitch or step < -0.5 * line.size:  # a gap, or the next column or page
        jumped = step < -0.5 * line.size
        return jumped and not ended and not _is_short(before, lines) and not line.text[:1].isupper()
    if line.left > before.left + 0.8 * line.size and _is_margin(before, lines):  # its first line is set in
        return False
    return not (ended and _is_short(before, lines))


def _is_short(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Whether there was room left in its column."""
    column = [one for one in lines if abs(one.left - line.left) < 3 * line.size]
    right = max(one.right for one in column)
    return line.right < right - 0.12 * (right - line.left)


def _is_margin(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Whether a line begins where most of its column do."""
    near = [one.left for one in lines if abs(one.left - line.left) < 6 * line.size]
    return line.left <= median(near) + 0.3 * line.size
