"""Two texts compared word by word: what is pasted, and the quote that is nearest to it."""

from functools import lru_cache
from itertools import groupby
from typing import Literal

from db.ask.pattern import read_pattern
from db.dataclass import dataclass
from db.index.fold import fold

Side = Literal["both", "quote", "paste"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a row that stand in both texts, or in one of them alone."""

    side: Side
    words: tuple[str, ...]
    """As the quote has them; those of the paste alone as they were pasted."""


def pasted(text: str) -> str:
    """Return the text of a search where it is running text, empty where it is a query."""
    return text.strip() if read_pattern(text).pasted else ""


@lru_cache(maxsize=64)
def difference(paste: str, quote: str) -> tuple[Part, ...]:
    """Return the words of both texts in order; case, accents and signs make no difference."""
    ours, theirs = _words(paste), _words(quote)
    parts: list[Part] = []
    from rapidfuzz.distance import LCSseq  # once there is something to compare

    blocks = LCSseq.opcodes([key for key, _ in ours], [key for key, _ in theirs])
    for same, group in groupby(blocks, key=lambda op: op.tag == "equal"):
        ops = list(group)
        here = tuple(word for op in ops for _, word in ours[op.src_start : op.src_end])
        there = tuple(word for op in ops for _, word in theirs[op.dest_start : op.dest_end])
        parts += [Part("both", there)] if same else [Part("paste", here), Part("quote", there)]
    return tuple(part for part in parts if part.words)


def _words(text: str) -> list[tuple[str, str]]:
    """Return each word as it is compared and as it stands there; a sign that stands alone goes with the word before."""
    found: list[tuple[str, str]] = []
    for word in text.split():
        key = "".join(letter for letter in fold(word) if letter.isalnum())
        if key:
            found.append((key, word))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {word}")
    return found
