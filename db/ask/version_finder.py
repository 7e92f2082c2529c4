"""Finds the other versions of a quote."""

from collections.abc import Sequence
from math import log2

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from db.ask.candidate import Ids, top
from db.ask.connection import LibraryError
from db.ask.fetch import quote_rows
from db.ask.scope import Read
from db.ask.version import LIKENESSES, Likeness, Version
from db.index.letters import codes_of, normal

_LOOKED_AT = 200
"""Quotes with the most letters in common that are compared, and as many of the same speaker's."""
_PIECE, _PIECES = 12, 8
"""Words of a long quote that are looked up together, so that a part of it is found, and how many times."""
_CODES, _LOOKED_UP = 24, 6.0
"""Codes that are looked up, the rarest, and the rows of all of them together, as a share of all rows."""
_BUDGET = 120
"""What the weights of all codes sum up to at most, so that they fit a byte."""
_NEAR, _PART, _ALIKE = 0.72, 0.85, 0.5
"""Shares of words in common from which on a quote is a version: of both, of the shorter, of both by one speaker."""
_WORDS, _OWN_WORDS = 4, 3
"""Words of which a part of a quote has to have this many, fewer where it is the same speaker's."""
_WHOLE = 6
"""Words from which on a quote that stands in another whole is a part of it, whatever words they are."""
_MOST = 100


def versions(read: Read, quote_id: int) -> list[Version]:
    """Return the other versions of a quote, the likest first; within a degree the earliest said first."""
    asked = quote_rows(read, [quote_id])
    if not asked:
        raise LibraryError(f"quote {quote_id} is no longer in the library: its article was read again or removed")
    quote = asked[0]
    spoken = int(read.snapshot.actor[quote_id])
    ids = [id_ for id_ in _candidates(read, quote.text, spoken).tolist() if id_ != quote_id]
    texts = read.texts("quote", ids)
    read.check()
    held = [id_ for id_ in ids if id_ in texts]
    mine, *others = [text.split() for text in normal([quote.text, *(texts[id_] for id_ in held)])]
    found: dict[int, tuple[Likeness, float]] = {}
    for id_, words in zip(held, others, strict=True):
        own = spoken > 0 and int(read.snapshot.actor[id_]) == spoken
        if (likeness := _likeness(mine, words, own)) is not None:
            found[id_] = likeness
    read.check()
    best = sorted(found, key=lambda id_: (LIKENESSES.index(found[id_][0]), -found[id_][1], id_))[:_MOST]
    rows = [
        Version(row, *found[row.id], spoken > 0 and int(read.snapshot.actor[row.id]) == spoken,
                row.article_id == quote.article_id)
        for row in quote_rows(read, best)
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (LIKENESSES.index(one.likeness), one.row.said or "~", one.row.id))


def _candidates(read: Read, text: str, spoken: int) -> Ids:
    """Return the quotes that have the most letters in common with a text, and those of one speaker that have."""
    words = normal([text])[0].split()
    found: list[Ids] = []
    own = read.snapshot.actor == spoken
    for start in range(0, min(len(words), _PIECE * _PIECES), _PIECE):
        weights = _weights(read, " ".join(words[start : start + _PIECE]))
        if not weights:
            continue
        full = sum(weights.values())
        total = read.snapshot.overlap(read.connection, "quote", weights, read.check)
        found.append(top(total, full, _LOOKED_AT))
        if spoken > 0:
            found.append(top(total * own[: len(total)], full, _LOOKED_AT))
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.intp)


def _weights(read: Read, text: str) -> dict[int, int]:
    """Weigh the codes of a text that are not in one quote alone, the rarest most."""
    codes = codes_of(text)
    held = sorted(zip(read.snapshot.frequency("quote", codes).tolist(), codes, strict=True))
    found: dict[int, float] = {}
    rows = 0
    for count, code in held:
        if count < 2:  # the one quote is the one that is asked about
            continue
        rows += count
        if len(found) == _CODES or (found and rows > _LOOKED_UP * read.size):
            break
        found[code] = max(1.0, log2(max(2, read.size) / count))
    scale = min(1.0, (_BUDGET - len(found)) / sum(found.values())) if found else 1.0
    return {code: 1 + int(weight * scale) for code, weight in found.items()}


def _likeness(mine: Sequence[str], words: Sequence[str], own: bool) -> tuple[Likeness, float] | None:
    """Tell how alike two texts are by their words; None where they are two different things."""
    if not mine or not words:
        return None
    if list(mine) == list(words):
        return "same", 1.0
    common = LCSseq.similarity(mine, words)
    short = min(len(mine), len(words))
    share = 2 * common / (len(mine) + len(words))
    if share >= _NEAR and common >= _OWN_WORDS:
        return "near", share
    needed = _OWN_WORDS if own else _WORDS
    whole = common == short >= _WHOLE
    if common >= needed and common / short >= _PART and (whole or _says(mine, words) >= 2):
        return "part", share
    # The same thing in other words: only where one speaker says it, for anybody may talk of the same.
    alike = fuzz.token_set_ratio(" ".join(mine), " ".join(words)) / 100
    if own and short >= _WORDS and _says(mine, words) >= 3 and max(share, alike - 0.15) >= _ALIKE:
        return "alike", share
    return None


def _says(mine: Sequence[str], words: Sequence[str]) -> int:
    """Count the longer words that two texts have in common: those that say something."""
    return len({word for word in mine if len(word) > 3} & set(words))
