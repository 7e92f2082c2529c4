"""The word held that is closest to one that finds nothing."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.ask import candidate
from db.ask.fold import fold, latin
from db.ask.scope import Read

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROWS = 20
_ALIKE = 0.5
"""Share of letters in common from which a word is worth suggesting."""


def nearest_word(read: Read, text: str) -> str | None:
    """Return the word of a quote or name most like the longest word of a text; None where none is like it.

    It is spelt as the library has it.
    """
    wanted = latin(max(text.split(), key=len, default="")).strip()
    held = read.vocabularies()
    pool = [known for known in {*held.texts, *held.names} if len(known) > 2 and known.isalpha()]
    best = process.extractOne(wanted, sorted(pool), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    return _as_spelt(read, best[0]) if best and wanted else None


def _as_spelt(read: Read, word: str) -> str:
    """Return a folded word with its capitals and accents, where a text or name shows it."""
    rows = candidate.matching(read.connection, "quote", candidate.any_of([word]), _ROWS)
    for row in rows:
        for text in read.connection.execute(_SHOWN, (row.id,)).fetchone():
            for spelling in _WORD.findall(text or ""):
                if fold(spelling) == word:
                    return str(spelling)
    return word


_SHOWN = """
SELECT q.text, a.name, r.title, (SELECT group_concat(l.text, ' ') FROM alias l WHERE l.actor_id = q.actor_id)
FROM quote q JOIN article r ON r.id = q.article_id LEFT JOIN actor a ON a.id = q.actor_id WHERE q.id = ?
"""
