"""One article as the reader shows it, and all that is known of one quote."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from db.ask.address import HEAD, address_of
from db.ask.attached import attached
from db.ask.connection import LibraryError
from db.ask.fetch import Opened, quote_rows, truth
from db.ask.row import ArticlePage, Mark, QuoteCard, QuoteRow, ZoneRow
from db.ask.verdict_row import verdict_of
from db.read.article import Span

_CARD = """
SELECT q.actor_id, q.role, q.unknown_reason, q.cue, q.mention,
  coalesce(
    substr(r.text, q.status_start + 1, q.status_end - q.status_start),
    (SELECT words FROM imported_status WHERE quote_id = q.id)
  ), q.end, q.confidence, q.nested_in,
  r.title, r.author, r.published, r.published_basis, r.path, r.doc, substr(r.text, 1, q.start), substr(r.text, 1, ?),
  (SELECT url FROM imported_url WHERE quote_id = q.id ORDER BY ordinal LIMIT 1), r.url,
  EXISTS (SELECT 1 FROM verdict WHERE quote_id = q.id)
FROM json_each(?) j JOIN quote q ON q.id = j.value JOIN article r ON r.id = q.article_id
ORDER BY j.key
"""


def article(read: Opened, article_id: int) -> ArticlePage:
    """Return an article with its zones and the places of its quotes."""
    found = read.connection.execute(
        """
        SELECT r.id, r.doc, r.path, r.text, r.title, r.author, r.published, r.published_basis, o.name, r.outlet_basis,
          o.country, r.url
        FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?
        """,
        (article_id,),
    ).fetchone()
    if found is None:
        raise LibraryError(f"article {article_id} is no longer in the library: it was read again or removed")
    zones = read.connection.execute(
        "SELECT kind, start, end FROM zone WHERE article_id = ? ORDER BY ordinal", (article_id,)
    )
    key, doc, path, text, title, author, published, published_basis, outlet, outlet_basis, country, url = found
    return ArticlePage(
        id=key,
        doc=doc,
        path=path,
        text=text,
        title=title,
        author=author,
        published=published,
        published_basis=published_basis,
        outlet=outlet,
        outlet_basis=outlet_basis,
        outlet_country=country,
        zones=tuple(ZoneRow(*zone) for zone in zones),
        marks=_marks(read.connection, article_id),
        url=url or address_of(path, text),
    )


def _marks(connection: sqlite3.Connection, article_id: int) -> tuple[Mark, ...]:
    spans: dict[int, list[Span]] = {}
    for quote, start, end in connection.execute(
        """
        SELECT s.quote_id, s.start, s.end FROM quote_span s JOIN quote q ON q.id = s.quote_id
        WHERE q.article_id = ? ORDER BY s.quote_id, s.ordinal
        """,
        (article_id,),
    ):
        spans.setdefault(quote, []).append((start, end))
    rows = connection.execute(
        """
        SELECT id, start, end, cue_start, cue_end, mention_start, mention_end, status_start, status_end, kind, status,
          aloud
        FROM quote WHERE article_id = ? ORDER BY start, ordinal
        """,
        (article_id,),
    )
    return tuple(
        Mark(
            row[0],
            tuple(spans.get(row[0], [(row[1], row[2])])),
            _span(row[3], row[4]),
            _span(row[5], row[6]),
            _span(row[7], row[8]),
            row[9],
            row[10],
            truth(row[11]),
        )
        for row in rows
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)


def cards(read: Opened, quote_ids: Iterable[int]) -> list[QuoteCard]:
    """Return all that is known of some quotes, in the order given; those that are gone are left out."""
    return cards_of(read, quote_rows(read, list(quote_ids)))


def card(read: Opened, quote_id: int) -> QuoteCard:
    """Return all that is known of a quote."""
    found = cards(read, [quote_id])
    if not found:
        raise LibraryError(f"quote {quote_id} is no longer in the library: its article was read again or removed")
    return found[0]


def cards_of(read: Opened, rows: Sequence[QuoteRow]) -> list[QuoteCard]:
    """Return all that is known of the quotes of some rows, in their order."""
    connection, ids = read.connection, [row.id for row in rows]
    more = attached(connection, ids)
    found: list[QuoteCard] = []
    for row, told in zip(rows, connection.execute(_CARD, (HEAD, json.dumps(ids))), strict=True):
        read.check()
        actor, role, reason, cue, mention, status, end, sure, nested, title, author, published, basis, *where = told
        path, doc, before, head, imported, url, decided = where
        found.append(
            QuoteCard(
                row=row,
                actor_id=actor,
                role=role,
                unknown_reason=reason,
                cue=cue,
                mention=mention,
                status_words=status,
                about=tuple(more.about.get(row.id, ())),
                via=tuple(more.via.get(row.id, ())),
                spans=tuple(more.pieces.get(row.id, [(row.start, end)])),
                confidence=sure,
                nested_in=nested,
                title=title,
                author=author,
                published=published,
                published_basis=basis,
                path=path,
                doc=doc,
                line=before.count("\n") + 1,
                verdict=verdict_of(connection, row.id) if decided else None,
                url=url or address_of(path, head) or imported,
            )
        )
    return found
