"""The quotes a search text finds: the best of them scored, then all others that have every word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from db.ask.asked import asked
from db.ask.candidate import FEWEST, Candidates, Ids, candidates, scored
from db.ask.filter import filtered
from db.ask.grade import BEGUN, Asked, Graded, exactly, grade, percent
from db.ask.holding import every, thing
from db.ask.matcher import Matcher
from db.ask.pattern import Group, Pattern, read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.shown import Shown
from db.ask.strings import Strings
from db.index.letters import normal_words
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
    left: "Left | None" = None
    """What may be found besides, which nobody has asked for yet."""

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return int(self.ids.nbytes) + 200 * len(self.scores) + (int(self.left.ids.nbytes) if self.left else 0)


@dataclass(frozen=True, slots=True)
class Left:
    """Rows that may have every word, and were not looked at."""

    ids: Ids
    """The newest first."""
    pattern: Pattern
    titles: bool


def hits(read: Read, query: Query, enough: int | None = None) -> Hits | None:
    """Return what a query's text finds among what its filters leave; None where it asks for nothing.

    Where the best `enough` are wanted, no more rows than these need are looked at.
    """
    pattern = read_pattern(query.text)
    if not asks(pattern):
        return None
    key = (pattern, frozenset(query.filters))
    found = read.memory.get("hits", key, Hits)
    if found is None:
        allowed = filtered(read, query)
        found = _found(read, pattern, allowed, enough)
        if not len(found.ids) and any(not atom.closed and not atom.negated for atom in pattern.atoms):
            # A phrase that is still being typed, or was pasted with half of its marks, is perhaps not meant as one.
            found = _found(read, read_pattern(query.text.translate(_MARKS)), allowed, enough)
    elif found.left is None or (enough is not None and len(found.ids) >= enough):
        return found
    else:
        found = _with_left(read, found, enough)
    read.memory.put("hits", key, found)
    return found


def _found(read: Read, pattern: Pattern, allowed: Mask, enough: int | None) -> Hits:
    found = _with_left(read, _Finder(read, pattern, allowed, titles=False).found(), enough)
    if len(found.ids) or not pattern.positive:
        return found
    # A title speaks for every quote of its article, so titles are asked only where nothing nearer is found anywhere:
    # a filter may leave less of what a text finds, never something else.
    if allowed is not read.held:
        anywhere = _with_left(read, _Finder(read, pattern, read.held, titles=False).found(), 1)
        if len(anywhere.ids):
            return found
    return _with_left(read, _Finder(read, pattern, allowed, titles=True).found(), enough)


def _with_left(read: Read, found: Hits, enough: int | None) -> Hits:
    """Return hits with those rows that were left, where there are not enough without them."""
    left = found.left
    if left is None or (enough is not None and len(found.ids) >= enough):
        return found
    rest, cut = _verified(read, left)
    return replace(found, ids=np.concatenate([found.ids, rest]), cut=found.cut or cut, left=None)


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
        wording = asked(read, pattern, [])
        slots = wording.slots
        held = all(slot.sure or slot.meant or slot.given is not None for slot in slots)
        large = read.size > _LARGE
        if held and len(slots) <= (_PARTS_OF_MANY if large else _PARTS) and not pattern.pasted:
            enough = few * (_PATIENCE if large else 1)
            whole, known = every(read, pattern, self._allowed, self._titles, enough)
            wanted.append(whole)
            if any(slot.meant and any(map(read.vocabulary().count, slot.words)) for slot in slots):
                wanted.append(every(read, pattern, self._allowed, self._titles, enough, slips=False)[0])
        near = candidates(read, pattern, self._allowed, self._titles, *wanted)
        if not len(near.ids):  # nothing but a letter or a sign is asked for
            ids = self._newest(np.flatnonzero(whole))[:few]
            near = Candidates(ids, np.ones(len(ids), np.float32), np.ones(len(ids), bool), np.ones(len(ids), bool))
        ids = near.ids
        graded = self._scored(near, wording)
        scores = graded.scores
        order = np.lexsort((ids, -read.snapshot.numbers["said"][ids], -scores))
        best = order[scores[order] > 0]
        left = None
        if known:
            whole = whole.copy()
            whole[ids[graded.looked_at]] = False
            rest = self._newest(np.flatnonzero(whole))
            left = Left(rest, pattern, self._titles) if len(rest) else None
        else:
            # Where all that was looked at answers, so may more.
            self._cut |= len(best) >= min(len(graded.looked_at), FEWEST) and len(ids) >= few
        shown = percent(scores)
        by_id = {int(ids[at]): float(shown[at]) for at in best.tolist()}
        return Hits(match, ids[best], by_id, self._cut, left)

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

    def _admitted(self, ids: Ids) -> Ids:
        """Return those rows that have exactly what is asked for, and nothing that may not be there."""
        kept: list[Ids] = []
        for start in range(0, len(ids), _SLICE):
            self._read.check()
            part = ids[start : start + _SLICE]
            rows = Strings(self._read, part, titles=True).shown()
            kept.append(part[np.fromiter((self._pattern.admits_row(row) for row in rows), bool, len(rows))])
        return np.concatenate(kept) if kept else ids

    def _scored(self, near: Candidates, wording: Asked) -> Graded:
        """Return the score of each row, 0 where it is no answer."""
        read, pattern = self._read, self._pattern
        if not len(near.ids):
            return Graded(np.zeros(0, np.float32), np.zeros(0, np.intp))
        read.check()
        whole = pattern.is_exact or pattern.has_capitals or pattern.groups or pattern.pasted
        told = () if whole else (near.named, near.headed)
        strings = Strings(read, near.ids, self._titles or pattern.is_exact, *told)
        read.check()
        spelt = strings.normal(self._titles)
        read.check()
        rows = strings.shown() if not told else []
        if pattern.groups:
            wording = asked(read, pattern, rows)
        graded = grade(wording, spelt, near.shares)
        scores = graded.scores
        if pattern.is_exact:
            scores *= np.fromiter((pattern.admits_row(row) for row in rows), np.float32, len(rows))
        if pattern.has_capitals:
            written = np.fromiter(map(pattern.written, rows), np.float32, len(rows))
            scores *= _CAPITALS + (1 - _CAPITALS) * written
        return graded


def _verified(read: Read, left: Left) -> tuple[Ids, bool]:
    """Return those of the rows that may have all that is asked for that have it, and whether others may too.

    The index knows letters in threes, which other words may have together: `there` is in "the" and "her". So rows
    are looked at, all where they are few. Where a sample of many has it without exception, so have the others.
    """
    ids = left.ids
    if len(ids) > _SAMPLE:
        sample = ids[np.linspace(0, len(ids) - 1, _SAMPLE, dtype=np.intp)]
        if len(_having(read, left, sample)) == len(sample):
            return ids, False
    most = VERIFIED if left.pattern.is_exact else _WORDED
    return _having(read, left, ids[:most]), len(ids) > most


def _having(read: Read, left: Left, ids: Ids) -> Ids:
    """Return those rows that have every word as typed, and exactly what is asked for so."""
    pattern = left.pattern
    words = [slot for slot in asked(read, pattern, []).slots if slot.given is None]
    kept: list[Ids] = []
    for start in range(0, len(ids), _SLICE):
        read.check()
        part = ids[start : start + _SLICE]
        strings = Strings(read, part, left.titles or pattern.is_exact)
        spelt = strings.normal(left.titles)
        held = np.ones(len(part), bool)
        for slot in words:
            held &= exactly((*slot.words, *slot.meant), spelt) >= BEGUN
        for group in pattern.groups:
            held &= _any(group, strings.shown(), spelt)
        if pattern.is_exact:
            held &= np.fromiter((pattern.admits_row(row) for row in strings.shown()), bool, len(part))
        kept.append(part[held])
    return np.concatenate(kept) if kept else ids


def _any(group: Group, rows: list[Shown], spelt: list[str]) -> Mask:
    """Return which rows have any of several things."""
    words = [word for term in group.terms for form in term.forms for word in normal_words(form)]
    exact = np.fromiter((any(atom.holds(row) for atom in group.atoms) for row in rows), bool, len(rows))
    found: Mask = np.logical_or(np.greater_equal(exactly(words, spelt), BEGUN), exact)
    return found
