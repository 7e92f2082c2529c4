"""The quotes a search text finds: the best of them scored, then all others that have every word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from db.ask.asked import asked
from db.ask.candidate import FEWEST, Ids, candidates, scored
from db.ask.filter import filtered
from db.ask.grade import BEGUN, FIELD, Graded, Scores, exactly, grade, percent
from db.ask.holding import every, thing
from db.ask.matcher import Matcher
from db.ask.pattern import Group, Pattern, read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import normal
from db.index.snapshot import Mask

VERIFIED, _WORDED = 5000, 800
"""Rows beside the scored ones that are looked at one by one: for what is asked for exactly, and for words."""
_PARTS, _PARTS_OF_MANY = 4, 2
"""Words up to which all rows that have every one are looked up; rows that have more words show by their letters."""
_LARGE, _PATIENCE = 200_000, 8
"""Ids from which on so many times more rows are left to be told apart by their letters."""
_SAMPLE = 200
"""Rows that speak for the others."""
_SLICE = 250
"""Rows between two looks whether anybody still waits."""
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
        if not len(found.ids) and any(not atom.closed and not atom.negated for atom in pattern.atoms):
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
        self._cut = False
        for atom in pattern.atoms:
            if not atom.negated and (held := thing(read, atom, titles=True)) is not None:
                allowed = allowed & held
        self._allowed = self._without(allowed)

    def found(self) -> Hits:
        """Return what the pattern finds."""
        read, pattern = self._read, self._pattern
        match = matcher(read, pattern)
        if not pattern.positive:
            return Hits(match, self._newest(np.flatnonzero(self._allowed)), {}, self._cut)
        few = scored(read.size)
        whole, known = self._allowed, False
        wanted: list[Mask] = []
        slots = asked(read, pattern, []).slots
        held = all(slot.sure or slot.meant or slot.given is not None for slot in slots)
        large = read.size > _LARGE
        if held and len(slots) <= (_PARTS_OF_MANY if large else _PARTS) and not pattern.pasted:
            enough = few * (_PATIENCE if large else 1)
            whole, known = every(read, pattern, self._allowed, self._titles, enough)
            wanted.append(whole)
            if any(slot.meant and any(map(read.vocabulary().count, slot.words)) for slot in slots):
                wanted.append(every(read, pattern, self._allowed, self._titles, enough, slips=False)[0])
        ids, shares = candidates(read, pattern, self._allowed, self._titles, *wanted)
        if not len(ids):  # nothing but a letter or a sign is asked for
            ids = self._newest(np.flatnonzero(whole))[:few]
            shares = np.ones(len(ids), np.float32)
        graded = self._scored(ids, shares)
        scores = graded.scores
        order = np.lexsort((ids, -read.snapshot.numbers["said"][ids], -scores))
        best = order[scores[order] > 0]
        if known:
            whole = whole.copy()
            whole[ids[graded.looked_at]] = False
            rest = self._verified(self._newest(np.flatnonzero(whole)))
        else:
            rest = np.empty(0, np.intp)
            # Where all that was looked at answers, so may more.
            self._cut |= len(best) >= min(len(graded.looked_at), FEWEST) and len(ids) >= few
        shown = percent(scores)
        by_id = {int(ids[at]): float(shown[at]) for at in best.tolist()}
        return Hits(match, np.concatenate([ids[best], rest]), by_id, self._cut)

    def _newest(self, ids: Ids) -> Ids:
        if len(ids) > _MANY:
            flags = np.zeros(self._read.size, bool)
            flags[ids] = True
            order = self._read.snapshot.newest
            return order[flags[order]].astype(np.intp)
        said = self._read.snapshot.numbers["said"][ids]
        return ids[np.lexsort((ids, -said))]

    def _without(self, allowed: Mask) -> Mask:
        """Return the rows that have none of what may not be there."""
        left = allowed
        for atom in self._pattern.atoms:
            if atom.negated:
                held = thing(self._read, replace(atom, negated=False), titles=False)
                suspects = self._newest(np.flatnonzero(left if held is None else left & held))
                left = left.copy()
                left[suspects] = False
                left[self._admitted(suspects[:VERIFIED])] = True
                # Of those that are not looked at most have letters that stand together, and few an anchor or a phrase.
                left[suspects[VERIFIED:]] = atom.whole or atom.start or atom.end
                self._cut |= len(suspects) > VERIFIED
        return left

    def _verified(self, ids: Ids) -> Ids:
        """Return those of the rows that may have all that is asked for that have it.

        The index knows letters in threes, which other words may have together: `there` is in "the" and "her". So rows
        are looked at, all where they are few. Where a sample of many has it without exception, so have the others.
        """
        if len(ids) > _SAMPLE:
            sample = ids[np.linspace(0, len(ids) - 1, _SAMPLE, dtype=np.intp)]
            if len(self._having(sample)) == len(sample):
                return ids
        most = VERIFIED if self._pattern.is_exact else _WORDED
        self._cut |= len(ids) > most
        return self._having(ids[:most])

    def _having(self, ids: Ids) -> Ids:
        """Return those rows that have every word as typed, and exactly what is asked for so."""
        words = [slot for slot in asked(self._read, self._pattern, []).slots if slot.given is None]
        kept: list[Ids] = []
        for start in range(0, len(ids), _SLICE):
            self._read.check()
            part = ids[start : start + _SLICE]
            rows = _shown(self._read, part, self._titles or self._pattern.is_exact)
            spelt = _normal(rows, self._titles)
            held = np.ones(len(part), bool)
            for slot in words:
                held &= exactly((*slot.words, *slot.meant), spelt) >= BEGUN
            for group in self._pattern.groups:
                held &= self._any(group, rows, spelt)
            if self._pattern.is_exact:
                held &= np.fromiter((self._pattern.admits_row(row) for row in rows), bool, len(rows))
            kept.append(part[held])
        return np.concatenate(kept) if kept else ids

    def _any(self, group: Group, rows: list[Shown], spelt: list[str]) -> Mask:
        """Return which rows have any of several things."""
        words = [word for term in group.terms for form in term.forms for word in normal([form])[0].split()]
        exact = np.fromiter((any(atom.holds(row) for atom in group.atoms) for row in rows), bool, len(rows))
        found: Mask = np.logical_or(np.greater_equal(exactly(words, spelt), BEGUN), exact)
        return found

    def _admitted(self, ids: Ids) -> Ids:
        """Return those rows that have exactly what is asked for, and nothing that may not be there."""
        kept: list[Ids] = []
        for start in range(0, len(ids), _SLICE):
            self._read.check()
            part = ids[start : start + _SLICE]
            rows = _shown(self._read, part, titles=True)
            kept.append(part[np.fromiter((self._pattern.admits_row(row) for row in rows), bool, len(rows))])
        return np.concatenate(kept) if kept else ids

    def _scored(self, ids: Ids, shares: Scores) -> Graded:
        """Return the score of each row, 0 where it is no answer."""
        read, pattern = self._read, self._pattern
        if not len(ids):
            return Graded(np.zeros(0, np.float32), np.zeros(0, np.intp))
        read.check()
        rows = _shown(read, ids, self._titles or pattern.is_exact)
        read.check()
        spelt = _normal(rows, self._titles)
        read.check()
        graded = grade(asked(read, pattern, rows), spelt, shares)
        scores = graded.scores
        if pattern.is_exact:
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
