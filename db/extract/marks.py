"""Quotation marks, paired paragraph by paragraph: double ones first, then the single ones between them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from db.extract.apostrophe import FEW, is_owner
from db.extract.mark import CLOSERS, ENDS, SINGLE, Mark, find_marks
from db.read.article import Span

SENTENCE_END = re.compile(r"[.!?…]+(?=\s)")
DEEPEST = 6
"""Passages one inside the other; more are stray marks."""
AHEAD = 8
"""Single marks looked at for the one that closes a passage."""
MANY = 20
"""Stray marks of a paragraph from which nobody could tell what belongs together."""
BACK = 800
"""Code points around a stray mark in which its sentence begins or ends."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text between two quotation marks."""

    outer: Span
    """The marks included."""
    inner: Span
    """The marks and the blanks beside them left out."""
    depth: int
    """0 for a passage that stands in no other."""
    closed: bool
    """False where it has no closing mark, or no opening one."""


_Pair = tuple[Mark, Mark]
_Found = tuple[Span, Span, bool]
"""A passage with its marks, without them, and whether it has both."""


def find_passages(text: str, start: int, end: int) -> list[Passage]:
    """Pair the marks of the paragraph text[start:end], outer passages before the ones they hold.

    An apostrophe is told from a mark by its neighbours. An opening double mark that is never closed runs to the
    paragraph's end, or, where another opens behind it, to the end of its sentence; a single one that is never closed
    counts only where it begins the paragraph. A closing mark that was never opened begins with its sentence.
    """
    doubles, singles = find_marks(text, start, end)
    pairs, unclosed, unopened = _pair_doubles(doubles)
    more, open_singles, lone_singles = _pair_singles(text, start, end, singles, pairs)
    pairs += more
    _mend(text, pairs, open_singles, unopened)
    _mend(text, pairs, unclosed, lone_singles)
    pairs = [(o, c) for o, c in pairs if any(map(str.isalnum, text[o.end : c.at]))]
    found = [((o.at, c.end), (o.end, c.at), True) for o, c in pairs]
    if open_singles and open_singles[0].at == start and _is_speech(text, start, end):
        unclosed.append(open_singles[0])
    unclosed.sort(key=lambda mark: mark.at)
    whole = sorted((o.at, c.end) for o, c in pairs)
    for mark, region in zip(unclosed, _around(unclosed, pairs), strict=True):
        limit = pairs[region][1].at if region >= 0 else end
        stop = _stop(text, start, mark, limit, whole)
        if stop is not None and stop - mark.end > 1:
            found.append(((mark.at, stop), (mark.end, stop), False))
    return _nested(text, found + _unopened(text, start, end, unopened, sorted(found)))


def _pair_doubles(marks: list[Mark]) -> tuple[list[_Pair], list[Mark], list[Mark]]:
    """Pair double marks; beside the pairs, the marks never closed and those never opened."""
    pairs: list[_Pair] = []
    stack: list[Mark] = []
    unclosed: list[Mark] = []
    unopened: list[Mark] = []
    for mark in marks:
        fitting = _fitting(stack, mark) if mark.closes else None
        if fitting is not None:
            opener = stack[fitting]
            # What was opened inside a closed passage and never closed is a stray mark.
            del stack[fitting:]
            pairs.append((opener, mark))
        elif mark.opens:
            stack.append(mark)
            if len(stack) > DEEPEST:
                unclosed.append(stack.pop(0))
        elif mark.closes:
            unopened.append(mark)
    return pairs, unclosed + stack, unopened


def _fitting(stack: list[Mark], mark: Mark) -> int | None:
    """Which open mark a closing one closes: the innermost of its own kind, else the innermost that it can close."""
    can = [i for i in range(len(stack) - 1, -1, -1) if mark.sign in CLOSERS[stack[i].sign]]
    own = [i for i in can if mark.sign in CLOSERS[stack[i].sign][:2]]
    return next(iter(own or can), None)


def _pair_singles(
    text: str, start: int, end: int, marks: list[Mark], doubles: list[_Pair]
) -> tuple[list[_Pair], list[Mark], list[Mark]]:
    """Pair single marks that stand in the same double passage; beside them those never closed and never opened."""
    pairs: list[_Pair] = []
    stack: list[tuple[Mark, int]] = []
    unclosed: list[Mark] = []
    unopened: list[Mark] = []
    around = _around(marks, doubles)
    for i, mark in enumerate(marks):
        region = around[i]
        while stack and 0 <= stack[-1][1] != region and doubles[stack[-1][1]][1].at < mark.at:
            unclosed.append(stack.pop()[0])
        fitting = next(
            (
                n
                for n in range(len(stack) - 1, -1, -1)
                if stack[n][1] == region and mark.sign in CLOSERS[stack[n][0].sign]
            ),
            None,
        )
        if mark.closes and fitting is not None:
            opener = stack[fitting][0]
            if not _is_possessive(text, start, end, opener, marks, i):
                unclosed.extend(m for m, _ in stack[fitting + 1 :])
                del stack[fitting:]
                pairs.append((opener, mark))
            continue
        if mark.opens:
            stack.append((mark, region))
            if len(stack) > DEEPEST:
                unclosed.append(stack.pop(0)[0])
        elif mark.closes and text[mark.at - 1] in ".,!?…":
            unopened.append(mark)
    unclosed.extend(m for m, _ in stack)
    return pairs, sorted(unclosed, key=lambda m: m.at), unopened


