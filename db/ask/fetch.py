"""Rows by id, read from the tables alone: they need no index, and nothing of what searches is imported for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from db.ask.row import ActorRow, Lit, QuoteRow, SourceRow

if TYPE_CHECKING:
    from db.ask.connection import ReadConnection
    from db.ask.selection import Tally

Light = Callable[[str], Lit]
"""Gives the letters of a string that matched."""

_QUOTE = """
SELECT q.id, q.text, q.kind, q.status, a.name, a.country, q.said, q.said_basis, o.name, r.outlet_basis, q.article_id,
  q.start, q.aloud, coalesce(v.bookmarked, 0), v.note IS NOT NULL, coalesce(v.accepted OR v.edited, 0)
FROM json_each(?) j
JOIN quote q ON q.id = j.value
JOIN article r ON r.id = q.article_id
LEFT JOIN actor a ON a.id = q.actor_id
LEFT JOIN outlet o ON o.id = r.outlet_id
LEFT JOIN verdict v ON v.quote_id = q.id
ORDER BY j.key
"""
_ACTOR = """
SELECT a.id, a.label, a.name, a.kind, a.country FROM json_each(?) j JOIN actor a ON a.id = j.value ORDER BY j.key
"""
_SOURCE = """
SELECT r.id, r.label, r.title, o.name, r.outlet_basis, r.published, r.published_basis
FROM json_each(?) j JOIN article r ON r.id = j.value LEFT JOIN outlet o ON o.id = r.outlet_id ORDER BY j.key
"""


class Opened(Protocol):
    """What is read from: one state of the library."""

    @property
    def connection(self) -> ReadConnection:
        """The connection inside that state."""
        ...

    def check(self) -> None:
        """Raise Cancelled where nobody waits for the answer any more."""
        ...


def dark(text: str) -> Lit:
    """Nothing of it matched, since nothing was searched for."""
    return ()


def quote_rows(
    read: Opened,
    ids: Sequence[int],
    scores: Mapping[int, float] | None = None,
    light: Light = dark,
    names: Light = dark,
) -> list[QuoteRow]:
    """Return quotes by id, in the order given, the letters of texts and of names lit as told."""
    scores = scores or {}
    return [
        QuoteRow(
            id_,
            text,
            kind,
            status,
            speaker,
            country,
            said,
            said_basis,
            outlet,
            outlet_basis,
            article,
            start,
            truth(aloud),
            scores.get(id_, 0.0),
            light(text),
            names(speaker or ""),
            names(outlet or ""),
            bool(bookmarked),
            bool(noted),
            bool(reviewed),
        )
        for (
            id_, text, kind, status, speaker, country, said, said_basis, outlet, outlet_basis, article, start, aloud,
            bookmarked, noted, reviewed,
        ) in read.connection.execute(_QUOTE, (json.dumps(list(ids)),))
    ]  # fmt: skip


def actor_rows(
    read: Opened, ids: Sequence[int], counts: Mapping[int, int] | Tally, light: Light = dark
) -> list[ActorRow]:
    """Return actors by id, in the order given, their letters lit as told."""
    rows = read.connection.execute(_ACTOR, (json.dumps(list(ids)),))
    return [
        ActorRow(id_, label, name, kind, country, int(counts[id_]), light(name))
        for id_, label, name, kind, country in rows
    ]


def source_rows(
    read: Opened, ids: Sequence[int], counts: Mapping[int, int] | Tally, light: Light = dark
) -> list[SourceRow]:
    """Return articles by id, in the order given, their letters lit as told; the last ids may have no count."""
    return [
        SourceRow(
            id_,
            label,
            title,
            outlet,
            outlet_basis,
            published,
            published_basis,
            int(counts[id_]) if isinstance(counts, Mapping) or id_ < len(counts) else 0,
            light(title or ""),
            light(outlet or ""),
        )
        for id_, label, title, outlet, outlet_basis, published, published_basis in read.connection.execute(
            _SOURCE, (json.dumps(list(ids)),)
        )
    ]


def truth(value: int | None) -> bool | None:
    """Return what a column of 0, 1 and NULL says."""
    return None if value is None else bool(value)
