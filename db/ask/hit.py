"""The quotes and passages a search text finds, each with a score."""

import sqlite3
from dataclasses import dataclass

from db.ask import candidate
from db.ask.cancel import Cancel
from db.ask.candidate import Candidate, Of
from db.ask.condition import EVERYWHERE, Where
from db.ask.grade import LONG, Graded, Grader, with_order
from db.ask.matcher import Matcher
from db.ask.roster import Roster

HIT_LIMIT = 5000
"""The most quotes one text finds; counts stop there."""
_LOOSE_LIMIT = 400
"""Rows looked at for sentences half remembered."""
_ORDERED_LIMIT = 400
"""Rows whose word order is compared."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What one text finds, the same for every pane."""

    matcher: Matcher
    scores: dict[int, float]
    """Score by id, 0 to 100, best first."""
    cut: bool
    """Whether there may be more."""


def find_hits(
    connection: sqlite3.Connection,
    matcher: Matcher,
    roster: Roster,
    of: Of = "quote",
    within: Where = EVERYWHERE,
    cancel: Cancel | None = None,
) -> Hits:
    """Find what a text means: every word near enough in words, names or outlet, or else in titles too."""
    grader = Grader(matcher, roster, of)
    seek = _Seek(connection, matcher, of, within)
    # A title speaks for every quote of its article, so it is asked only where an outlet may be meant or nothing nearer
    # matches.
    nearer = of == "passage" or not grader.names_outlet()
    graded, cut = _graded(grader, seek.candidates(nearer), cancel)
    if not graded and nearer and of == "quote":
        graded, cut = _graded(grader, seek.candidates(nearer=False), cancel)
    if any(not found.by_title for found in graded):
        graded = [found for found in graded if not found.by_title]
    graded.sort(key=lambda found: (-found.score, found.id))
    scores = [
        (found.id, with_order(matcher.pattern, found, place < _ORDERED_LIMIT)) for place, found in enumerate(graded)
    ]
    scores.sort(key=lambda pair: (-pair[1], pair[0]))
    return Hits(matcher, dict(scores), cut)


def _graded(grader: Grader, rows: list[Candidate], cancel: Cancel | None) -> tuple[list[Graded], bool]:
    graded: list[Graded] = []
    for number, row in enumerate(rows):
        if cancel is not None and number % 64 == 0:
            cancel.check()
        if found := grader.grade(row):
            graded.append(found)
    return graded, len(rows) >= HIT_LIMIT


@dataclass(frozen=True, slots=True)
class _Seek:
    """Where candidates are looked for."""

    connection: sqlite3.Connection
    matcher: Matcher
    of: Of
    within: Where

    def candidates(self, nearer: bool) -> list[Candidate]:
        """Return rows that may match; with `nearer` by words and names alone."""
        pattern = self.matcher.pattern
        typed = [word for phrase in pattern.phrases for word in phrase.words]
        phrases = [candidate.any_of(self.matcher.written(word)) for word in typed]
        terms = [candidate.any_of(self.matcher.needles(term)) for term in pattern.required if len(term.forms[0]) >= 2]
        if not any(phrases) and not any(terms):
            starts = [*(term.forms[0] for term in pattern.required), *typed]
            short = max(map(len, starts), default=0) in (1, 2)
            place = (self.connection, self.of, starts, HIT_LIMIT, self.within)
            return candidate.containing(*place) if short else []
        rows = self._matching([*terms, *phrases], nearer, HIT_LIMIT) if all(terms) else []
        if len(pattern.required) >= LONG:
            some = f"({' OR '.join(part for part in terms if part)})"
            met = {row.id for row in rows}
            rows += [row for row in self._matching([some, *phrases], nearer, _LOOSE_LIMIT) if row.id not in met]
        return rows[:HIT_LIMIT]

    def _matching(self, parts: list[str], nearer: bool, limit: int) -> list[Candidate]:
        return candidate.matching(self.connection, self.of, candidate.all_of(parts, nearer), limit, self.within)
