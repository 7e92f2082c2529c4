"""A quote in the making: its content and cue are found, its speaker is not yet an actor."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.explanation import Step
from db.extract.paragraph import Paragraph
from db.extract.quote import Kind
from db.read.article import Span


@dataclass(slots=True)
class Draft:
    """One attribution before its speaker is resolved."""

    paragraph: Paragraph
    spans: tuple[Span, ...]
    cue: Cue | None
    rule: str
    """The name of the rule that found it."""
    confidence: float
    parent: "Draft | None" = None
    """The quote it stands in."""
    follows: "Draft | None" = None
    """The quote whose speaker goes on speaking, where there is no cue."""
    verbatim: bool = False
    """Whether the layout says that these are somebody's own words, without marks: a line of a transcript."""
    evidence: tuple[Step, ...] = ()
    """What the model weighed, for `--explain`."""

    @property
    def start(self) -> int:
        """The first code point of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the content."""
        return self.spans[-1][1]

    @property
    def head(self) -> Token | None:
        """The head word of the source mention."""
        return self.cue.subject if self.cue else None

    @property
    def mention(self) -> Span | None:
        """The words that name the source; for a quote that goes on, those beside the cue it goes on from."""
        draft = self
        while draft.cue is None and draft.follows is not None:
            draft = draft.follows
        return draft.cue.mention if draft.cue else None

    def holds(self, other: "Draft") -> bool:
        """Tell whether the other content lies wholly in this one and is not the same."""
        if self.end - self.start <= other.end - other.start:
            return False
        return all(any(s <= a and b <= e for s, e in self.spans) for a, b in other.spans)


def letters(text: str, spans: tuple[Span, ...]) -> int:
    """How many letters and digits the spans hold."""
    before = _letters_before(text)
    return sum(before[e] - before[s] for s, e in spans if s < e)


@lru_cache(maxsize=4)
def _letters_before(text: str) -> "array[int]":
    """How many letters and digits stand before each position, the end's among them."""
    return array("l", accumulate(map(str.isalnum, text), initial=0))


def kind_of(text: str, draft: Draft) -> Kind:
    """Direct, mixed or indirect, by the share of letters between quotation marks: 90 %, some, none."""
    if draft.verbatim:
        return "direct"
    level = draft.parent
    around = draft.paragraph.passages_in((draft.start, draft.end))
    near = [p for p in around if p.inner[0] < draft.end and draft.start < p.inner[1]]
    inner = [p.inner for p in near if level is None or p.depth > 0 or not _wraps(p.inner, level)]
    marked = letters(text, tuple(_shared(draft.spans, inner)))
    total = letters(text, draft.spans)
    if total and marked >= 0.9 * total:
        return "direct"
    return "mixed" if marked else "indirect"


def _shared(spans: tuple[Span, ...], others: list[Span]) -> Iterator[Span]:
    """The parts of spans that lie in any of some others, each letter once."""
    others = sorted(others)
    for start, end in spans:
        for s, e in others:
            if max(s, start) < min(e, end):
                yield max(s, start), min(e, end)
                start = min(e, end)


def _wraps(inner: Span, draft: Draft) -> bool:
    """Tell whether a passage holds the whole of a draft, so that its marks are not the draft's own."""
    return inner[0] <= draft.start and draft.end <= inner[1] + 1
