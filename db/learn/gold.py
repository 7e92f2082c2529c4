"""Gold: the annotated attributions of an article, laid onto its tokens."""

import re
from dataclasses import dataclass

import numpy as np

from db.extract.model.candidate import Candidate, spans
from db.extract.model.cue_features import VERBS
from db.extract.model.reading import Reading, Units
from db.extract.model.source_features import Sources
from db.extract.model.tokens import Bools, Tokens
from db.extract.model.weights import Scores
from db.extract.subject import mention_span
from db.learn.brat import Attribution
from db.read.article import Span

EDGES = "\"“”„‟«»'‘’` \t\r\n\u00a0\u200b.,;:!?…-–—―()[]*•"
MODIFIER = re.compile(
    r"\s*[,(\[;:—–]|\s+-+\s|\s+(?:who|whom|whose|which|that|of|from|for|in|at|with|on|to|by|and|or|as|during|after|before"
    r"|including|representing|about|against|among|near|inside|outside)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution on tokens: the head of its cue, all tokens of the cue, its contents line by line, its source."""

    cue: int
    cue_tokens: frozenset[int]
    contents: tuple[Span, ...]
    source: Span | None


class Gold:
    """The attributions of one article as training needs them."""

    def __init__(self, text: str, reading: Reading, attributions: tuple[Attribution, ...]) -> None:
        self._text = text
        self._tokens = reading.tokens
        self._ruled = reading.hints.cue > 0
        self.told = [told for a in attributions if (told := self._told(a)) is not None]

    def _told(self, attribution: Attribution) -> Told | None:
        """One attribution; None where its cue is no token that is read. A word that the rules name is its head."""
        tokens = self._tokens
        cue = [token for span in attribution.cue for token in range(*tokens.within(span))]
        if not cue:
            return None
        contents = tuple(trimmed(self._text, piece) for piece in lines(self._text, attribution.content))
        source = attribution.source[0] if attribution.source else None
        ruled = [token for token in cue if self._ruled[token]]
        return Told(ruled[0] if ruled else head_of(tokens, cue), frozenset(cue), contents, source)

    def cues(self, reading: Reading) -> Bools:
        """Which of the reading's possible cues are annotated as one."""
        return np.isin(reading.at, [told.cue for told in self.told])

    def overlaps(self, found: list[Candidate]) -> Scores:
        """How well each candidate agrees with what its cue reports: see `agreement`."""
        by_cue: dict[int, list[Span]] = {}
        for told in self.told:
            for token in told.cue_tokens:
                by_cue.setdefault(token, []).extend(told.contents)
        worth = np.zeros(len(found), np.float32)
        starts, ends = spans(self._tokens, found)
        for i, candidate in enumerate(found):
            contents = by_cue.get(candidate.cue)
            if contents:
                mine = trimmed(self._text, (int(starts[i]), int(ends[i])))
                worth[i] = max(agreement(mine, other) for other in contents)
        return worth

    def units(self) -> tuple[Units, list[Span | None]]:
        """One unit an attribution, its content nearest to the cue, with the source it should be given."""
        rows, sources = [], []
        for told in self.told:
            pieces = [self._tokens.within(span) for span in told.contents]
            pieces = [(first, end) for first, end in pieces if first < end]
            if pieces:
                first, end = min(pieces, key=lambda p: min(abs(p[0] - told.cue), abs(p[1] - 1 - told.cue)))
                rows.append((told.cue, first, end))
                sources.append(told.source)
        table = np.array(rows, np.int64).reshape(-1, 3)
        return Units(table[:, 0], table[:, 1], table[:, 2]), sources

    def names(self, found: Sources, wanted: list[Span | None]) -> Bools:
        """Which candidate sources are the head of the annotated source, or else stand for it."""
        right = np.zeros(len(found.token), np.bool_)
        for unit, source in enumerate(wanted):
            if source is None:
                continue
            rows = np.flatnonzero(found.unit == unit)
            at = found.token[rows]
            head = head_words(self._text, source)
            hits = (self._tokens.start[at] < head[1]) & (self._tokens.end[at] > head[0])
            if not hits.any():
                hits = np.array([names_source(self._text, source, self.mention(int(i))) for i in at], np.bool_)
            right[rows] = hits
        return right

    def mention(self, token: int) -> Span:
        """The words a source's head stands for."""
        return mention_span(*self._tokens.token(token))


def lines(text: str, parts: tuple[Span, ...]) -> list[Span]:
    """Spans cut at line breaks, without those that hold no word."""
    found = []
    for start, end in parts:
        for match in re.finditer(r"[^\r\n]+", text[start:end]):
            if any(map(str.isalnum, match.group())):
                found.append((start + match.start(), start + match.end()))
    return found


def trimmed(text: str, span: Span) -> Span:
    """A span without marks, stops and blanks at its ends."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def agreement(span: Span, other: Span) -> float:
    """Shared by joint letters of two spans; 0 unless they share half of each."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    if shared <= 0 or 2 * shared < span[1] - span[0] or 2 * shared < other[1] - other[0]:
        return 0.0
    return shared / ((span[1] - span[0]) + (other[1] - other[0]) - shared)


def head_of(tokens: Tokens, cue: list[int]) -> int:
    """The token of a cue that the others hang on, a verb where one does."""
    members = set(cue)
    heads = [t for t in cue if int(tokens.head[t]) not in members or int(tokens.head[t]) == t]
    verbs = tokens.is_tag(*VERBS)
    return next((t for t in heads if verbs[t]), heads[0])


def head_words(text: str, source: Span) -> Span:
    """The last word of a source before what modifies it: "officials" of "two officials in Kyiv"."""
    words = list(WORD.finditer(text, *source))
    if not words:
        return source
    cut = MODIFIER.search(text, words[0].end(), source[1])
    before = [word for word in words if word.end() <= (cut.start() if cut else source[1])] or words[:1]
    return before[-1].span()


def names_source(text: str, source: Span, mention: Span) -> bool:
    """Tell whether a mention touches the source's head, or shares half of it both ways."""
    head = head_words(text, source)
    shared = min(source[1], mention[1]) - max(source[0], mention[0])
    if shared <= 0:
        return False
    half = 2 * shared >= source[1] - source[0] and 2 * shared >= mention[1] - mention[0]
    return half or (mention[0] < head[1] and head[0] < mention[1])
