"""What the words of a search mean where they are shown: which words are lit, and which of their letters."""

from rapidfuzz.distance import LCSseq

from db.ask.likeness import mistyped, spelt
from db.ask.pattern import Pattern
from db.ask.vocabulary import Vocabulary
from db.ask.word import Word, words
from db.dataclass import dataclass
from db.index.fold import fold

_INSIDE = 50.0
_LETTERS = 3
"""Letters from which on a part of a word is lit."""
_SLIPS = 7
"""Letters from which on the first may be wrong."""
_SIGNS = "\"'“”‘’.,;:!?()[]-–—…"
_PIECES = 50_000
"""Pieces of text that are remembered."""


@dataclass(frozen=True, slots=True)
class LitWord:
    """A word with what the search makes of it."""

    places: tuple[int, ...]
    """Of its letters, in the piece of text it stands in."""
    lit: tuple[int, ...]
    """Of those that matched."""
    filler: bool
    """Whether it is a small word of the search, lit only where it touches a lit one."""


_DARK = (LitWord((), (), False),)
"""What is made of a piece that has nothing to do with the search."""


class Matcher:
    """A pattern and what its terms mean in running text and in names.

    Names are misspelt by their nature, so a name may always differ by a typing error. In running text it may only
    where the library holds no word that begins as typed: who types `order` does not mean *older*.
    """

    def __init__(self, pattern: Pattern, vocabulary: Vocabulary) -> None:
        self.pattern = pattern
        self._terms = [term for term in pattern.fuzzy if not term.filler]
        self._fillers = frozenset(form for term in pattern.fuzzy if term.filler for form in term.forms)
        self._mistyped = {term for term in self._terms if not any(map(vocabulary.begins, term.forms))}
        self._forms = [form for term in self._terms for form in term.forms]
        self._heads = frozenset(form[:1] for form in self._forms)
        self._long = frozenset(len(form) for form in self._forms if len(form) >= _SLIPS)
        self._pieces: tuple[dict[str, tuple[LitWord, ...]], dict[str, tuple[LitWord, ...]]] = ({}, {})

    def words(self, piece: str, names: bool) -> tuple[LitWord, ...]:
        """Return the words of a piece of text between spaces; each different piece is taken apart once."""
        known = self._pieces[names]
        found = known.get(piece)
        if found is None:
            if len(known) > _PIECES:
                known.clear()
            folded = fold(piece)
            found = known[piece] = (
                tuple(self._lit(word, names) for word in words(folded)) if self._may_match(folded) else _DARK
            )
        return found

    def _may_match(self, folded: str) -> bool:
        """Whether any word of a piece is worth a look: most are none of the search's, and that can be told quickly."""
        core = folded.strip(_SIGNS)
        return (
            core[:1] in self._heads
            or core in self._fillers
            or any(form in folded for form in self._forms)
            or any(abs(len(core) - length) <= 2 for length in self._long)
            or not core.isalnum()
        )

    def _lit(self, word: Word, names: bool) -> LitWord:
        best: tuple[float, str] = (0.0, "")
        for term in self._terms:
            for form in term.forms:
                grade = _grade(form, word.letters, term.last, names or term in self._mistyped)
                if grade > best[0]:
                    best = (grade, form)
        if best[0]:
            return LitWord(word.places, _letters(best[1], word), False)
        return LitWord(word.places, (), word.letters in self._fillers)


def _grade(form: str, word: str, typing: bool, typos: bool) -> float:
    """Return how like a word is to one of the search, 0 to 100."""
    inside = _INSIDE if len(form) >= _LETTERS and form in word else 0.0
    return spelt(form, word) or (mistyped(form, word, typing) if typos else 0.0) or inside


def _letters(form: str, word: Word) -> tuple[int, ...]:
    """Return the places of the letters of a word that are those of a form."""
    if (at := word.letters.find(form)) >= 0:
        return word.places[at : at + len(form)]
    blocks = LCSseq.opcodes(form, word.letters)
    return tuple(word.places[at] for op in blocks if op.tag == "equal" for at in range(op.dest_start, op.dest_end))
