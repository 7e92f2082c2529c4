"""Candidates: the stretches of text that may be what a cue reports."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from db.extract.model.tokens import Ints, Tokens

IDLE = frozenset("punct aux auxpass nsubj nsubjpass neg prt cc det case expl".split())
"""Dependents of a cue that never are its content by themselves."""
COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj"})
BREAKS = frozenset({",", ";", "—", "–", "-", "--", ":"})
OPENING = frozenset({'"', "``", "'"})
TRAILING = frozenset(",;:-–—.\"'")
MOST_STARTS = 4
MOST_BREAKS = 8
MOST = 40
"""Commas, siblings, rules' stretches and quotations on either side looked at for one cue: texts with more are lists."""


class Candidate(NamedTuple):
    """Tokens first to end (exclusive) as the content of a cue, and how they came about; a tuple, as there are many."""

    cue: int
    first: int
    end: int
    shape: str


@dataclass(slots=True, eq=False)
class _View:
    """The arrays of an article as lists, which are quicker to walk through."""

    tokens: Tokens
    words: list[str]
    deps: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    sentence: list[int]
    paragraph: list[int]
    subject: list[int]
    quote: list[int]
    breaks: list[int]
    quotations: list[tuple[int, int]]
    """First token and end of each outermost quotation, in text order."""
    blank: list[bool]
    """Tokens a content never begins or ends with."""
    opening: list[bool]


def view(tokens: Tokens) -> _View:
    """Lay an article out for `candidates`."""
    words, deps = tokens.words, tokens.strings(tokens.dep)
    left, right = tokens.edges
    quote = tokens.quote.tolist()
    return _View(
        tokens,
        words,
        deps,
        tokens.head.tolist(),
        left.tolist(),
        right.tolist(),
        tokens.sentence.tolist(),
        tokens.paragraph.tolist(),
        tokens.subject[0].tolist(),
        quote,
        [i for i, word in enumerate(words) if word in BREAKS and not quote[i]],
        [(first, end) for first, end in tokens.quotations if first < end],
        [word.isspace() or word in TRAILING for word in words],
        [word in OPENING for word in words],
    )


