"""The rows of an article's quotes: text, spans, countries, chain, and the words around to find it again by."""

import sqlite3
from collections.abc import Iterator, Mapping

from db.extract.quote import Extraction, Quote
from db.read.article import Article, Span
from db.reference.outlet import outlet_of
from db.store.bulk import insert

_AROUND = 32
"""How many code points before and after a quote are kept with it."""
_CONTENT_ZONES = ("title", "standfirst", "heading", "body")


def write_quotes(
    connection: sqlite3.Connection,
    article_id: int,
    article: Article,
    extraction: Extraction,
    actors: Mapping[int, int],
    outlet_country: str | None,
) -> None:
    """Write quotes; `actors` gives the database's id for an index of the extraction's actors."""
    # Not max(id): the id of a quote that is gone is never given to another.
    (first,) = connection.execute(
        "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'quote'"
    ).fetchone()
    quotes = list(enumerate(extraction.quotes))
    rows = [_row(first, n, article_id, article.text, quote, actors) for n, quote in quotes]
    if rows:
        insert(connection, "quote", tuple(rows[0]), [tuple(row.values()) for row in rows])
    insert(
        connection,
        "quote_span",
        ("quote_id", "ordinal", "start", "end"),
        [(first + n, i, *span) for n, quote in quotes for i, span in enumerate(quote.spans)],
    )
    insert(
        connection,
        "quote_country",
        ("role", "country", "quote_id"),
        [(role, code, first + n) for n, quote in quotes for role, code in _countries(quote, outlet_country)],
        ignore=True,
    )
    # The speaker's country is the actor's, whichever article it is known from.
    connection.execute(
        "INSERT OR IGNORE INTO quote_country (role, country, quote_id) SELECT 'speaker', a.country, q.id "
        "FROM quote q JOIN actor a ON a.id = q.actor_id WHERE q.article_id = ? AND a.country IS NOT NULL",
        (article_id,),
    )
    insert(
        connection,
        "via",
        ("quote_id", "ordinal", "name", "country", "basis", "start", "end"),
        [
            (
                first + n,
                i,
                via.name,
                known.country if (known := outlet_of(via.name)) else None,
                via.basis,
                *_ends(via.span),
            )
            for n, quote in quotes
            for i, via in enumerate(quote.via)
        ],
    )


def write_passages(connection: sqlite3.Connection, article_id: int, article: Article, extraction: Extraction) -> None:
    """Write the sentences that are in no quote."""
    zones = [zone for zone in article.zones if zone.kind in _CONTENT_ZONES]
    rows = []
    paragraph = 0
    for start, end in sorted(extraction.passages):
        while paragraph < len(zones) and zones[paragraph].end <= start:
            paragraph += 1
        rows.append((article_id, article.text[start:end], start, end, min(paragraph + 1, max(1, len(zones)))))
    insert(connection, "passage", ("article_id", "text", "start", "end", "paragraph"), rows)


def _row(
    first: int, ordinal: int, article_id: int, text: str, quote: Quote, actors: Mapping[int, int]
) -> dict[str, str | int | float | None]:
    for start, end in quote.spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"quote {ordinal} has a span outside the text: {start} to {end} of {len(text)}")
    status_start, status_end = _ends(quote.status_span)
    cue_start, cue_end = _ends(quote.cue)
    mention_start, mention_end = _ends(quote.mention)
    return {
        "id": first + ordinal,
        "article_id": article_id,
        "ordinal": ordinal,
        "text": " … ".join(text[start:end] for start, end in quote.spans),
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "status": quote.status,
        "status_start": status_start,
        "status_end": status_end,
        "cue": text[cue_start:cue_end] if quote.cue else None,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "actor_id": actors[quote.speaker] if quote.speaker is not None else None,
        "mention": text[mention_start:mention_end] if quote.mention else None,
        "mention_start": mention_start,
        "mention_end": mention_end,
        "unknown_reason": quote.unknown_reason,
        "role": quote.role,
        "said": quote.said,
        "said_basis": quote.said_basis,
        "zone": quote.zone,
        "nested_in": first + quote.nested_in if quote.nested_in is not None else None,
        "confidence": quote.confidence,
        "aloud": int(quote.aloud),
        "prefix": text[max(0, quote.start - _AROUND) : quote.start],
        "suffix": text[quote.end : quote.end + _AROUND],
    }


def _countries(quote: Quote, outlet_country: str | None) -> Iterator[tuple[str, str]]:
    for code in quote.about:
        yield "about", code
    if outlet_country:
        yield "outlet", outlet_country


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return span if span else (None, None)
