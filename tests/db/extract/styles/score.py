"""The scorer: what an extractor finds in each style, against what is to be found."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from db.extract.quote import Extracts, Quote
from db.read.article import Span
from db.read.file import read_text
from tests.db.extract.styles.gold import Sample, Wanted, samples

EDGE = re.compile(r"[\s\"'“”‘’«»„.,;:!?…—–-]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a quote that lies in one paragraph."""

    span: Span
    of: int
    """Number of its quote."""


@dataclass(slots=True)
class Score:
    """Counts of one style, and what went wrong in words."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """One count as a share of another, 1.0 of nothing."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    @property
    def recall(self) -> float:
        """Share of what is required that was found."""
        return self.share("found", "wanted")

    @property
    def precision(self) -> float:
        """Share of what was given that is in the gold, soft records too."""
        return self.share("fitting", "given")

    @property
    def speaker(self) -> float:
        """Share of the found whose speaker is right."""
        return self.share("speaker", "spoken")

    @property
    def kind(self) -> float:
        """Share of the found whose kind is right."""
        return self.share("kind", "found")

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.counts.update(other.counts)
        self.errors += other.errors


def score(extractor: Extracts) -> dict[str, Score]:
    """The score of every style, and of all under `all`."""
    scores: dict[str, Score] = {}
    for sample in samples():
        one = score_sample(extractor, sample)
        scores.setdefault(sample.style, Score()).add(one)
    whole = Score()
    for part in scores.values():
        whole.add(part)
    return {**scores, "all": whole}


def score_sample(extractor: Extracts, sample: Sample) -> Score:
    """The score of one article."""
    text = sample.text
    extraction = extractor.extract(read_text(text, sample.path))
    quotes = extraction.quotes
    wanted = _units(text, [w.spans for w in sample.wanted])
    given = _units(text, [q.spans for q in quotes])
    pairs = _match(text, wanted, given)
    score, counts = Score(), Counter[str]()
    where = f"{sample.style}/{sample.path.stem}"
    for i, unit in enumerate(wanted):
        want = sample.wanted[unit.of]
        if want.soft:
            continue
        counts["wanted"] += 1
        if i not in pairs:
            score.errors.append(f"{where}: missed {want.speaker}: {_shown(text, unit.span)}")
            continue
        quote = quotes[given[pairs[i]].of]
        name = extraction.actors[quote.speaker].name if quote.speaker is not None else None
        counts["found"] += 1
        counts["kind"] += quote.kind == want.kind
        counts["status"] += quote.status == want.status
        if quote.kind != want.kind:
            score.errors.append(f"{where}: {quote.kind} for {want.kind}: {_shown(text, unit.span)}")
        if want.via:
            counts["carried"] += 1
            counts["via"] += any(_same_name(v.name, want.via) for v in quote.via)
        if not want.soft_speaker:
            counts["spoken"] += 1
            counts["speaker"] += _same_name(name, want.speaker)
            if not _same_name(name, want.speaker):
                score.errors.append(f"{where}: {name} for {want.speaker}: {_shown(text, unit.span)}")
    _count_given(score, counts, sample, where, given, quotes, set(pairs.values()))
    score.counts = counts
    return score


def _count_given(
    score: Score,
    counts: Counter[str],
    sample: Sample,
    where: str,
    given: list[Unit],
    quotes: tuple[Quote, ...],
    hit: set[int],
) -> None:
    """Count what was given: fitting, spurious, and what nobody ever said."""
    for j, unit in enumerate(given):
        counts["given"] += 1
        counts["fitting"] += j in hit
        if j in hit:
            continue
        is_never = any(_overlaps(sample.text, unit.span, span) for span in sample.never)
        counts["never"] += is_never
        word = "never" if is_never else "spurious"
        score.errors.append(f"{where}: {word} {quotes[unit.of].kind}: {_shown(sample.text, unit.span)}")


def _units(text: str, spans: list[tuple[Span, ...]]) -> list[Unit]:
    """Every span cut at line breaks, without marks and punctuation at its ends."""
    found = []
    for number, pieces in enumerate(spans):
        for start, end in pieces:
            at = start
            for line in text[start:end].split("\n"):
                span = _trim(text, at, at + len(line))
                if span[0] < span[1]:
                    found.append(Unit(span, number))
                at += len(line) + 1
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and EDGE.match(text[start]):
        start += 1
    while end > start and EDGE.match(text[end - 1]):
        end -= 1
    return start, end


def _overlaps(text: str, some: Span, other: Span) -> bool:
    """Tell whether two spans share at least half of each."""
    a, b = _trim(text, *some), _trim(text, *other)
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= a[1] - a[0] and 2 * shared >= b[1] - b[0]


def _match(text: str, wanted: list[Unit], given: list[Unit]) -> dict[int, int]:
    """Which given unit each wanted one is, best overlap first."""
    near = []
    for i, want in enumerate(wanted):
        for j, got in enumerate(given):
            if _overlaps(text, want.span, got.span):
                shared = min(want.span[1], got.span[1]) - max(want.span[0], got.span[0])
                whole = max(want.span[1], got.span[1]) - min(want.span[0], got.span[0])
                near.append((-shared / whole, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(near):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l")).lower()
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("’", "'")
    return [word for word in re.findall(r"[\w']+", kept) if word not in {"the", "a", "an", "her", "his", "its"}]


def _same_name(name: str | None, wanted: str | None) -> bool:
    """Tell whether two names are one actor's: all words of the shorter stand in the longer, the last ones too."""
    if name is None or wanted is None:
        return name is wanted
    some, others = sorted((_words(name), _words(wanted)), key=len)
    return (
        bool(some)
        and set(some) <= set(others)
        and (len(some) == len(others) or some[-1] in others[-len(some) :] or len(some) > 1)
    )


def _shown(text: str, span: Span) -> str:
    words = text[slice(*span)].replace("\n", " ")
    return words if len(words) < 90 else words[:60] + " … " + words[-25:]


def table(scores: dict[str, Score]) -> str:
    """The scores as lines: style, wanted, recall, precision, speaker, kind, what must never be a quote."""
    rows = [
        f"{'style':12} {'wanted':>6} {'found':>6} {'right':>6} {'speaker':>8} {'kind':>6} {'status':>6}"
        f" {'via':>5} {'never':>5}"
    ]
    for style, one in scores.items():
        via = f"{one.counts['via']}/{one.counts['carried']}"
        rows.append(
            f"{style:12} {one.counts['wanted']:6} {one.recall:6.0%} {one.precision:6.0%} {one.speaker:8.0%}"
            f" {one.kind:6.0%} {one.share('status', 'found'):6.0%} {via:>5} {one.counts['never']:5}"
        )
    return "\n".join(rows)


__all__ = ["Score", "Wanted", "score", "score_sample", "table"]