class Candidates:
    """Finds the candidates of one cue after the other in an article."""

    def __init__(self, tokens: Tokens) -> None:
        self._view = view(tokens)
        self._bounds = tokens.sentence_start.tolist(), tokens.sentence_end.tolist()
        self._paragraphs = tokens.paragraph_start.tolist(), tokens.paragraph_end.tolist()
        self._found: dict[tuple[int, int], str] = {}

    def of(self, cue: int, hinted: list[tuple[int, int]]) -> list[Candidate]:
        """The candidates of the cue at a token, each stretch once, under the first shape that gives it.

        `hinted` are stretches the rules propose for it.
        """
        self._found = {}
        begin, end = self._sentence(self._view.sentence[cue])
        breaks = self._view.breaks
        here = bisect_left(breaks, cue)
        inside = breaks[max(bisect_left(breaks, begin), here - MOST) : min(bisect_left(breaks, end), here + MOST)]
        self._complements(cue, end, inside)
        self._around(cue, begin, end, inside)
        self._above(cue)
        self._quotations(cue)
        self._neighbours(cue)
        for first, last in hinted[:MOST]:
            self._add(first, last, "of a rule")
        return [Candidate(cue, first, last, shape) for (first, last), shape in self._found.items()]

    def _sentence(self, ordinal: int) -> tuple[int, int]:
        return self._bounds[0][ordinal], self._bounds[1][ordinal]

    def _add(self, first: int, end: int, shape: str) -> None:
        """Note a stretch without the marks and blanks at its ends."""
        view = self._view
        while first < end and view.blank[first] and not view.opening[first]:
            first += 1
        while end > first and view.blank[end - 1]:
            end -= 1
        if first < end:
            self._found.setdefault((first, end), shape)

    def _complements(self, cue: int, end: int, breaks: list[int]) -> None:
        """What hangs on the cue, and what begins there and ends later or earlier."""
        view, children = self._view, self._view.tokens.children
        starts: list[tuple[int, str]] = []
        for child in _nearest(children[cue], cue):
            dep = view.deps[child]
            if dep in IDLE or view.sentence[child] != view.sentence[cue]:
                continue
            self._add(view.left[child], view.right[child], "child:" + dep)
            if child > cue:
                starts.append((view.left[child], dep))
            for grandchild in _nearest(children[child], child):
                if view.deps[grandchild] in IDLE:
                    continue
                self._add(view.left[grandchild], view.right[grandchild], f"grandchild:{dep}:{view.deps[grandchild]}")
                if view.deps[grandchild] in {"pobj", "pcomp"} and grandchild > cue:
                    starts.append((view.left[grandchild], "behind a preposition"))
            if child > cue and dep in COMPLEMENTS:
                self._add(view.left[child], end, "to the sentence's end:" + dep)
                self._add(view.left[child], view.right[cue], "to the clause's end:" + dep)
        self._add(cue + 1, end, "behind the cue")
        self._add(cue + 1, view.right[cue], "behind the cue to the clause's end")
        for start, dep in starts[:MOST_STARTS]:
            for stop in breaks:
                if stop > start + 1:
                    self._add(start, stop, "to a comma:" + dep)
        for stop in breaks[:MOST_BREAKS]:
            if stop > cue + 2:
                self._add(cue + 1, stop, "behind the cue to a comma")

    def _around(self, cue: int, begin: int, end: int, breaks: list[int]) -> None:
        """The sentence before the cue's clause and behind it."""
        view = self._view
        subject = view.subject[cue]
        if subject >= 0 and view.sentence[subject] != view.sentence[cue]:
            subject = -1
        low = min(cue, subject) if subject >= 0 else cue
        high = max(cue, subject) + 1
        clause = min(view.left[subject], low) if 0 <= subject < cue else low
        behind = max(view.right[subject], high) if subject > cue else high
        self._add(begin, clause, "before the clause")
        self._add(begin, low, "before the cue")
        self._add(behind, end, "behind the subject")
        self._add(high, end, "behind both")
        for stop in breaks:
            if stop < low:
                self._add(begin, stop, "to a comma before the cue")
            if stop >= high:
                self._add(stop + 1, end, "from a comma behind the cue")
        for child in _nearest(view.tokens.children[cue], cue):
            if view.deps[child] in {"nsubj", "nsubjpass"}:
                self._add(view.left[child], view.right[child], "subject:" + view.deps[child])

    def _above(self, cue: int) -> None:
        """The clause or phrase the cue hangs on: "the claim, he said, that", "a report released"."""
        view = self._view
        head = view.head[cue]
        if head == cue or view.sentence[head] != view.sentence[cue]:
            return
        self._add(view.left[head], view.left[cue], "head before")
        self._add(view.right[cue], view.right[head], "head behind")
        self._add(view.left[head], view.right[head], "head")
        for sibling in _nearest(view.tokens.children[head], cue):
            if sibling != cue and view.deps[sibling] not in IDLE:
                self._add(view.left[sibling], view.right[sibling], "sibling:" + view.deps[sibling])

    def _quotations(self, cue: int) -> None:
        """Quotations of the cue's paragraph, and those that begin the paragraphs beside it."""
        view = self._view
        here = view.paragraph[cue]
        within = self._within(here)
        at = bisect_left(within, (cue, 0))
        for first, end in within[max(0, at - MOST) : at + MOST]:
            self._add(first, end, "quotation")
        for step in (1, 2, -1):
            if 0 <= here + step < len(self._paragraphs[0]):
                start = self._paragraphs[0][here + step]
                for first, end in self._within(here + step)[:2]:
                    if first <= start + 1:
                        self._add(first, end, f"quotation of paragraph {step:+d}")

    def _within(self, paragraph: int) -> list[tuple[int, int]]:
        """The quotations of a paragraph."""
        start, end = self._paragraphs[0][paragraph], self._paragraphs[1][paragraph]
        quotations = self._view.quotations
        return quotations[bisect_left(quotations, (start, 0)) : bisect_left(quotations, (end, 0))]

    def _neighbours(self, cue: int) -> None:
        """The sentences before and behind the cue's."""
        view = self._view
        ordinal, paragraph = view.sentence[cue], view.paragraph[cue]
        for step in (-1, 1, 2):
            if 0 <= ordinal + step < len(self._bounds[0]):
                first, end = self._sentence(ordinal + step)
                if view.paragraph[first] == paragraph:
                    self._add(first, end, f"sentence {step:+d}")
                elif step == -1 and view.paragraph[first] == paragraph - 1:
                    self._add(first, end, "last sentence of the paragraph before")
                elif step == 1:
                    self._add(first, end, "first sentence of the next paragraph")


def _nearest(places: list[int], at: int) -> list[int]:
    """Those of many places in order that lie next to one."""
    if len(places) <= 2 * MOST:
        return places
    middle = bisect_left(places, at)
    return places[max(0, middle - MOST) : middle + MOST]


def spans(tokens: Tokens, found: list[Candidate]) -> tuple[Ints, Ints]:
    """Where candidates begin and end in the article, in code points."""
    first = np.array([c.first for c in found], np.int64)
    end = np.array([c.end for c in found], np.int64)
    return tokens.start[first], tokens.end[end - 1]
