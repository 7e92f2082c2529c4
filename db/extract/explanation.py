"""Explanations: why a quote was found, given to that speaker and read that way."""

from dataclasses import dataclass
from typing import Literal, Protocol

from db.extract.quote import Extraction, Extracts
from db.read.article import Article

Stage = Literal["cue", "content", "speaker", "aloud", "status", "via"]


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on the way to a quote."""

    stage: Stage
    chosen: str
    """What was decided, in the words of the article where there are any."""
    score: float | None
    """How sure the decision is, 0 to 1; None where a rule decides and nothing is weighed."""
    reasons: tuple[tuple[str, float | None], ...]
    """What spoke for it, with its weight where it has one; below 0 it spoke against it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one quote is as it is."""

    quote: int
    """Index into the extraction's quotes."""
    rule: str
    """The rule, or the model, that found it."""
    confidence: float
    steps: tuple[Step, ...]


class Explains(Extracts, Protocol):
    """What finds the quotes of an article and can say why."""

    def explain(self, article: Article) -> tuple[Extraction, tuple[Explanation, ...]]:
        """All that one article attributes to somebody, and why: one explanation a quote."""
