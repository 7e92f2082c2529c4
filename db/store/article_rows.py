"""The rows of an article itself: its text and facts, its zones, its outlet."""

import sqlite3
import zlib
from datetime import UTC, datetime

from db.read.article import Article
from db.reference.outlet import outlet_of
from db.store.bulk import insert
from db.store.label import article_label
from db.store.story import digest


def find_article(connection: sqlite3.Connection, path: str) -> int | None:
    """Return the id of the article read from that path."""
    found = connection.execute("SELECT id FROM article WHERE path = ?", (path,)).fetchone()
    return int(found[0]) if found else None


def write_article(
    connection: sqlite3.Connection, article: Article, held: int | None, extractor: str
) -> tuple[int, str | None]:
    """Write an article, over the one held where there is one; returns its id and its outlet's country."""
    outlet_id, country = _write_outlet(connection, article.outlet.value)
    row: dict[str, str | int | None] = {
        "id": held,
        "path": article.path,
        "doc": article.doc,
        "label": article_label(connection, article, held),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "text": article.text,
        "title": article.title.value,
        "author": article.author.value,
        "author_basis": article.author.basis,
        "published": article.published.value,
        "published_basis": article.published.basis,
        "outlet_id": outlet_id,
        "outlet_basis": article.outlet.basis,
        "extractor": extractor,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "url": article.url,
        "language": article.language,
        "media": article.media,
        "story": digest(article.text, article.zones),
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    (article_id,) = connection.execute(
        f"INSERT INTO article ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {updates} RETURNING id", row
    ).fetchone()
    insert(
        connection,
        "zone",
        ("article_id", "ordinal", "kind", "start", "end"),
        [(article_id, n, zone.kind, zone.start, zone.end) for n, zone in enumerate(article.zones)],
    )
    if article.original is not None:
        packed = zlib.compress(article.original)
        connection.execute("INSERT INTO original (article_id, data) VALUES (?, ?)", (article_id, packed))
    return int(article_id), country


def empty_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Remove all that was found in an article but who speaks in it: its members and their aliases and roles."""
    for table in ("quote", "passage", "zone", "original", "story_mark"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def drop_outlets(connection: sqlite3.Connection) -> None:
    """Remove outlets that no article is of any more."""
    connection.execute("DELETE FROM outlet WHERE NOT EXISTS (SELECT 1 FROM article WHERE outlet_id = outlet.id)")


def _write_outlet(connection: sqlite3.Connection, name: str | None) -> tuple[int | None, str | None]:
    if not name:
        return None, None
    known = outlet_of(name)
    outlet_id, country = connection.execute(
        "INSERT INTO outlet (name, country) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET country = coalesce(excluded.country, country) RETURNING id, country",
        (name, known.country if known else None),
    ).fetchone()
    return outlet_id, country
