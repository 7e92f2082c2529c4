"""How well a row of the search table answers a text."""

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz

from db.ask.candidate import Candidate, Of
from db.ask.matcher import Matcher, Meaning
from db.ask.pattern import Pattern
from db.ask.roster import Roster

LONG = 5
"""From this many words on, a few may be missing."""
_ENOUGH = 0.7
"""The part of a long text, by weight, that must be found."""
_OUTLET, _TITLE = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Graded:
    """One row that answers the text."""

    id: int
    score: float
    """0 to 100, of the words found."""
    text: str
    """Its folded words with a space between and at both ends."""
    by_title: bool
    """Whether a word is found in the title alone."""
    by_words: bool
    """Whether a word is found in the row's own text."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One term with what it means."""

    weight: float
    filler: bool
    in_words: Meaning
    in_names: Meaning


class Grader:
    """Grades rows by their words; names, titles and outlets, which many rows share, are graded once."""

    def __init__(self, matcher: Matcher, roster: Roster, of: Of) -> None:
        self._matcher = matcher
        self._names_count = of == "quote"
        self._outlets = roster.outlets if self._names_count else {}
        self._asked = [
            _Asked(term.weight, term.filler, matcher.in_words[term], matcher.in_names[term])
            for term in matcher.pattern.terms
        ]
        self._all_weights = sum(asked.weight for asked in self._asked)
        self._wanted_weight = sum(asked.weight for asked in self._asked if not asked.filler)
        self._may_miss = len(matcher.pattern.required) >= LONG
        self._of_names: dict[str, tuple[float, ...]] = {}
        self._of_titles: dict[str, tuple[float, ...]] = {}
        self._of_outlets: dict[int, tuple[float, ...]] = {}
        self._nothing = (0.0,) * len(self._asked)

    def names_outlet(self) -> bool:
        """Whether any word of the text may be an outlet's."""
        words = frozenset[str]().union(*self._outlets.values())
        phrases = {word for phrase in self._matcher.pattern.phrases for word in phrase.words}
        return bool(words & phrases) or any(asked.in_names.best(words) for asked in self._asked if not asked.filler)

    def grade(self, row: Candidate) -> Graded | None:
        """Grade one row; None where too little of the text is found in it."""
        listed = self._matcher.spellings(row.words)
        words = frozenset(listed)
        names, outlet = self._shared(row)
        total = missing = 0.0
        by_title = by_words = False
        for asked, in_names, in_outlet in zip(self._asked, names, outlet, strict=True):
            in_words = asked.in_words.best(words)
            grade = max(in_words, in_names)
            if not asked.filler:
                by_words = by_words or in_words > 0
                grade = max(grade, in_outlet * _OUTLET)
                if not grade and (grade := self._in_title(row, asked) * _TITLE):
                    by_title = True
                if not grade:
                    missing += asked.weight
                    if not self._may_miss:
                        return None
            total += asked.weight * grade
        if missing > (1 - _ENOUGH) * self._wanted_weight:
            return None
        joined = f" {' '.join(listed)} "
        for phrase in self._matcher.pattern.phrases:
            if phrase.stands_in(joined):
                by_words = True
            elif not self._names_count:
                return None
            elif not phrase.stands_in(self._joined(row.names)):
                if not phrase.stands_in(self._joined(row.titles)):
                    return None
                by_title = True
        score = total / self._all_weights if self._all_weights else 100.0
        return Graded(row.id, score, joined, by_title, by_words)

    def _shared(self, row: Candidate) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the grades of each term in the speaker's names and in the outlet."""
        if not self._names_count:
            return self._nothing, self._nothing
        names = self._of_names.get(row.names)
        if names is None:
            names = self._of_names[row.names] = self._best(frozenset(self._matcher.spellings(row.names)))
        outlet = self._of_outlets.get(row.article_id)
        if outlet is None:
            words = self._outlets.get(row.article_id, frozenset())
            outlet = self._of_outlets[row.article_id] = self._best(words)
        return names, outlet

    def _in_title(self, row: Candidate, wanted: _Asked) -> float:
        if not self._names_count:
            return 0.0
        grades = self._of_titles.get(row.titles)
        if grades is None:
            grades = self._of_titles[row.titles] = self._best(frozenset(self._matcher.spellings(row.titles)))
        return grades[self._asked.index(wanted)]

    def _best(self, words: Collection[str]) -> tuple[float, ...]:
        return tuple(asked.in_names.best(words) for asked in self._asked)

    def _joined(self, folded: str) -> str:
        return f" {' '.join(self._matcher.spellings(folded))} "


def with_order(pattern: Pattern, found: Graded, look: bool) -> float:
    """Return the score with a little of shortness and, with `look`, of word order in it, where the text matched."""
    if not found.by_words:
        return round(0.9 * found.score, 1)
    order = 100.0
    if len(pattern.terms) > 1:
        order = fuzz.partial_ratio(pattern.plain, found.text) if look else 0.0
    return round(0.9 * found.score + 0.08 * order + 2.0 / (1.0 + len(found.text) / 100.0), 1)
