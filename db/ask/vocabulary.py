"""Every word the library holds, to find which of them a typed word means."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.ask.cancel import Cancel
from db.ask.fold import sound
from db.ask.likeness import typos_allowed
from db.ask.word import spellings, uneven


class Vocabulary:
    """A set of folded words that can be looked up by beginning, by sound and by likeness."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._by_letter: dict[str, list[str]] = {}
        for word in self._sorted:
            self._by_letter.setdefault(word[:1], []).append(word)
        self._by_sound: dict[str, dict[str, list[str]]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    def beginning(self, form: str) -> list[str]:
        """Return the words that begin with a form."""
        start = bisect_left(self._sorted, form)
        return self._sorted[start : bisect_left(self._sorted, form + "\U0010ffff")]

    def sounding(self, form: str) -> list[str]:
        """Return the words of the same first letter that sound like a form."""
        letter = form[:1]
        if letter not in self._by_sound:
            sounds: dict[str, list[str]] = {}
            for word in self._by_letter.get(letter, ()):
                sounds.setdefault(sound(word), []).append(word)
            self._by_sound[letter] = sounds
        return self._by_sound[letter].get(sound(form), [])

    def alike(self, form: str, prefix: bool) -> set[str]:
        """Return the words that may be a form with typing errors; with `prefix` those that may become one, too."""
        allowed = typos_allowed(len(form))
        if not allowed:
            return set()
        same = self._by_letter.get(form[:1], [])
        pool = self._sorted if len(form) >= 7 else same
        found = {pool[at] for _, _, at in process.extract_iter(form, pool, scorer=OSA.distance, score_cutoff=allowed)}
        if prefix and len(form) >= 5:
            size = len(form)
            longer = [word for word in same if len(word) > size]
            heads = [word[:size] for word in longer]
            found |= {longer[at] for _, _, at in process.extract_iter(form, heads, scorer=OSA.distance, score_cutoff=1)}
        return found


class Spelt(dict[str, tuple[str, ...]]):
    """Words of pieces of text between spaces; taking each different piece apart once is many times as fast."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        self[piece] = words = tuple(spellings(piece))
        return words

    def words(self, folded: str) -> list[str]:
        """Return the words of a folded text, as `spellings` does."""
        return [word for piece in folded.split() for word in self[piece]]


class Vocabularies:
    """The words of the texts, and those of the names, titles, outlets and speakers' countries."""

    def __init__(self, connection: sqlite3.Connection, cancel: Cancel | None = None) -> None:
        texts = _pieces(connection.execute("SELECT words FROM search"), cancel)
        names = _pieces(connection.execute("SELECT DISTINCT names FROM search"), cancel)
        names |= _pieces(connection.execute("SELECT DISTINCT titles FROM search"), cancel)
        self.spelt = Spelt()
        self.texts = Vocabulary(word for piece in texts for word in self.spelt[piece])
        self.names = Vocabulary(word for piece in names for word in self.spelt[piece])
        self.written: dict[str, list[str]] = {}
        """How words are written that hold more than letters: dont as don't, uk as u.k."""
        for piece in texts | names:
            for raw, letters in uneven(piece):
                if raw not in (held := self.written.setdefault(letters, [])):
                    held.append(raw)


def _pieces(rows: Iterable[tuple[str]], cancel: Cancel | None) -> set[str]:
    """Return the different pieces between spaces."""
    pieces: set[str] = set()
    for number, (text,) in enumerate(rows):
        pieces.update(text.split())
        if cancel is not None and number % 256 == 0:
            cancel.check()
    return pieces
