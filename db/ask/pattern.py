"""What a search text asks for: fuzzy words, exact things, and choices between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from db.ask.atom import Atom
from db.ask.lexeme import Lexeme, cut
from db.ask.shown import Shown
from db.ask.word import spellings
from db.dataclass import dataclass
from db.index.fold import fold, latin

MOST = 32
"""Words of a text that are looked for one by one; of a longer one the longest."""

_FILLER_WORDS = (
    "a an and are as at be been but by for from had has have he her his in is it its of on or she that the their them "
    "they this to was we were who will with would"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
"""Words so common that they need not be there, and are lit only beside a word that is."""
_LONGEST_CAPITALS = 4
_CAPITALS = re.compile(r"(?<![^\W_])(?:[A-Z]{2,4}|(?:[A-Z]\.){1,3}[A-Z]\.?)(?![^\W_])")
"""Words that mean something else in capitals: US, WHO, IT, U.K."""


@dataclass(frozen=True, slots=True)
class Term:
    """One fuzzy word of the search text."""

    forms: tuple[str, ...]
    """Folded spellings: as typed, and in Latin letters where that differs."""
    filler: bool = False
    last: bool = False
    """Whether it may still be being typed."""
    capitals: Atom | None = None
    """The word as typed, where it was typed in two to four capitals: rows that have it so come first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of which any is enough."""

    alternatives: tuple[Term | Atom, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The fuzzy ones."""
        return tuple(part for part in self.alternatives if isinstance(part, Term))

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The exact ones."""
        return tuple(part for part in self.alternatives if isinstance(part, Atom))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A search text taken apart: all of its terms, atoms and groups are asked for."""

    terms: tuple[Term, ...] = ()
    """Fuzzy words."""
    atoms: tuple[Atom, ...] = ()
    """What stands there exactly, or may not stand there."""
    groups: tuple[Group, ...] = ()
    plain: str = ""
    """The folded fuzzy words in order, all of them."""
    pasted: bool = False
    """Whether it is running text, whose nearest is looked for."""

    @property
    def required(self) -> tuple[Term, ...]:
        """The words that must be found, near enough."""
        return tuple(term for term in self.terms if not term.filler)

    @property
    def fuzzy(self) -> tuple[Term, ...]:
        """All fuzzy words, those of groups too."""
        return (*self.terms, *(term for group in self.groups for term in group.terms))

    @property
    def positive(self) -> bool:
        """Whether anything is asked to be there; else all is shown but what may not be."""
        return bool(self.terms or self.groups or any(not atom.negated for atom in self.atoms))

    def admits_row(self, row: Shown) -> bool:
        """Whether a row has what is asked for exactly; groups with a fuzzy word in them are not looked at."""
        for atom in self.atoms:
            if not atom.holds(row):
                return False
        return all(group.terms or any(atom.holds(row) for atom in group.atoms) for group in self.groups)

    def written(self, row: Shown) -> float:
        """Return the share, 0 to 1, of the words typed in capitals that a row has so; 1 where there are none."""
        asked = [term.capitals for term in self.fuzzy if term.capitals]
        return sum(atom.holds(row) for atom in asked) / len(asked) if asked else 1.0

    @property
    def is_exact(self) -> bool:
        """Whether anything is asked for exactly."""
        return bool(self.atoms) or any(group.atoms for group in self.groups)

    @property
    def has_capitals(self) -> bool:
        """Whether any word was typed in capitals that mean something."""
        return any(term.capitals for term in self.fuzzy)

    def places(self, text: str) -> set[int]:
        """Return the places of the letters of a string that are asked for exactly."""
        exact = (*self.atoms, *(atom for group in self.groups for atom in group.atoms))
        return {place for atom in exact for place in atom.places(text)}

    def __bool__(self) -> bool:
        return bool(self.terms or self.atoms or self.groups)


