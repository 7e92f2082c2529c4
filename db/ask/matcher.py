"""Which words of the library the words of a search mean."""

from collections.abc import Collection

from db.ask.likeness import mistyped, spelt
from db.ask.pattern import Pattern, Term
from db.ask.vocabulary import Vocabularies, Vocabulary

_NEEDLES = 120
"""The most spellings of one term looked for."""


class Meaning:
    """One term against one vocabulary."""

    __slots__ = ("_term", "_typos", "grades")

    def __init__(self, term: Term, vocabulary: Vocabulary, typos: bool) -> None:
        self._term = term
        self._typos = typos
        met: set[str] = set()
        for form in term.forms:
            met.update(vocabulary.beginning(form))
            if not term.filler:
                met.update(vocabulary.sounding(form))
                met.update(vocabulary.alike(form, term.last) if typos else ())
        self.grades = {word: grade for word in met if (grade := self._grade(word))}
        """Grade, 0 to 100, of every word that matches."""

    def best(self, words: Collection[str]) -> float:
        """Return the best grade of any of the words; 0 where none matches."""
        if self.grades.keys().isdisjoint(words):
            return 0.0
        return max(map(self.grades.__getitem__, self.grades.keys() & words))

    def grade(self, word: str) -> float:
        """Return the grade of a word that may be new."""
        return self.grades.get(word) or self._grade(word)

    def form_of(self, word: str) -> str:
        """Return the spelling of the term that a matching word is most like."""
        return max(self._term.forms, key=lambda form: _grade(form, word, self._term, self._typos))

    def _grade(self, word: str) -> float:
        return max(_grade(form, word, self._term, self._typos) for form in self._term.forms)


def _grade(form: str, word: str, term: Term, typos: bool) -> float:
    if term.filler:
        return 100.0 if form == word else 0.0
    return spelt(form, word) or (mistyped(form, word, term.last) if typos else 0.0)


class Matcher:
    """A pattern and what its terms mean in running text and in names.

    Names are misspelt by their nature, so a name may always differ by a typing error. In running text it may only
    where the library holds no word that begins as typed: who types `order` does not mean *older*.
    """

    def __init__(self, pattern: Pattern, vocabularies: Vocabularies) -> None:
        self.pattern = pattern
        self._written = vocabularies.written
        self.spellings = vocabularies.spelt.words
        self.in_words: dict[Term, Meaning] = {}
        self.in_names: dict[Term, Meaning] = {}
        for term in pattern.terms:
            held = any(vocabularies.texts.beginning(form) for form in term.forms)
            self.in_words[term] = Meaning(term, vocabularies.texts, not held)
            self.in_names[term] = Meaning(term, vocabularies.names, True)

    def written(self, word: str) -> list[str]:
        """Return a word and the ways it is written with more than letters; none where it is too short to look for."""
        return [word, *self._written.get(word, ())] if len(word) >= 3 else []

    def needles(self, term: Term) -> list[str]:
        """Return strings of three letters and more one of which is in every row that has the term."""
        grades = self.in_names[term].grades | self.in_words[term].grades
        long = tuple(form for form in term.forms if len(form) >= 3)
        needles = [*long, *(needle for form in term.forms if len(form) == 2 for needle in _around(form))]
        others = [word for word in grades if len(word) >= 3 and not (long and word.startswith(long))]
        others.sort(key=lambda word: (-grades[word], word))
        uneven = [raw for word in self._written.keys() & grades.keys() for raw in self._written[word]]
        return needles + others[:_NEEDLES] + sorted(uneven)[:_NEEDLES]


def _around(form: str) -> list[str]:
    """Return how two letters can stand at either end of a word."""
    return [*(sign + form for sign in " \"'(-/"), *(form + sign for sign in " \"',.;:!?)-/")]
