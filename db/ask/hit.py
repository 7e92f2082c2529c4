"""The quotes a search text finds: the best of them scored, then all others that have every word."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from db.ask.asked import asked
from db.ask.candidate import FEWEST, Candidates, Ids, candidates, scored
from db.ask.filter import filtered
from db.ask.grade import BEGUN, Asked, Graded, exactly, grade, percent
from db.ask.holding import every, thing
from db.ask.many import Many
from db.ask.matcher import Matcher
from db.ask.pattern import Group, Pattern, read_pattern
from db.ask.query import Query
from db.ask.scope import Read
from db.ask.shown import Shown
from db.ask.strings import Strings
from db.dataclass import dataclass
from db.index.column import Numbers
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
_MARKS = dict.fromkeys(map(ord, '"“”„«»'), " ")
_CAPITALS = 0.8
"""What is left of the score of a row that has a word typed in capitals otherwise."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What one text finds, the same for every pane."""

    matcher: Matcher
    best: Ids
    """Best first; behind the scored ones others that have every word, the newest first."""
    scores: Mapping[int, float]
    """Score, 0 to 100, of those that were scored."""
    cut: bool = False
    """Whether there may be more."""
    left: "Left | None" = None
    """What may be found besides, which nobody has asked for yet."""
    more: Many | None = None
    """What comes behind the best, where all that is left has every word."""

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.best) + (len(self.more) if self.more else 0)

    @property
    def ids(self) -> Ids:
        """All of them in order."""
        return self.stretch(0, self.size)

    def stretch(self, start: int, end: int) -> Ids:
        """Return those from a place to before another, in order."""
        first, size = self.best[start:end], len(self.best)
        if self.more is None or end <= size:
            return first
        behind = self.more.stretch(max(0, start - size), end - size).astype(np.intp)
        return np.concatenate([first, behind]) if len(first) else behind

    def place(self, id_: int) -> int | None:
        """Return the 0-based place of one; None where it is not found."""
        at = np.flatnonzero(self.best == id_)
        if len(at):
            return int(at[0])
        behind = self.more.place(id_) if self.more else None
        return None if behind is None else len(self.best) + behind

    def of(self, numbers: Numbers) -> Numbers:
        """Return the numbers of all of them, in no order."""
        best = numbers[self.best]
        return best if self.more is None else np.concatenate([best, numbers[self.more.mask]])

    def flags(self, size: int) -> Mask:
        """Return which of so many ids they are."""
        found = np.zeros(size, bool) if self.more is None else self.more.mask.copy()
        found[self.best] = True
        return found

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        others = self.more or (self.left.rows if self.left else None)
        return int(self.best.nbytes) + 200 * len(self.scores) + (others.nbytes if others else 0)


@dataclass(frozen=True, slots=True)
class Left:
    """Rows that may have every word, and were not looked at."""

    rows: Many
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
        if not found.size and any(not atom.closed and not atom.negated for atom in pattern.atoms):
            # A phrase that is still being typed, or was pasted with half of its marks, is perhaps not meant as one.
            found = _found(read, read_pattern(query.text.translate(_MARKS)), allowed, enough)
    elif found.left is None or (enough is not None and found.size >= enough):
        return found
    else:
        found = _with_left(read, found, enough)
    read.memory.put("hits", key, found)
    return found


def _found(read: Read, pattern: Pattern, allowed: Mask, enough: int | None) -> Hits:
    found = _with_left(read, _Finder(read, pattern, allowed, titles=False).found(), enough)
    if found.size or not pattern.positive:
        return found
    # A title speaks for every quote of its article, so titles are asked only where nothing nearer is found anywhere:
    # a filter may leave less of what a text finds, never something else.
    if allowed is not read.held:
        anywhere = _with_left(read, _Finder(read, pattern, read.held, titles=False).found(), 1)
        if anywhere.size:
            return found
    return _with_left(read, _Finder(read, pattern, allowed, titles=True).found(), enough)


def _with_left(read: Read, found: Hits, enough: int | None) -> Hits:
    """Return hits with those rows that were left, where there are not enough without them."""
    left = found.left
    if left is None or (enough is not None and found.size >= enough):
        return found
    rest, cut = _verified(read, left)
    if isinstance(rest, Many):
        return replace(found, cut=found.cut or cut, left=None, more=rest)
    return replace(found, best=np.concatenate([found.best, rest]), cut=found.cut or cut, left=None)


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
            return Hits(match, np.empty(0, np.intp), {}, self._cut, more=Many(read.snapshot, self._allowed))
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
            ids = Many(read.snapshot, whole).stretch(0, few).astype(np.intp)
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
            rest = Many(read.snapshot, whole)
            left = Left(rest, pattern, self._titles) if len(rest) else None
        else:
            # Where all that was looked at answers, so may more.
            self._cut |= len(best) >= min(len(graded.looked_at), FEWEST) and len(ids) >= few
        shown = percent(scores)
        by_id = {int(ids[at]): float(shown[at]) for at in best.tolist()}
        return Hits(match, ids[best], by_id, self._cut, left)

    def _without(self, allowed: Mask) -> Mask:
        """Return the rows that have none of what may not be there."""
        left = allowed
        for atom in self._pattern.atoms:
            if atom.negated:
                held = thing(self._read, replace(atom, negated=False), titles=False)
                suspects = Many(self._read.snapshot, left if held is None else left & held).ids.astype(np.intp)
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


def _verified(read: Read, left: Left) -> tuple[Ids | Many, bool]:
    """Return those of the rows that may have all that is asked for that have it, and whether others may too.

    The index knows letters in threes, which other words may have together: `there` is in "the" and "her". So rows
    are looked at, all where they are few. Where a sample of many has it without exception, so have the others.
    """
    rows = left.rows
    if len(rows) > _SAMPLE:
        sample = rows.sample(_SAMPLE)
        if len(_having(read, left, sample)) == len(sample):
            return rows, False
    most = VERIFIED if left.pattern.is_exact else _WORDED
    return _having(read, left, rows.stretch(0, most)), len(rows) > most


def _having(read: Read, left: Left, ids: Ids | Numbers) -> Ids:
    """Return those rows that have every word as typed, and exactly what is asked for so."""
    pattern = left.pattern
    words = [slot for slot in asked(read, pattern, []).slots if slot.given is None]
    kept: list[Ids] = []
    for start in range(0, len(ids), _SLICE):
        read.check()
        part = ids[start : start + _SLICE].astype(np.intp)
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
    return np.concatenate(kept) if kept else ids.astype(np.intp)


def _any(group: Group, rows: list[Shown], spelt: list[str]) -> Mask:
    """Return which rows have any of several things."""
    words = [word for term in group.terms for form in term.forms for word in normal_words(form)]
    exact = np.fromiter((any(atom.holds(row) for atom in group.atoms) for row in rows), bool, len(rows))
    found: Mask = np.logical_or(np.greater_equal(exactly(words, spelt), BEGUN), exact)
    return found