@lru_cache(maxsize=32)
def read_pattern(text: str) -> Pattern:
    """Take a search text apart; fillers count as words where there is nothing else."""
    pieces = cut(text)
    if pieces.running:
        return _pasted(" ".join(piece.raw for piece in pieces.pieces))
    terms: list[Term] = []
    atoms: list[Atom] = []
    groups: list[Group] = []
    plain: list[str] = []
    shouted = _is_shouted(text)
    for run in _runs(pieces.pieces):
        parts = [part for piece in run if (part := list(_parts(piece, piece is pieces.pieces[-1], shouted)))]
        plain += [part.forms[0] for part in chain(*parts) if isinstance(part, Term)]
        if len(parts) > 1:
            groups.append(Group(tuple(dict.fromkeys(map(_as_one, parts)))))
            continue
        terms += [part for part in chain(*parts) if isinstance(part, Term)]
        atoms += [part for part in chain(*parts) if isinstance(part, Atom)]
    if not (atoms or groups) and all(term.filler for term in terms):
        terms = [replace(term, filler=False) for term in terms]
    exact = tuple(dict.fromkeys(atoms))[:MOST]
    return Pattern(_most(terms), exact, tuple(dict.fromkeys(groups))[:MOST], " ".join(plain))


def _pasted(text: str) -> Pattern:
    """Take running text apart: nothing but words, and none that is still being typed."""
    terms = [Term(forms, forms[0] in _FILLERS) for forms in _spelt(text)]
    if all(term.filler for term in terms):
        terms = [replace(term, filler=False) for term in terms]
    return Pattern(_most(terms), plain=" ".join(term.forms[0] for term in terms), pasted=True)


def _spelt(text: str) -> list[tuple[str, ...]]:
    """Return the words of a text, each as typed and, where that differs, in Latin letters."""
    plain, other = spellings(fold(text)), spellings(latin(text))
    if plain == other or len(plain) != len(other):
        return [(word,) for word in plain]
    return [tuple(dict.fromkeys(pair)) for pair in zip(plain, other, strict=True)]


def _is_shouted(text: str) -> bool:
    """Whether capitals say nothing here, as long words are in capitals too."""
    return any(len(word) > _LONGEST_CAPITALS and word.isupper() for word in text.split())


def _most(terms: list[Term]) -> tuple[Term, ...]:
    """Return the words that are looked for, in order: of too many the longest."""
    if len(terms) <= MOST:
        return tuple(terms)
    once = list(dict.fromkeys(terms))
    kept = set(sorted(once, key=lambda term: (term.filler, -len(term.forms[0])))[:MOST])
    return tuple(term for term in once if term in kept)


def _runs(pieces: Sequence[Lexeme]) -> Iterator[list[Lexeme]]:
    """Yield the pieces that bars join, the others one by one."""
    run: list[Lexeme] = []
    joined = False
    for piece in pieces:
        if piece.form == "bar":
            joined = True
            continue
        if run and not joined:
            yield run
            run = []
        run.append(piece)
        joined = False
    if run:
        yield run


def _parts(piece: Lexeme, last: bool, shouted: bool) -> Iterator[Term | Atom]:
    """Yield what one piece asks for: several words where it is written so, nothing where it has no letters."""
    if piece.form in ("exact", "phrase"):
        if piece.text.strip():
            yield Atom(piece.text, piece.form == "phrase", piece.start, piece.end, piece.negated, piece.closed)
        return
    text = piece.raw if piece.form == "field" else piece.text
    spelt = _spelt(text)
    capitals = None if shouted or len(spelt) != 1 else _capitals(text)
    for place, forms in enumerate(spelt):
        filler = forms[0] in _FILLERS and capitals is None
        yield Term(forms, filler, last and place == len(spelt) - 1, capitals)
    if not spelt and piece.escaped and text.strip():
        yield Atom(text)


def _capitals(text: str) -> Atom | None:
    """Return a word typed in two to four capitals as it stands so."""
    found = _CAPITALS.search(text)
    return Atom(found[0], whole=True) if found else None


def _as_one(parts: list[Term | Atom]) -> Term | Atom:
    """Return one alternative: a word written as several, like e-mail, is looked for as they stand."""
    first = parts[0]
    if len(parts) == 1:
        return replace(first, filler=False) if isinstance(first, Term) else first
    return Atom(" ".join(part.forms[0] for part in parts if isinstance(part, Term)), whole=True)
