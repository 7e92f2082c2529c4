"""The quotes a search text finds: the best of them scored, then all others that have every word."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from db.ask.asked import asked
from db.ask.candidate import FEWEST, Ids, candidates, scored
from db.ask.filter import filtered
from db.ask.grade import FIELD, Graded, Scores, grade, percent
from db.ask.holding import holding, possible
from db.ask.matcher import Matcher
from db.ask.pattern import Pattern, read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import codes_of, normal
from db.index.snapshot import Mask

VERIFIED = 1000
"""Rows that are looked at for what has to be there exactly."""
_FULL = 60
"""Scored rows that have every word from which on there may be more that were not scored."""
_MANY = 30_000
"""Rows from which on it is quicker to pick them out of all in order than to sort them."""
_MARKS = dict.fromkeys(map(ord, '"“”„«»'), " ")
_CAPITALS = 0.8
"""What is left of the score of a row that has a word typed in capitals otherwise."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What one text finds, the same for every pane."""

    matcher: Matcher
    ids: Ids
    """Best first; behind the scored ones all that have every word, the newest first."""
    scores: Mapping[int, float]
    """Score, 0 to 100, of those that were scored."""
    cut: bool = False
    """Whether there may be more."""

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return int(self.ids.nbytes) + 200 * len(self.scores)


def hits(read: Read, query: Query) -> Hits | None:
    """Return what a query's text finds among what its filters leave; None where it asks for nothing."""
    pattern = read_pattern(query.text)
    if not asks(pattern):
        return None
    key = (pattern, frozenset(query.filters))
    found = read.memory.get("hits", key, Hits)
    if found is None:
        allowed = filtered(read, query)
        found = _found(read, pattern, allowed)
        if not len(found.ids) and any(not atom.closed for atom in pattern.atoms):
            # A phrase that is still being typed, or was pasted with half of its marks, is perhaps not meant as one.
            found = _found(read, read_pattern(query.text.translate(_MARKS)), allowed)
        read.memory.put("hits", key, found)
    return found


def _found(read: Read, pattern: Pattern, allowed: Mask) -> Hits:
    found = _Finder(read, pattern, allowed, titles=False).found()
    if len(found.ids) or not pattern.positive:
        return found
    # A title speaks for every quote of its article, so titles are asked only where nothing nearer is found anywhere:
    # a filter may leave less of what a text finds, never something else.
    if allowed is not read.held and len(_Finder(read, pattern, read.held, titles=False).found().ids):
        return found
    return _Finder(read, pattern, allowed, titles=True).found()


def asks(pattern: Pattern) -> bool:
    """Whether there is more to look for than single letters."""
    return bool(pattern.atoms or pattern.groups) or any(len(form) > 1 for term in pattern.terms for form in term.forms)


def matcher(read: Read, pattern: Pattern) -> Matcher:
    """Return what lights the letters of a pattern."""
    found = read.memory.get("matcher", pattern, Matcher)
    if found is None:
        found = Matcher(pattern, read.vocabulary())
        read.memory.put("matcher", pattern, found)
    return found


