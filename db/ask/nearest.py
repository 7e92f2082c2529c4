"""The word held that is closest to one that finds nothing."""

import re

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.ask.candidate import top
from db.ask.scope import Read
from db.index.fold import latin
from db.index.kind import KINDS
from db.index.letters import codes_of, normal

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROWS = 20
_MOST = 40
_ALIKE = 0.5
"""Share of letters in common from which a word is worth suggesting."""


def nearest_word(read: Read, text: str) -> str | None:
    """Return the word of a quote or name most like the longest word of a text; None where none is like it.

    It is spelt as the library has it.
    """
    wanted = normal([latin(max(text.split(), key=len, default=""))])[0].strip()
    best = (_ALIKE, 0, "")
    for off in range(len(wanted)):
        for length in {len(wanted) - off, len(wanted) + off}:
            # So many letters more or fewer are as many errors at least.
            if 1 - off / max(length, len(wanted)) >= best[0]:
                read.check()
                best = max(best, _nearest(read, wanted, length, best[0]))
    return _as_spelt(read, best[2]) if best[2] else None


def _nearest(read: Read, wanted: str, length: int, least: float) -> tuple[float, int, str]:
    """Return the word of so many letters that is most alike, of equals the most frequent: how alike, count, word."""
    vocabulary = read.vocabulary()
    pool = vocabulary.of_length(length)
    if not pool:
        return 0.0, 0, ""
    alike = process.cdist([wanted], pool, scorer=OSA.normalized_similarity, score_cutoff=least, dtype=np.float32)[0]
    highest = float(alike.max())
    if highest < least:
        return 0.0, 0, ""
    return max((highest, vocabulary.count(pool[at]), pool[at]) for at in np.flatnonzero(alike == highest).tolist())


def _as_spelt(read: Read, word: str) -> str:
    """Return a folded word with its capitals and accents, where a text or name shows it."""
    codes = codes_of(word, ends=True)
    weights = dict.fromkeys(codes[:_MOST], 1)
    for kind in KINDS:
        ids = top(read.overlap(kind, weights), len(weights), _ROWS)
        for text in read.texts(kind, ids.tolist()).values():
            for spelling in _WORD.findall(text):
                if normal([spelling])[0].strip() == word:
                    return str(spelling)
    return word