def _around(marks: list[Mark], doubles: list[_Pair]) -> list[int]:
    """For each mark the number of the innermost double passage it stands in, -1 for none."""
    order = sorted(range(len(doubles)), key=lambda n: doubles[n][0].at)
    open_ones: list[int] = []
    found, at = [], 0
    for mark in marks:
        while at < len(order) and doubles[order[at]][0].at < mark.at:
            while open_ones and doubles[open_ones[-1]][1].at < doubles[order[at]][0].at:
                open_ones.pop()
            open_ones.append(order[at])
            at += 1
        while open_ones and doubles[open_ones[-1]][1].at < mark.at:
            open_ones.pop()
        found.append(open_ones[-1] if open_ones else -1)
    return found


def _is_possessive(text: str, start: int, end: int, opener: Mark, marks: list[Mark], i: int) -> bool:
    """Tell an owner's apostrophe (states' rights) inside a single-quoted passage from its closing mark."""
    mark = marks[i]
    if not is_owner(text, mark.at, end):
        return False
    for later in marks[i + 1 : i + 1 + AHEAD]:
        if later.opens:
            break
        if later.closes:
            return True
    many = text.count(" ", opener.at, mark.at) + 1 >= FEW
    return many and (opener.at > start or text[end - 1] in ".!?…")


def _mend(text: str, pairs: list[_Pair], openers: list[Mark], closers: list[Mark]) -> None:
    """Pair what was opened by one kind of mark and closed by another (‘ … ”), where nothing lies between."""
    for opener in list(openers if len(openers) + len(closers) < MANY else ()):
        closer = next((c for c in closers if c.at > opener.end), None)
        if closer is None or text[closer.at - 1].isspace() or (opener.sign == "'" and text[closer.at - 1] not in ENDS):
            continue
        if any(opener.at < o.at < closer.at < c.at or o.at < opener.at < c.at < closer.at for o, c in pairs):
            continue
        if any(opener.at < other.at < closer.at for other in openers):
            continue
        pairs.append((opener, closer))
        openers.remove(opener)
        closers.remove(closer)


def _is_speech(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph that begins with a single mark and never closes it is speech that goes on."""
    return text[start + 1 : start + 2].isupper() and text[end - 1] in ".!?…" and end - start > 20


def _stop(text: str, start: int, mark: Mark, limit: int, whole: list[Span]) -> int | None:
    """Where a passage that is never closed ends; None where its mark is a stray one."""
    at = bisect_right(whole, (mark.at, limit))
    if at == len(whole) or whole[at][0] >= limit:
        return limit
    later = whole[at][0]
    holds = text[mark.at : later].rstrip()[-1] not in '.!?…,"”' and text[slice(*whole[at])].count(" ") < FEW
    if mark.at == start and holds:
        return limit
    if mark.sign in SINGLE:
        return None
    first = SENTENCE_END.search(text, mark.end, min(later, mark.end + BACK))
    if first is None:
        return limit if not any(map(str.isalnum, text[whole[-1][1] : limit])) else None
    return first.end()


def _unopened(text: str, start: int, end: int, marks: list[Mark], taken: list[_Found]) -> list[_Found]:
    """The passages before closing marks that were never opened, as by a drop cap: each begins with its sentence."""
    starts = [outer[0] for outer, _, _ in taken]
    found: list[_Found] = []
    last = start
    for mark in marks[:MANY]:
        at = bisect_left(starts, mark.at)
        before, behind = text[mark.at - 1], text[mark.end : min(end, mark.end + 9)].lstrip()[:1]
        if before != "," and not (before in "!?…" and behind.islower()) and not (before == "." and at and not behind):
            continue
        last = max(last, taken[at - 1][0][1] if at else start)
        begin = max(last, mark.at - BACK)
        for match in SENTENCE_END.finditer(text, begin, mark.at - 1):
            begin = match.end()
        while begin < mark.at and text[begin].isspace():
            begin += 1
        fits = begin == start or text[begin - 1].isspace()
        if fits and begin > last - (last == start) and text[begin].isupper() and text.count(" ", begin, mark.at) >= 2:
            found.append(((begin, mark.end), (begin, mark.at), False))
        last = mark.end
    return found


def _nested(text: str, found: list[_Found]) -> list[Passage]:
    """The passages in order, each with its depth; empty ones and those that cross another are left out."""
    passages: list[Passage] = []
    around: list[Span] = []
    for outer, inner, closed in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        while around and around[-1][1] <= outer[0]:
            around.pop()
        if len(around) == DEEPEST or (around and around[-1][1] < outer[1]):
            continue
        left, right = inner
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left == right:
            continue
        if not closed and inner[1] == outer[1]:
            outer = (outer[0], right)
        passages.append(Passage(outer, (left, right), len(around), closed))
        around.append(outer)
    return passages
