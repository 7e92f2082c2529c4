"""One thing a search text asks for exactly: letters, whole words, a beginning or an end, or that it is not there."""

import re
from dataclasses import field
from functools import lru_cache

from db.ask.shown import Shown, places, view
from db.ask.word import spellings
from db.dataclass import dataclass
from db.index.fold import fold

_LETTER = r"[^\W_]"
_JOINT = "['.]?"
"""What may stand between two letters of a word: don't is also dont, the U.K. is also UK."""
_SHORT = 5
"""Letters of a word that may be an acronym, with a dot after each."""
_HEAD = rf"(?<!{_LETTER})(?<!{_LETTER}')"
_TAIL = rf"(?!'?{_LETTER})"
_OWN = "(?:'[sS])?"


@dataclass(frozen=True, slots=True)
class Atom:
    """Letters that stand in a row as typed, accents aside; a capital among them makes case count."""

    text: str
    """What is looked for, without the signs around it."""
    whole: bool = False
    """Whether it is looked for as whole words, whatever signs are between them."""
    start: bool = False
    """Whether the quote has to begin with it."""
    end: bool = False
    negated: bool = False
    """Whether a row may not have it."""
    closed: bool = True
    """False while a phrase is typed: its last word may go on."""
    words: tuple[str, ...] = field(init=False, compare=False)
    """Its folded words, where it is looked for as whole words."""
    _cased: bool = field(init=False, compare=False, repr=False)
    _found: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what is looked for in each row."""
        words = tuple(spellings(fold(self.text))) if self.whole else ()
        # A phrase of signs alone has no words: the signs themselves are meant.
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "_cased", any(char.isupper() for char in self.text))
        object.__setattr__(
            self, "_found", _expression(self.text, bool(words), self.start, self.end, self.closed, self._cased)
        )

    @property
    def literals(self) -> tuple[str, ...]:
        """Folded letters that stand in every row that has it; a blank in front says that a word begins there."""
        return tuple(f" {word}" for word in self.words) or (fold(self.text),)

    def holds(self, row: Shown) -> bool:
        """Whether a row has what is asked for, or has it not where that is asked."""
        text, names, titles = row.views(self._cased)
        search = self._found.search
        found = search(text) is not None
        if not (found or self.start or self.end):
            # A title stands over all quotes of an article: what is in it says nothing against one of them.
            found = search(names) is not None or (not self.negated and search(titles) is not None)
        return found is not self.negated

    def places(self, text: str) -> set[int]:
        """Return the places of the letters that match in a raw string."""
        if self.negated:
            return set()
        looked_at, shown = view(text, self._cased), places(text, self._cased)
        return {
            shown[place]
            for found in self._found.finditer(looked_at)
            for place in range(*found.span())
            if looked_at[place].isalnum() or (not self.words and not looked_at[place].isspace())
        }


@lru_cache(maxsize=256)
def _expression(text: str, whole: bool, start: bool, end: bool, closed: bool, with_case: bool) -> re.Pattern[str]:
    looked_at = view(text, with_case)
    found = _words(spellings(looked_at), closed) if whole else _letters(looked_at.strip())
    if start:
        # Marks before the first word are no part of what one types, unless one types them.
        found = (r"\A\s*" if not whole and not looked_at.strip()[:1].isalnum() else r"\A[\W_]*") + found
    if end:
        found += r"[\s\"']*\Z" if not whole and not looked_at.strip()[-1:].isalnum() else r"[\W_]*\Z"
    return re.compile(found)


def _words(words: list[str], closed: bool) -> str:
    joined = rf"{_OWN}[\W_]+".join(map(_word, words))
    return f"{_HEAD}{joined}{f'{_OWN}{_TAIL}' if closed else ''}"


def _word(word: str) -> str:
    """Return the expression of a word: a long one may have an apostrophe where o'brien and shouldn't have theirs."""
    if len(word) <= _SHORT:
        return _JOINT.join(map(re.escape, word))
    return _JOINT.join(map(re.escape, (word[0], word[1:-2], word[-2], word[-1])))


def _letters(text: str) -> str:
    """Return the expression of letters as they stand."""
    return r"\s+".join(map(re.escape, text.split()))
