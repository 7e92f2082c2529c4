"""Score: how well articles are read that people annotated."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.extract.quote import Extraction
from db.learn.brat import Attribution
from db.learn.gold import head_words, names_source
from db.learn.unit import Marked, Unit, pairs

SAYING = "indirect, said"
"""Annotated with a word of saying; what was found cannot be told apart like that."""
GROUPS = ("all", "direct", "quoted passages", "mixed", "indirect", SAYING)
TENTHS = 10


@dataclass(slots=True)
class Tally:
    """What one group of quotes came to; counts of units."""

    annotated: int = 0
    met: int = 0
    """Annotated ones that were found."""
    found: int = 0
    true: int = 0
    """Found ones that are annotated."""
    sourced: int = 0
    """Annotated ones that have a source."""
    sourced_met: int = 0
    named: int = 0
    """Annotated ones that were found with the right speaker."""
    judged: int = 0
    """Found ones, without those that are annotated with no source."""
    true_named: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is annotated."""
        return _share(self.true, self.found)

    @property
    def recall(self) -> float | None:
        """The share of what is annotated that was found."""
        return _share(self.met, self.annotated)

    @property
    def f1(self) -> float | None:
        """Precision and recall in one figure."""
        return _mean(self.precision, self.recall)

    @property
    def speaker(self) -> float | None:
        """How often the speaker is right where the quote was found."""
        return _share(self.named, self.sourced_met)

    @property
    def both(self) -> float | None:
        """F1 of quote found and speaker right."""
        return _mean(_share(self.true_named, self.judged), _share(self.named, self.sourced))


@dataclass(slots=True)
class Score:
    """What all articles came to."""

    articles: int = 0
    groups: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in GROUPS})
    sure: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)] * TENTHS)
    """For each tenth of confidence, how many quotes were found, and how many of them are right with their speaker."""

    def add(self, text: str, attributions: Iterable[Attribution], extraction: Extraction) -> None:
        """Take over one article."""
        marked = Marked(text)
        wanted, found = marked.annotated(attributions), marked.found(extraction)
        self.articles += 1
        met = _Match(text, wanted, found)
        for name, tally in self.groups.items():
            if name != "quoted passages":
                met.count(tally, name)
        self._calibrate(met)
        _Match(text, marked.quoted(wanted), marked.quoted(found)).count(self.groups["quoted passages"], "all")

    def _calibrate(self, met: "_Match") -> None:
        for place, unit in enumerate(met.found):
            tenth = min(int(unit.confidence * TENTHS + 1e-9), TENTHS - 1)
            count, right = self.sure[tenth]
            self.sure[tenth] = (count + 1, right + met.is_right(place))


class _Match:
    """The annotated and the found units of one article, paired."""

    def __init__(self, text: str, wanted: list[Unit], found: list[Unit]) -> None:
        self.wanted, self.found = wanted, found
        self._pairs = pairs(text, wanted, found)
        self._back = {j: i for i, j in self._pairs.items()}
        self._named = {i for i, j in self._pairs.items() if is_speaker(text, wanted[i], found[j])}

    def is_right(self, place: int) -> bool:
        """Tell whether a found unit is annotated, and its speaker is the annotated one, or neither has any."""
        at = self._back.get(place)
        if at is None:
            return False
        return at in self._named or (self.wanted[at].source is None and self.found[place].source is None)

    def count(self, tally: Tally, group: str) -> None:
        """Add the units of a group to its tally; a found unit may be annotated as one of any group."""
        for i, unit in enumerate(self.wanted):
            if not _is_of(unit, group) or (group == SAYING and not unit.said):
                continue
            tally.annotated += 1
            tally.met += i in self._pairs
            tally.sourced += unit.source is not None
            tally.sourced_met += unit.source is not None and i in self._pairs
            tally.named += i in self._named
        for j, unit in enumerate(self.found):
            if not _is_of(unit, group):
                continue
            tally.found += 1
            at = self._back.get(j)
            tally.true += at is not None
            tally.judged += at is None or self.wanted[at].source is not None
            tally.true_named += at in self._named


def is_speaker(text: str, wanted: Unit, found: Unit) -> bool:
    """Tell whether a found unit has the annotated source: the words beside the cue, or else the name, stand for it."""
    if wanted.source is None:
        return False
    if found.source is not None and names_source(text, wanted.source, found.source):
        return True
    start, end = head_words(text, wanted.source)
    head = text[start:end]
    return found.name is not None and head[:1].isupper() and head.casefold() in found.name.casefold().split()


def _is_of(unit: Unit, group: str) -> bool:
    return group == "all" or group.startswith(unit.kind)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
