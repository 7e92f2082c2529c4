"""Tokens: the parse of an article as arrays, one entry a token, all paragraphs in a row."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LENGTH, LOWER, SENT_START, TAG
from spacy.strings import get_string_id
from spacy.tokens import Token

from db.extract.lexicon import cue_verbs
from db.extract.paragraph import Paragraph
from db.read.article import Span

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

FAR = 99
"""Distance to a quotation where the paragraph has none on that side."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@cache
def code(word: str) -> int:
    """The number that stands for a word, tag or dependency in the arrays."""
    return int(np.uint64(get_string_id(word)).astype(np.int64))


@lru_cache(maxsize=1)
def _lemmas() -> tuple[Ints, Ints]:
    """Sorted numbers of the forms of reporting verbs, and of the verb each belongs to."""
    pairs = sorted((code(form), code(verb.lemma)) for form, verb in cue_verbs().items())
    return np.array([form for form, _ in pairs]), np.array([lemma for _, lemma in pairs])


@dataclass(slots=True, eq=False)
class _Columns:
    """What is read from the parse."""

    lower: Ints
    tag: Ints
    dep: Ints
    head: Ints
    start: Ints
    end: Ints
    paragraph: Ints
    opens: Bools


class Tokens:
    """An article's tokens as arrays of equal length.

    `lower`, `lemma`, `tag`, `dep` hold the numbers of strings (see `code`); `head`, `subject` hold indexes of tokens;
    `start`, `end` offsets in the article; `paragraph`, `sentence` ordinals; `quote` the ordinal of the outermost
    quotation plus one, 0 outside.
    """

    def __init__(self, parts: list[Paragraph]) -> None:
        self.parts = parts
        columns = _read(parts)
        self.lower, self.tag, self.dep, self.head = columns.lower, columns.tag, columns.dep, columns.head
        self.start, self.end, self.paragraph = columns.start, columns.end, columns.paragraph
        self.size = len(self.lower)
        self.lemma = _lemma_of(self.lower)
        self.index = np.arange(self.size)
        self.sentence = np.cumsum(columns.opens) - 1
        starts = np.flatnonzero(columns.opens)
        self.sentence_start = starts
        self.sentence_end = np.append(starts[1:], self.size)
        counts = np.bincount(self.paragraph, minlength=len(parts)) if self.size else np.zeros(len(parts), np.int64)
        self.paragraph_end = np.cumsum(counts)
        self.paragraph_start = self.paragraph_end - counts
        self._mark_quotes()

    def _mark_quotes(self) -> None:
        """Note which tokens stand in which outermost quotation, marks included."""
        self.quote = np.zeros(self.size, np.int64)
        found: list[tuple[int, int]] = []
        passages = [p.outer for part in self.parts for p in part.passages if p.depth == 0]
        for ordinal, passage in enumerate(passages):
            first, end = self.within(passage)
            self.quote[first:end] = ordinal + 1
            found.append((first, end))
        self.quotations = found

    def within(self, span: Span) -> tuple[int, int]:
        """The first token of a span of text, and one past the last."""
        first = int(np.searchsorted(self.end, span[0], "right"))
        return first, int(np.searchsorted(self.start, span[1], "left"))

    def token(self, at: int) -> tuple[Paragraph, Token]:
        """The paragraph of a token, and the token."""
        part = self.parts[int(self.paragraph[at])]
        return part, part.doc[at - int(self.paragraph_start[part.index])]

    def place(self, paragraph: Paragraph, token: Token) -> int:
        """The index of a paragraph's token among all tokens of the article."""
        return int(self.paragraph_start[paragraph.index]) + token.i

    @cached_property
    def edges(self) -> tuple[Ints, Ints]:
        """The first token of each token's subtree, and one past the last."""
        left, right = self.index.copy(), self.index.copy()
        while True:
            before = (left.copy(), right.copy())
            np.minimum.at(left, self.head, left)
            np.maximum.at(right, self.head, right)
            if np.array_equal(before[0], left) and np.array_equal(before[1], right):
                return left, right + 1

    @cached_property
    def children(self) -> list[list[int]]:
        """The tokens that hang on each token, in text order."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.head.tolist()):
            if head != token:
                found[head].append(token)
        return found

    @cached_property
    def own_subject(self) -> Ints:
        """The first subject that hangs on each token, -1 where there is none."""
        found = np.full(self.size, -1)
        hangs = np.flatnonzero(self.is_dep(*SUBJECTS))[::-1]
        found[self.head[hangs]] = hangs
        return found

    @cached_property
    def subject(self) -> tuple[Ints, Bools]:
        """The subject of each token's clause, and whether it is inherited from a verb above."""
        found = self.own_subject.copy()
        at = self.index.copy()
        climbs = self.is_dep("conj", "xcomp")
        for _ in range(2):
            up = (found < 0) & climbs[at] & (self.head[at] != at)
            at = np.where(up, self.head[at], at)
            found = np.where(up, self.own_subject[at], found)
        return found, (found >= 0) & (self.own_subject < 0)

    @cached_property
    def to_quote(self) -> tuple[Ints, Ints]:
        """How many tokens the last quotation ends before each token, and the next begins after it; 0 inside."""
        inside = self.quote > 0
        last = np.maximum.accumulate(np.where(inside, self.index, -1))
        left = np.where(last >= self.paragraph_start[self.paragraph], self.index - last, FAR)
        following = np.minimum.accumulate(np.where(inside, self.index, self.size)[::-1])[::-1]
        right = np.where(following < self.paragraph_end[self.paragraph], following - self.index, FAR)
        return np.minimum(left, FAR), np.minimum(right, FAR)

    @cached_property
    def words(self) -> list[str]:
        """The tokens as they stand."""
        return [token.text for part in self.parts for token in part.every]

    def strings(self, values: Ints) -> list[str]:
        """What the numbers of strings stand for, a string a token."""
        if not self.size:
            return []
        store = self.parts[0].doc.vocab.strings
        numbers, places = np.unique(values, return_inverse=True)
        names = [store[number] for number in numbers.astype(np.uint64).tolist()]
        return [names[place] for place in places.tolist()]

    @cached_property
    def is_spoken(self) -> Bools:
        """Which tokens are words or numbers, and no marks."""
        return np.array([word[:1].isalnum() for word in self.words], np.bool_)

    @cached_property
    def is_small(self) -> Bools:
        """Which tokens begin with a small letter."""
        return np.array([word[:1].islower() for word in self.words], np.bool_)

    @cached_property
    def is_capital(self) -> Bools:
        """Which tokens begin with a capital."""
        return np.array([word[:1].isupper() for word in self.words], np.bool_)

    def is_tag(self, *tags: str) -> Bools:
        """Which tokens bear one of the tags."""
        return _is_any(self.tag, tags)

    def is_dep(self, *deps: str) -> Bools:
        """Which tokens hang by one of the dependencies."""
        return _is_any(self.dep, deps)

    def is_word(self, *words: str) -> Bools:
        """Which tokens are one of the words, in lower case."""
        return _is_any(self.lower, words)


