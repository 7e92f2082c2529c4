"""One article as the reader shows it, and all that is known of one quote."""

import sqlite3

from db.ask.connection import LibraryError
from db.ask.row import ArticlePage, Mark, QuoteCard, ViaRow, ZoneRow
from db.ask.scope import Read
from db.ask.statement import quote_rows, truth
from db.read.article import Span


def article(read: Read, article_id: int) -> ArticlePage:
    """Return an article with its zones and the places of its quotes."""
    found = read.connection.execute(
        """
        SELECT r.id, r.doc, r.path, r.text, r.title, r.author, r.published, r.published_basis, o.name, r.outlet_basis,
          o.country
        FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?
        """,
        (article_id,),
    ).fetchone()
    if found is None:
        raise LibraryError(f"article {article_id} is no longer in the library: it was read again or removed")
    zones = read.connection.execute(
        "SELECT kind, start, end FROM zone WHERE article_id = ? ORDER BY ordinal", (article_id,)
    )
    key, doc, path, text, title, author, published, published_basis, outlet, outlet_basis, country = found
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


def card(read: Read, quote_id: int) -> QuoteCard:
    """Return all that is known of a quote."""
    rows = quote_rows(read, [quote_id], None)
    if not rows:
        raise LibraryError(f"quote {quote_id} is no longer in the library: its article was read again or removed")
    connection = read.connection
    (actor, role, reason, cue, mention, status, end, confidence, nested, *about_article, before) = connection.execute(
        """
            SELECT q.actor_id, q.role, q.unknown_reason, q.cue, q.mention,
              substr(r.text, q.status_start + 1, q.status_end - q.status_start), q.end, q.confidence, q.nested_in,
              r.title, r.author, r.published, r.published_basis, r.path, r.doc, substr(r.text, 1, q.start)
            FROM quote q JOIN article r ON r.id = q.article_id WHERE q.id = ?
            """,
        (quote_id,),
    ).fetchone()
    about = connection.execute(
        "SELECT country FROM quote_country WHERE quote_id = ? AND role = 'about' ORDER BY country", (quote_id,)
    )
    via = connection.execute("SELECT name, country, basis FROM via WHERE quote_id = ? ORDER BY ordinal", (quote_id,))
    spans = connection.execute("SELECT start, end FROM quote_span WHERE quote_id = ? ORDER BY ordinal", (quote_id,))
    title, author, published, published_basis, path, doc = about_article
    return QuoteCard(
        row=rows[0],
        actor_id=actor,
        role=role,
        unknown_reason=reason,
        cue=cue,
        mention=mention,
        status_words=status,
        about=tuple(code for (code,) in about),
        via=tuple(ViaRow(*carrier) for carrier in via),
        spans=tuple((start, stop) for start, stop in spans) or ((rows[0].start, end),),
        confidence=confidence,
        nested_in=nested,
        title=title,
        author=author,
        published=published,
        published_basis=published_basis,
        path=path,
        doc=doc,
        line=before.count("\n") + 1,
    )
