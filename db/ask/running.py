"""Telling running text, as one pastes it, from a query, as one types it."""

import re
from collections.abc import Sequence

SHORTEST = 8
"""Words below which a text is read as a query."""
LONGEST_PHRASE = 12
"""Words in one pair of quotation marks that somebody may still mean exactly."""
LONGEST_QUERY = 24
"""Words from which a text is pasted, whatever stands in it."""

_PAUSE = re.compile(r"(?<!^[^\W_])(?<!\.[^\W_])[.,;:?!…]+[\"'”’»)\]]*$|^[–—-]+$")
"""A word before a comma or a full stop that is no acronym's, or a dash between words."""
_LETTER = re.compile(r"[^\W_]")


def is_running(pieces: Sequence[str], signs: bool) -> bool:
    """Whether pieces of a text, filters left out, are sentences rather than a query.

    So are eight words with a comma or a full stop after one of them, a phrase of more than twelve words, and
    twenty-four words of any kind; never where there are `signs` that nobody writes in a sentence.
    """
    if signs:
        return False
    words = [word for piece in pieces for word in piece.split()]
    spoken = sum(_LETTER.search(word) is not None for word in words)
    if spoken < SHORTEST:
        return False
    return (
        any(_PAUSE.search(word) for word in words)
        or any(len(piece.split()) > LONGEST_PHRASE for piece in pieces)
        or (spoken >= LONGEST_QUERY and "|" not in words)
    )