def _is_any(values: Ints, strings: tuple[str, ...]) -> Bools:
    """Which values stand for one of a few strings."""
    found = np.zeros(len(values), np.bool_)
    for string in strings:
        found |= values == code(string)
    return found


def _read(parts: list[Paragraph]) -> _Columns:
    """The arrays of all paragraphs in a row."""
    rows, offset = [], 0
    columns: list[int | str] = [LOWER, TAG, DEP, HEAD, SENT_START, LENGTH]
    starts: list[Ints] = []
    for ordinal, part in enumerate(parts):
        raw = part.doc.to_array(columns).astype(np.int64)
        count = len(raw)
        begin = np.array([token.idx for token in part.every], np.int64) + part.start
        starts.append(begin)
        head = np.arange(count) + raw[:, 3] + offset
        opens = raw[:, 4] == 1
        if count:
            opens[0] = True
        rows.append(np.column_stack([raw[:, 0], raw[:, 1], raw[:, 2], head, opens, raw[:, 5], np.full(count, ordinal)]))
        offset += count
    table = np.concatenate(rows) if rows else np.zeros((0, 7), np.int64)
    start = np.concatenate(starts) if starts else np.zeros(0, np.int64)
    return _Columns(
        table[:, 0], table[:, 1], table[:, 2], table[:, 3], start, start + table[:, 5], table[:, 6], table[:, 4] == 1
    )


def _lemma_of(lower: Ints) -> Ints:
    """Each form, or the verb it belongs to where it is one of a reporting verb."""
    forms, lemmas = _lemmas()
    at = np.minimum(np.searchsorted(forms, lower), len(forms) - 1)
    return np.where(forms[at] == lower, lemmas[at], lower)