class _Finder:
    """One search of the quotes."""

    def __init__(self, read: Read, pattern: Pattern, allowed: Mask, titles: bool) -> None:
        self._read = read
        self._pattern = pattern
        self._titles = titles
        self._allowed = allowed
        for letters in pattern.literals:
            if (held := possible(read, letters, titles=True)) is not None:
                self._allowed = self._allowed & held

    def found(self) -> Hits:
        """Return what the pattern finds."""
        match = matcher(self._read, self._pattern)
        if not self._pattern.positive:
            return Hits(match, self._without(), {})
        ids, shares = candidates(self._read, self._pattern, self._allowed, self._titles)
        every = np.empty(0, np.intp)
        if not (self._pattern.terms or self._pattern.groups):
            every = self._every()
            ids = ids if len(ids) else self._newest(every)[: scored(self._read.size)]
            shares = np.ones(len(ids), np.float32)
        graded = self._scored(ids, shares)
        if graded.full >= _FULL:
            every = self._every()
        scores = graded.scores
        order = np.lexsort((ids, -self._read.snapshot.numbers["said"][ids], -scores))
        best = order[scores[order] > 0]
        rest = self._newest(every[~np.isin(every, ids)])
        # Where all that was looked at answers, so may more; but for what has every word as typed that is known.
        cut = not len(every) and len(best) == graded.looked_at >= FEWEST
        if self._pattern.atoms:
            cut = len(rest) > VERIFIED
            rest = self._admitted(rest[:VERIFIED])
        shown = percent(scores)
        return Hits(
            match,
            np.concatenate([ids[best], rest]),
            {int(ids[at]): float(shown[at]) for at in best.tolist()},
            cut,
        )

    def _every(self) -> Ids:
        """Return the ids of all rows that have every word; none where words may be missing, or any of several."""
        if self._pattern.groups or self._pattern.pasted:
            return np.empty(0, np.intp)
        found = self._allowed
        for term in self._pattern.required:
            forms = [codes for form in term.forms if (codes := codes_of(form))]
            if forms:
                held = holding(self._read, forms[0], self._titles)
                for codes in forms[1:]:
                    held = held | holding(self._read, codes, self._titles)
                found = found & held
        if found is self._allowed and not self._pattern.literals:
            return np.empty(0, np.intp)
        return np.flatnonzero(found)

    def _newest(self, ids: Ids) -> Ids:
        if len(ids) > _MANY:
            flags = np.zeros(self._read.size, bool)
            flags[ids] = True
            order = self._read.snapshot.newest
            return order[flags[order]].astype(np.intp)
        said = self._read.snapshot.numbers["said"][ids]
        return ids[np.lexsort((ids, -said))]

    def _without(self) -> Ids:
        """Return all rows but those that have what may not be there, the newest first."""
        left = self._allowed.copy()
        for letters in self._pattern.forbidden:
            held = left.copy()
            for part in letters:
                if (here := possible(self._read, part, titles=False)) is not None:
                    held &= here
            suspects = np.flatnonzero(held)
            left[suspects] = False
            left[self._admitted(suspects[-VERIFIED:])] = True
        return self._newest(np.flatnonzero(left))

    def _admitted(self, ids: Ids) -> Ids:
        """Return those rows that have exactly what is asked for."""
        self._read.check()
        rows = _shown(self._read, ids, titles=True)
        return ids[[self._pattern.admits_row(row) for row in rows]] if len(ids) else ids

    def _scored(self, ids: Ids, shares: Scores) -> Graded:
        """Return the score of each row, 0 where it is no answer."""
        if not len(ids):
            return Graded(np.zeros(0, np.float32), 0, 0)
        self._read.check()
        rows = _shown(self._read, ids, self._titles or self._pattern.is_exact)
        self._read.check()
        pattern = self._pattern
        normal_rows = _normal(rows, self._titles)
        self._read.check()
        graded = grade(asked(self._read, pattern, rows), normal_rows, shares)
        scores = graded.scores
        if pattern.atoms or pattern.groups:
            scores *= np.fromiter((pattern.admits_row(row) for row in rows), np.float32, len(rows))
        if pattern.has_capitals:
            written = np.fromiter(map(pattern.written, rows), np.float32, len(rows))
            scores *= _CAPITALS + (1 - _CAPITALS) * written
        return graded


def _shown(read: Read, ids: Ids, titles: bool) -> list[Shown]:
    """Return the strings of rows, those of their articles only where they are asked."""
    texts = read.texts("quote", ids.tolist())
    snapshot = read.snapshot
    actors, articles = snapshot.actor[ids].tolist(), snapshot.article[ids].tolist()
    outlets = snapshot.outlet[articles].tolist()
    names = read.texts("actor", sorted({actor for actor in actors if actor > 0}))
    heads = read.texts("article", sorted(set(articles))) if titles else {}
    papers = read.texts("outlet", sorted({outlet for outlet in outlets if outlet > 0}))
    return [
        Shown(texts.get(at, ""), names.get(actor, ""), f"{papers.get(outlet, '')} · {heads.get(article, '')}")
        for at, actor, article, outlet in zip(ids.tolist(), actors, articles, outlets, strict=True)
    ]


def _normal(rows: list[Shown], titles: bool) -> list[str]:
    """Return the strings of rows in normal spelling, the titles of articles only where they are asked."""
    size = len(rows)
    heads = [row.titles if titles else row.titles.partition(" · ")[0] for row in rows]
    distinct = list(dict.fromkeys([row.names for row in rows] + heads))
    spelt = normal([row.text for row in rows] + distinct)
    known = dict(zip(distinct, spelt[size:], strict=True))
    return [
        f"{text}{FIELD}{known[row.names]}{FIELD}{known[head]}"
        for row, text, head in zip(rows, spelt[:size], heads, strict=True)
    ]
