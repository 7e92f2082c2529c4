"""The answer the app opens with where nothing is asked: what searches need not be imported for it."""

from __future__ import annotations

from pathlib import Path

from db.ask.cancel import Cancel
from db.ask.query import Query
from explorer.answer import Answer
from explorer.detail import Detail
from explorer.pages import PAGE


def first_answer(path: Path, query: Query, keep: int | None, cancel: Cancel) -> tuple[Answer, Detail | None] | None:
    """Read the answer and the selected quote; None where something is asked, or where that takes the library."""
    if not query.is_empty or query.order != "newest":
        return None
    from db.ask.opening import opening

    found = opening(path, keep, PAGE, cancel)
    if found is None:
        return None
    answer = Answer(
        query=query,
        counts=found.counts,
        steps=(),
        actors=found.actors,
        actor_total=found.counts.actors,
        sources=found.sources,
        source_total=found.counts.sources,
        quotes={0: found.quotes} if found.quotes else {},
        position=found.place,
        passages=[],
        passage_total=0,
        drops=[],
        nearest=None,
        speakers=frozenset(),
        articles=frozenset(),
    )
    return answer, Detail(found.page, found.card) if found.page is not None else None
