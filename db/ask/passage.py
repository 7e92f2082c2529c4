"""Sentences that stand in no quote."""

import json
from dataclasses import replace

import numpy as np

from db.ask.article_filter import Articles, articles_of
from db.ask.asked import asked
from db.ask.atom import Atom
from db.ask.candidate import Ids, Keeps, Scores, sentences
from db.ask.grade import grade, percent
from db.ask.highlight import lit
from db.ask.hit import asks, matcher
from db.ask.pattern import Pattern, read_pattern
from db.ask.query import Query
from db.ask.row import PassageRow
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import codes_of, normal, normal_words, pair_codes
from db.index.snapshot import Mask

_VERIFIED = 2000
"""Sentences that may have what is asked for exactly which are looked at, the newest."""
_SLICE = 250
"""Sentences between two looks whether anybody still waits."""
_FEW = 2000
"""Articles up to which their sentences are looked up; of more, which of the best sentences are theirs."""

_ROWS = """
SELECT p.id, p.text, p.article_id, o.name, p.start, p.end, p.paragraph, 0.0
FROM json_each(?) j
JOIN passage p ON p.id = j.value
JOIN article r ON r.id = p.article_id
LEFT JOIN outlet o ON o.id = r.outlet_id
ORDER BY j.key
"""


def passages(read: Read, query: Query, limit: int) -> tuple[int, list[PassageRow]]:
    """Return how many sentences in no quote match the text, and the best; of filters those on the article count."""
    pattern = read_pattern(query.text)
    if not pattern.positive or not asks(pattern):
        return 0, []
    scores = _scores(read, pattern, articles_of(query))
    light = matcher(read, pattern)
    rows = read.connection.execute(_ROWS, (json.dumps(list(scores)[:limit]),))
    return len(scores), [replace(PassageRow(*row), score=scores[row[0]], lit=lit(light, row[1])) for row in rows]


def _scores(read: Read, pattern: Pattern, articles: Articles) -> dict[int, float]:
    """Return the score, 0 to 100, of the sentences of some articles that answer a pattern, best first."""
    key = (pattern, articles)
    found = read.memory.get("passages", key, dict)
    if found is None:
        ids, shares = _near(read, pattern, articles)
        scores = np.zeros(len(ids), np.float32)
        for start in range(0, len(ids), _SLICE):
            read.check()
            part = slice(start, start + _SLICE)
            texts = read.texts("passage", ids[part].tolist())
            rows = [Shown(texts.get(at, "")) for at in ids[part].tolist()]
            scores[part] = grade(asked(read, pattern, rows), normal(row.text for row in rows), shares[part]).scores
            scores[part] *= np.fromiter((pattern.admits_row(row) for row in rows), np.float32, len(rows))
        order = np.lexsort((ids, -scores))
        shown = percent(scores)
        found = {int(ids[at]): float(shown[at]) for at in order.tolist() if scores[at] > 0}
        read.memory.put("passages", key, found)
    return found


def _near(read: Read, pattern: Pattern, articles: Articles) -> tuple[Ids, Scores]:
    """Return the sentences that are worth a look, sorted, each with its share of the letters of the text."""
    allowed: Mask | None = None
    for atom in pattern.atoms:
        if not atom.negated and (held := _possible(read, atom)) is not None:
            allowed = held if allowed is None else allowed & held
    keeps: Keeps | None = None
    if articles:
        flags = articles.flags(read)
        if np.count_nonzero(flags) <= _FEW:
            own = _of(read, np.flatnonzero(flags))
            allowed = own if allowed is None else allowed & own
        else:
            keeps = _Keeping(read, flags)
    if allowed is not None and not pattern.terms and not pattern.groups:
        ids = np.flatnonzero(allowed)
        ids = (ids if keeps is None else ids[keeps(ids)])[-_VERIFIED:]
        return ids, np.ones(len(ids), np.float32)
    return sentences(read, pattern, allowed, keeps)


def _possible(read: Read, atom: Atom) -> Mask | None:
    """Return the sentences in which something may stand exactly; None where nothing is known, as of a letter."""
    found: Mask | None = None
    for letters in atom.literals:
        # What is between words may be written in many ways, so the words are looked for one by one.
        words = normal_words(letters.replace(".", " "))
        if len(words) == 1 and (pairs := pair_codes(words[0])):
            held = read.holding_any("passage", pairs)
        elif codes := sorted({code for word in words for code in codes_of(word, begins=False)}):
            held = read.holding("passage", codes)
        else:
            continue
        found = held if found is None else found & held
    return found


def _of(read: Read, articles: Ids) -> Mask:
    """Return the sentences of some articles."""
    sql = "SELECT id FROM passage WHERE article_id IN (SELECT value FROM json_each(?))"
    found = np.zeros(len(read.overlap("passage", {})), bool)
    found[[id_ for (id_,) in read.connection.execute(sql, (json.dumps(articles.tolist()),))]] = True
    return found


class _Keeping:
    """Tells which sentences stand in flagged articles."""

    def __init__(self, read: Read, flags: Mask) -> None:
        self._read = read
        self._flags = flags

    def __call__(self, ids: Ids) -> Mask:
        """Return it of some sentences."""
        sql = "SELECT id, article_id FROM passage WHERE id IN (SELECT value FROM json_each(?))"
        owners = dict(self._read.connection.execute(sql, (str(ids.tolist()),)))
        return self._flags.take([owners.get(id_, 0) for id_ in ids.tolist()], mode="clip")
