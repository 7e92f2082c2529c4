"""A quote in the making: its content and cue are found, its speaker is not yet an actor."""

from dataclasses import dataclass

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
        if self.cue is None and self.follows is not None:
            return self.follows.mention
        return self.cue.mention if self.cue else None

    def holds(self, other: "Draft") -> bool:
        """Tell whether the other content lies wholly in this one and is not the same."""
        inside = all(any(s <= a and b <= e for s, e in self.spans) for a, b in other.spans)
        return inside and (self.end - self.start) > (other.end - other.start)


def letters(text: str, spans: tuple[Span, ...]) -> int:
    """How many letters and digits the spans hold."""
    return sum(sum(map(str.isalnum, text[s:e])) for s, e in spans)


def kind_of(text: str, draft: Draft) -> Kind:
    """Direct, mixed or indirect, by the share of letters between quotation marks: 90 %, some, none."""
    if draft.verbatim:
        return "direct"
    level = draft.parent
    near = [p for p in draft.paragraph.passages if p.inner[0] < draft.end and draft.start < p.inner[1]]
    inner = [p.inner for p in near if level is None or p.depth > 0 or not _wraps(p.inner, level)]
    marked = sum(text[i].isalnum() for s, e in draft.spans for i in range(s, e) if any(a <= i < b for a, b in inner))
    total = letters(text, draft.spans)
    if total and marked >= 0.9 * total:
        return "direct"
    return "mixed" if marked else "indirect"


def _wraps(inner: Span, draft: Draft) -> bool:
    """Tell whether a passage holds the whole of a draft, so that its marks are not the draft's own."""
    return inner[0] <= draft.start and draft.end <= inner[1] + 1
