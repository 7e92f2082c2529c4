"""What a search text asks for: fuzzy words and exact phrases."""

from dataclasses import dataclass

from db.ask.fold import fold, latin
from db.ask.lexeme import lexemes, unquote
from db.ask.word import spellings

_MOST = 32
"""Words of a pasted text that are looked for."""

_FILLER_WORDS = (
    "a an and are as at be been but by for from had has have he her his in is it its of on or she that the their them "
    "they this to was we were who will with would"
)
_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))
"""Marks that come with a paste mean what typed ones mean: exactly these words."""
_FILLERS = frozenset(_FILLER_WORDS.split())
"""Words so common that they need not be there, and are lit only beside a word that is."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Consecutive folded words."""

    words: tuple[str, ...]
    closed: bool = True
    """False while it is typed: its last word may go on."""

    def stands_in(self, joined: str) -> bool:
        """Whether it is part of words joined by single spaces, with a space at both ends."""
        return f" {' '.join(self.words)}{' ' if self.closed else ''}" in joined


@dataclass(frozen=True, slots=True)
class Term:
    """One fuzzy word of the search text."""

    forms: tuple[str, ...]
    """Folded spellings: as typed, and in Latin letters where that differs."""
    filler: bool = False
    last: bool = False
    """Whether it may still be being typed."""

    @property
    def weight(self) -> float:
        """Long words say more than short ones, fillers next to nothing."""
        length: float = len(self.forms[0]) ** 0.5
        return length / 4 if self.filler else length


@dataclass(frozen=True, slots=True)
class Pattern:
    """A search text taken apart."""

    terms: tuple[Term, ...]
    phrases: tuple[Phrase, ...]
    plain: str
    """The folded words in order, phrases left out."""

    @property
    def required(self) -> tuple[Term, ...]:
        """The words that must be found, near enough."""
        return tuple(term for term in self.terms if not term.filler)

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases)


def read_pattern(text: str) -> Pattern:
    """Take a search text apart; fillers count as words where there is nothing else."""
    typed: list[tuple[str, ...]] = []
    phrases: list[Phrase] = []
    for lexeme in lexemes(text.translate(_MARKS)):
        if lexeme.raw.startswith('"'):
            if needle := tuple(spellings(fold(unquote(lexeme.raw)))):
                phrases.append(Phrase(needle, lexeme.closed))
            continue
        plain, other = spellings(fold(lexeme.raw)), spellings(latin(lexeme.raw))
        pairs = zip(plain, other, strict=True) if len(plain) == len(other) else ((word, word) for word in plain)
        typed.extend(tuple(dict.fromkeys(pair)) for pair in pairs if pair[0])
    del typed[_MOST:]
    all_fillers = not phrases and all(forms[0] in _FILLERS for forms in typed)
    terms = tuple(
        Term(forms, forms[0] in _FILLERS and not all_fillers, place == len(typed) - 1)
        for place, forms in enumerate(typed)
    )
    return Pattern(terms, tuple(phrases), " ".join(forms[0] for forms in typed))
