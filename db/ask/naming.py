"""The values of a field that a library holds, found by what is typed of them."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from db.ask.candidate import Ids
from db.ask.completion import Named, NamedField
from db.ask.query import COUNTRY_FIELDS, Query
from db.ask.roster import named as named_by
from db.ask.scope import Read
from db.ask.selection import Tally, tallied
from db.ask.word import spellings
from db.index.fold import fold, latin
from db.index.kind import Kind
from db.index.letters import codes_of

_LOOKED_AT = 400
"""Of those that may be meant, how many with the most quotes are looked at."""
_KINDS: Mapping[str, Kind] = {"speaker": "actor", "source": "article", "outlet": "outlet"}
_ROWS = {
    "speaker": """
    SELECT a.id, a.label, coalesce(a.country, ''),
      a.name || ' ' || coalesce((SELECT group_concat(text, ' ') FROM alias WHERE actor_id = a.id), '')
    FROM actor a WHERE a.id IN (SELECT value FROM json_each(?))
    """,
    "source": """
    SELECT r.id, r.label, coalesce(r.title, ''), r.title FROM article r WHERE r.id IN (SELECT value FROM json_each(?))
    """,
    "outlet": """
    SELECT o.id, o.name, coalesce(o.country, ''), '' FROM outlet o WHERE o.id IN (SELECT value FROM json_each(?))
    """,
}


def named(read: Read, field: NamedField, typed: str, limit: int) -> list[Named]:
    """Return values of a field with a word that begins as typed, most quotes first; of speakers misspelt ones too.

    Of countries all are returned, whatever is typed.
    """
    if field in COUNTRY_FIELDS or field == "via":
        counts = _tally(read, field)
        wanted = "" if field in COUNTRY_FIELDS else fold(typed.strip())
        held = [Named(value, "", quotes) for value, quotes in counts.items() if f" {wanted}" in f" {fold(value)}"]
        return sorted(held, key=lambda one: (-one.quotes, one.value))[:limit]
    counts_by_id = _counts(read, field)
    found = _rows(read, field, _begun(read, field, typed, counts_by_id), typed, counts_by_id)
    if not found and field == "speaker" and typed.strip():
        found = _rows(read, field, named_by(read, "speaker", [typed]), "", counts_by_id)
    return found[:limit]


def _tally(read: Read, field: str) -> dict[str, int]:
    """Return how many quotes have each value of a field; kept."""
    found = read.memory.get("values", field, dict)
    if found is None:
        found = read.snapshot.tally(read.connection, field, read.held)
        read.memory.put("values", field, found)
    return found


def _counts(read: Read, field: str) -> Tally:
    """Return how many quotes each has by id; of those that have none only sources and outlets are offered."""
    if field == "speaker":
        return tallied(read, Query(), "actor")
    articles = tallied(read, Query(), "article")
    if field == "source":
        return articles
    found = read.memory.get("values", field, np.ndarray)
    if found is None:
        owners = read.snapshot.outlet[: len(articles)]
        known = owners > 0
        weights = articles[: len(owners)][known]
        found = np.bincount(owners[known], weights=weights, minlength=1).astype(np.int32)
        read.memory.put("values", field, found)
    return found


def _begun(read: Read, field: str, typed: str, counts: Tally) -> Ids:
    """Return the ids that may have every word that is typed, those with the most quotes."""
    kind = _KINDS[field]
    found: Ids | None = None
    for form in dict.fromkeys((fold(typed.strip()), latin(typed.strip()))):
        codes = sorted({code for word in spellings(form) for code in codes_of(word)})
        if codes:
            ids = np.flatnonzero(read.holding(kind, codes))
            found = ids if found is None else np.union1d(found, ids)
    if found is None:
        found = np.flatnonzero(counts)
    if len(found) <= _LOOKED_AT:
        return found
    quotes = np.where(found < len(counts), counts[np.minimum(found, len(counts) - 1)], 0)
    return found[np.argpartition(-quotes, _LOOKED_AT)[:_LOOKED_AT]]


def _rows(read: Read, field: str, ids: Ids | Sequence[int], typed: str, counts: Tally) -> list[Named]:
    """Return those of some ids that have a word which begins as typed, most quotes first."""
    wanted = {f" {form}" for form in (fold(typed.strip()), latin(typed.strip()))}
    found: list[Named] = []
    for id_, value, note, more in read.connection.execute(_ROWS[field], (json.dumps([int(id_) for id_ in ids]),)):
        quotes = int(counts[id_]) if id_ < len(counts) else 0
        names = f" {fold(f'{value} {more or str()}')}"
        if (quotes or field != "speaker") and any(form in names for form in wanted):
            found.append(Named(value, note, quotes))
    return sorted(found, key=lambda one: (-one.quotes, one.value))
