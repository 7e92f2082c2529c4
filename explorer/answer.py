"""All that the screen shows of one query, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.ask.cancel import Cancel
from db.ask.query import Query
from db.ask.row import ActorRow, Counts, PassageRow, QuoteRow, SourceRow, Step
from db.dataclass import dataclass
from explorer.pages import PAGE

if TYPE_CHECKING:
    from db.ask.library import Library

PASSAGES = 20
SEEN = 30
"""Rows that can be in sight on either side of the selected one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query leaves, first pages included."""

    query: Query
    counts: Counts
    steps: tuple[Step, ...]
    actors: Sequence[ActorRow]
    actor_total: int
    sources: Sequence[SourceRow]
    source_total: int
    quotes: dict[int, Sequence[QuoteRow]]
    """Pages by number."""
    position: int
    """Where the quote that was selected is now; 0 where it is gone."""
    passages: Sequence[PassageRow]
    passage_total: int
    drops: Sequence[tuple[Step, int]]
    nearest: str | None
    speakers: frozenset[int]
    """The actors the speaker filter means."""
    articles: frozenset[int]
    """The articles the source filter means."""


def answer(library: Library, query: Query, keep: int | None, cancel: Cancel, spare: int | None = None) -> Answer:
    """Read all of it; where the quote to keep is gone, another one is the selected."""
    counts = library.counts(query, cancel=cancel)
    pages: dict[int, Sequence[QuoteRow]] = {}
    place: int | None = None
    if counts.quotes:
        pages[0] = library.quotes(query, 0, PAGE, cancel=cancel)
    for wanted in (keep, spare):
        if place is None and wanted is not None and pages:
            place = next((at for at, row in enumerate(pages[0]) if row.id == wanted), None)
            if place is None and len(pages[0]) == PAGE:  # which takes the whole order
                place = library.position(query, wanted, cancel=cancel)
    # What stands around the selected one is seen with it.
    around = ((place or 0) + by for by in (0, -SEEN, SEEN))
    for page in sorted({at // PAGE for at in around if 0 <= at < counts.quotes}.difference(pages)):
        pages[page] = library.quotes(query, page * PAGE, PAGE, cancel=cancel)
    total, passages = library.passages(query, PASSAGES, cancel=cancel) if query.text.strip() else (0, [])
    empty = counts.quotes == 0
    word = max(query.text.split(), key=len, default="")
    return Answer(
        query=query,
        counts=counts,
        steps=tuple(library.trail(query, cancel=cancel)),
        actors=library.actors(query, 0, PAGE, cancel=cancel),
        actor_total=library.actor_count(query, cancel=cancel),
        sources=library.sources(query, 0, PAGE, cancel=cancel),
        source_total=library.source_count(query, cancel=cancel),
        quotes=pages,
        position=place or 0,
        passages=passages,
        passage_total=total,
        drops=library.drops(query, cancel=cancel) if empty else [],
        nearest=library.nearest_word(word, cancel=cancel) if empty and word else None,
        speakers=library.meant("speaker", query, cancel=cancel),
        articles=library.meant("source", query, cancel=cancel),
    )
