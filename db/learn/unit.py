"""Units: what is compared, a stretch of one line that is annotated or found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from db.extract.lexicon import cue_verbs
from db.extract.marks import find_passages
from db.extract.quote import Extraction, Kind
from db.learn.brat import Attribution
from db.learn.gold import WORD, agreement, lines, trimmed
from db.read.article import Span

BLANKS = " \t\u00a0"


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch with who is said to have said it."""

    span: Span
    kind: Kind
    """By the marks of the text alone: 90 % of the letters between them, some, none."""
    source: Span | None
    said: bool = False
    """Annotated: whether its cue is a word of saying."""
    name: str | None = None
    """Found: the speaker's name."""
    confidence: float = 0.0


class Marked:
    """A text and which of its letters stand between quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _inside(self) -> bytearray:
        found = bytearray(len(self.text))
        for start, end in lines(self.text, ((0, len(self.text)),)):
            for passage in find_passages(self.text, start, end):
                first, last = passage.inner
                found[first:last] = b"\1" * (last - first)
        return found

    def annotated(self, attributions: Iterable[Attribution]) -> list[Unit]:
        """The units of annotated attributions."""
        found = []
        for one in attributions:
            source = one.source[0] if one.source else None
            said = any(_is_saying(self.text[start:end]) for start, end in one.cue)
            found += [Unit(span, self.kind(span), source, said) for span in self._pieces(one.content)]
        return found

    def found(self, extraction: Extraction) -> list[Unit]:
        """The units of what was found."""
        return [
            Unit(
                span,
                self.kind(span),
                quote.mention,
                name=None if quote.speaker is None else extraction.actors[quote.speaker].name,
                confidence=quote.confidence,
            )
            for quote in extraction.quotes
            for span in self._pieces(quote.spans)
        ]

    def quoted(self, units: Sequence[Unit]) -> list[Unit]:
        """The parts of units that stand between marks."""
        return [
            replace(unit, span=run, kind="direct")
            for unit in units
            for run in self._runs(unit.span)
            if any(map(str.isalnum, self.text[run[0] : run[1]]))
        ]

    def kind(self, span: Span) -> Kind:
        """How much of a span stands between marks."""
        letters = [i for i in range(*span) if self.text[i].isalnum()]
        inside = sum(self._inside[i] for i in letters)
        return "indirect" if not inside else "direct" if inside >= 0.9 * len(letters) else "mixed"

    def _runs(self, span: Span) -> list[Span]:
        runs = [list(run) for inside, run in groupby(range(*span), key=self._inside.__getitem__) if inside]
        return [(run[0], run[-1] + 1) for run in runs]

    def _pieces(self, spans: tuple[Span, ...]) -> list[Span]:
        """The spans, cut at line breaks, those that only blanks part joined."""
        found: list[Span] = []
        for start, end in lines(self.text, tuple(sorted(spans))):
            if found and found[-1][1] <= start and not self.text[found[-1][1] : start].strip(BLANKS):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found


def pairs(text: str, some: Sequence[Unit], others: Sequence[Unit]) -> dict[int, int]:
    """Which of the others each of some is, one to one, best agreement first; half of both must be shared."""
    mine = [trimmed(text, unit.span) for unit in some]
    yours = [trimmed(text, unit.span) for unit in others]
    ranked = [
        (-worth, i, j)
        for i, one in enumerate(mine)
        for j, other in enumerate(yours)
        if (worth := agreement(one, other))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(ranked, key=itemgetter(0, 1, 2)):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _is_saying(cue: str) -> bool:
    verbs = cue_verbs()
    words = [match.group().casefold() for match in WORD.finditer(cue)]
    return any(word == "according" or (word in verbs and verbs[word].kind == "say") for word in words)
