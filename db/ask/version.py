"""A version of a quote: another of nearly the same words, wherever it stands and whoever is said to have said it."""

from typing import Literal

from db.ask.row import QuoteRow
from db.dataclass import dataclass

Likeness = Literal["same", "near", "part", "alike"]
"""Word for word, nearly so, one within the other, or the same thing in other words by the same speaker."""
LIKENESSES: tuple[Likeness, ...] = ("same", "near", "part", "alike")


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a quote."""

    row: QuoteRow
    likeness: Likeness
    share: float
    """Words in common, as a share of both texts, 0 to 1."""
    own: bool
    """Whether it is given to the same speaker."""
    here: bool
    """Whether it stands in the same article."""
